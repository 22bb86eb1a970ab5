package prepaid.aws.dynamo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.limits.Limits;
import prepaid.vending.payments.Checkout;
import prepaid.vending.payments.PaymentEvent;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.PurchaseStatus;
import prepaid.vending.payments.Purchases;
import prepaid.vending.payments.Reminder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Purchases in DynamoDB: each step and its reminders in one transaction. */
public final class DynamoPurchases implements Purchases {

  private static final int FIRST = 0;

  private final Table table;
  private final Transactions transactions;
  private final DynamoReminders calendar;

  /**
   * @param calendar where the reminders of each step go, in the same transaction
   */
  public DynamoPurchases(DynamoDbClient dynamo, String table, DynamoReminders calendar) {
    this.table = new Table(dynamo, table);
    this.transactions = new Transactions(dynamo);
    this.calendar = calendar;
  }

  @Override
  public Creation create(
      Purchase purchase, String mark, String fingerprint, List<Reminder> reminders) {
    Creation.Existing ours = new Creation.Existing(purchase.id(), fingerprint);
    Map<String, AttributeValue> markRow = MarkRow.encode(mark, ours);
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(Transactions.putNew(table, PurchaseRow.KEY, markRow));
    items.add(Transactions.putNew(table, PurchaseRow.KEY, PurchaseRow.encode(purchase)));
    items.addAll(calendar.puts(reminders));
    try {
      return switch (transactions.settle(items)) {
        case Written.Done() -> new Creation.Created();
        case Written.Refused refused when refused.at(FIRST) -> MarkRow.decode(refused.old(FIRST));
        case Written.Refused refused ->
            throw new IllegalStateException("a purchase's id came twice");
        case Written.Busy busy -> throw new IllegalStateException("settled, and busy");
      };
    } catch (OutcomeUnknown unknown) {
      Creation.Existing existing = marked(mark).orElseThrow(() -> unknown);
      return existing.equals(ours) ? new Creation.Created() : existing;
    }
  }

  @Override
  public Optional<Creation.Existing> marked(String mark) {
    return table.read(MarkRow.key(mark)).map(MarkRow::decode);
  }

  @Override
  public Optional<Purchase> find(String id) {
    return table.read(PurchaseRow.key(id)).map(PurchaseRow::decode);
  }

  @Override
  public void attach(String id, Checkout checkout) {
    Update update =
        new Update()
            .set(PurchaseRow.checkout(checkout))
            .onlyIfPresent(PurchaseRow.KEY)
            .onlyIfAbsent(PurchaseRow.CHECKOUT_SESSION);
    var request = update.request(table, PurchaseRow.key(id));
    try {
      table.plainly("update", () -> table.dynamo().updateItem(request));
    } catch (ConditionalCheckFailedException there) {
      if (!there.hasItem() || there.item().isEmpty()) {
        throw new IllegalStateException("a checkout for a purchase that does not exist", there);
      }
    }
  }

  @Override
  public Recording record(
      PaymentEvent event, List<PurchaseStatus> from, Purchase after, List<Reminder> reminders) {
    try {
      for (int i = 0; i < Limits.BUSY_TRIES_MAX; i++) {
        Optional<Recording> recording = moveWith(event, from, after, reminders);
        if (recording.isEmpty()) {
          recording = storeOnly(event, from, after.id());
        }
        if (recording.isPresent()) {
          return recording.get();
        }
      }
    } catch (OutcomeUnknown unknown) {
      return table.read(EventRow.key(event)).map(EventRow::recorded).orElseThrow(() -> unknown);
    }
    throw new StoreFailed("a purchase kept moving; the event was not stored");
  }

  /** Empty when the purchase is in none of the statuses. */
  private Optional<Recording> moveWith(
      PaymentEvent event, List<PurchaseStatus> from, Purchase after, List<Reminder> reminders) {
    if (from.isEmpty()) {
      return Optional.empty();
    }
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(Transactions.putNew(table, PurchaseRow.KEY, EventRow.encode(event, true)));
    items.add(moved(from, after));
    items.addAll(calendar.puts(reminders));
    return switch (transactions.settle(items)) {
      case Written.Refused refused when refused.at(FIRST) -> Optional.of(Recording.SEEN_BEFORE);
      case Written.Refused refused -> Optional.empty();
      default -> Optional.of(Recording.MOVED);
    };
  }

  /** Empty when the purchase has come into one of the statuses after all. */
  private Optional<Recording> storeOnly(
      PaymentEvent event, List<PurchaseStatus> from, String purchaseId) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(Transactions.putNew(table, PurchaseRow.KEY, EventRow.encode(event, false)));
    if (!from.isEmpty()) {
      items.add(notIn(from, purchaseId));
    }
    return switch (transactions.settle(items)) {
      case Written.Refused refused when refused.at(FIRST) -> Optional.of(Recording.SEEN_BEFORE);
      case Written.Refused refused -> Optional.empty();
      default -> Optional.of(Recording.STORED_ONLY);
    };
  }

  @Override
  public boolean move(PurchaseStatus from, Purchase after, List<Reminder> reminders) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(moved(List.of(from), after));
    items.addAll(calendar.puts(reminders));
    try {
      return transactions.settle(items) instanceof Written.Done;
    } catch (OutcomeUnknown unknown) {
      Optional<PurchaseStatus> status = find(after.id()).map(Purchase::status);
      if (status.equals(Optional.of(from))) {
        throw unknown;
      }
      return status.equals(Optional.of(after.status()));
    }
  }

  private TransactWriteItem moved(List<PurchaseStatus> from, Purchase after) {
    return new Update()
        .set(PurchaseRow.progress(after))
        .onlyIfOneOf(PurchaseRow.STATUS, statuses(from))
        .of(table, PurchaseRow.key(after.id()));
  }

  /** Holds for a purchase in another status, and for one that does not exist. */
  private TransactWriteItem notIn(List<PurchaseStatus> from, String purchaseId) {
    List<String> conditions = new ArrayList<>();
    Map<String, AttributeValue> values = new HashMap<>();
    for (AttributeValue status : statuses(from)) {
      String placeholder = ":s" + values.size();
      values.put(placeholder, status);
      conditions.add("#st <> " + placeholder);
    }
    return TransactWriteItem.builder()
        .conditionCheck(check ->
            check
                .tableName(table.name())
                .key(PurchaseRow.key(purchaseId))
                .conditionExpression(String.join(" AND ", conditions))
                .expressionAttributeNames(Map.of("#st", PurchaseRow.STATUS))
                .expressionAttributeValues(values))
        .build();
  }

  private static List<AttributeValue> statuses(List<PurchaseStatus> statuses) {
    return statuses.stream().map(PurchaseRow::status).toList();
  }
}
