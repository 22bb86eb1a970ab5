package prepaid.aws.dynamo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.vending.ledger.Advices.Held;
import prepaid.vending.ledger.Budget;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import prepaid.vending.partners.FloatKeeper;
import prepaid.vending.payments.PurchaseStatus;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The ledger of vends in DynamoDB: one transaction of two or three rows commits everything. */
public final class DynamoLedger implements Ledger {
  private static final int VEND = 0;
  private static final int METER = 1;
  private static final int SOURCE = 2;

  private final Table vends;
  private final Table meters;
  private final Table purchases;
  private final Transactions transactions;
  private final Optional<Module> module;
  private final Optional<Table> budgets;

  /** What only the secure module writes: where partners' money is, and the desk's budgets. */
  public record Module(Floats floats, String budgets) {}

  /** Where partners' money is, and which part of it this instance sells from. */
  public record Floats(DynamoFloats slices, FloatKeeper keeper) {}

  /** The names of the tables that a commit writes. */
  public record Tables(String vends, String meters, String purchases) {}

  /** A ledger that vends for consumers' purchases only, or is only read. */
  public DynamoLedger(DynamoDbClient dynamo, Tables tables) {
    this(dynamo, tables, Optional.empty());
  }

  public DynamoLedger(DynamoDbClient dynamo, Tables tables, Module module) {
    this(dynamo, tables, Optional.of(module));
  }

  private DynamoLedger(DynamoDbClient dynamo, Tables tables, Optional<Module> module) {
    this.vends = new Table(dynamo, tables.vends());
    this.meters = new Table(dynamo, tables.meters());
    this.purchases = new Table(dynamo, tables.purchases());
    this.transactions = new Transactions(dynamo);
    this.module = module;
    this.budgets = module.map(own -> new Table(dynamo, own.budgets()));
  }

  @Override
  public Optional<Vend> find(VendKey key) {
    return vends.read(VendRow.key(key)).filter(VendRow::isVend).map(VendRow::decode);
  }

  @Override
  public Commit commit(Vend vend, Meter before, VendState after, Optional<Budget> budget) {
    if (!vend.meter().equals(before.registration().number()) || !vend.head().equals(after.head())) {
      throw new IllegalArgumentException("the vend, its meter and the new state do not fit");
    }
    return switch (vend.source()) {
      case MoneySource.PaidPurchase(var id) -> {
        Written written = write(vend, before, after, new Taken(purchaseTaken(vend, id), ""));
        yield decided(written, vend).orElseThrow();
      }
      // Its own row is the mark that the card was redeemed: nothing else is written.
      case MoneySource.Card card -> alone(vend, before, after);
      // The meter's own row has the debt.
      case MoneySource.OnAccount account -> alone(vend, before, after);
      case MoneySource.Unpaid unpaid when budget.isEmpty() -> alone(vend, before, after);
      case MoneySource.Unpaid unpaid -> {
        Table own = budgets.orElseThrow(() -> new IllegalStateException("wired without budgets"));
        Taken taken = new Taken(BudgetRow.taken(own, budget.get()), budget.get().name());
        yield decided(write(vend, before, after, taken), vend).orElseThrow();
      }
      case MoneySource.PartnerFloat account -> fromFloat(account, vend, before, after);
    };
  }

  private Commit alone(Vend vend, Meter before, VendState after) {
    Written written = transactions.write(rows(vend, before, after), requestToken(vend, before, ""));
    return decided(written, vend).orElseThrow();
  }

  /** How the source pays, and what tells one way of paying for the same vend from another. */
  private record Taken(TransactWriteItem item, String place) {}

  private Written write(Vend vend, Meter before, VendState after, Taken taken) {
    List<TransactWriteItem> items = new ArrayList<>(rows(vend, before, after));
    items.add(taken.item());
    return transactions.write(items, requestToken(vend, before, taken.place()));
  }

  private List<TransactWriteItem> rows(Vend vend, Meter before, VendState after) {
    return List.of(
        Transactions.putNew(vends, VendRow.KEY, row(vend, before, after)),
        MeterRow.newState(meters, before, after, vend.sts()));
  }

  private static Map<String, AttributeValue> row(Vend vend, Meter before, VendState after) {
    return vend.isHeld()
        ? VendRow.encodeHeld(vend, new Held(before.state(), after.debts()))
        : VendRow.encode(vend);
  }

  /** Tries other slices while only the slice refuses: the vend stays what it is. */
  private Commit fromFloat(
      MoneySource.PartnerFloat account, Vend vend, Meter before, VendState after) {
    Floats own =
        module
            .map(Module::floats)
            .orElseThrow(() -> new IllegalStateException("wired without floats"));
    long minor = account.settlement().orElseThrow().taken(vend.tender()).minor();
    FloatKeeper.Found found = own.keeper().slice(account.partner(), minor);
    for (int i = 0; i < Limits.FLOAT_TRIES_MAX; i++) {
      if (found instanceof FloatKeeper.Found.Short) {
        return new Commit.SourceRefused(FLOAT_TOO_LOW);
      }
      if (!(found instanceof FloatKeeper.Found.Slice(int number, var claim))) {
        return new Commit.Lost();
      }
      TransactWriteItem item = own.slices().taken(account.partner(), number, minor, claim);
      Written written =
          write(vend, before, after, new Taken(item, number + "@" + claim.until() + "@" + i));
      if (written instanceof Written.Done) {
        own.keeper().keep(account.partner(), number);
      }
      Optional<Commit> commit = decided(written, vend);
      if (commit.isPresent()) {
        return commit.get();
      }
      found = own.keeper().look(account.partner(), minor);
    }
    return new Commit.Lost();
  }

  private static final Refusal FLOAT_TOO_LOW =
      Refusal.of(
          RefusalKind.FLOAT_TOO_LOW, "The partner's float does not cover this sale: pay in first.");

  private TransactWriteItem purchaseTaken(Vend vend, String purchaseId) {
    return new Update()
        .set(PurchaseRow.STATUS, PurchaseRow.status(PurchaseStatus.VENDED))
        .onlyIf(PurchaseRow.STATUS, PurchaseRow.status(PurchaseStatus.PAID))
        .onlyIf(PurchaseRow.METER, RowWriter.ofText(vend.meter().digits()))
        .onlyIf(PurchaseRow.AMOUNT, RowWriter.ofNumber(vend.tender().minor()))
        .onlyIf(PurchaseRow.CURRENCY, RowWriter.ofText(vend.tender().currency().getCurrencyCode()))
        .of(purchases, PurchaseRow.key(purchaseId));
  }

  /** Empty when only the slice refused, so that another one may be tried. */
  private static Optional<Commit> decided(Written written, Vend vend) {
    return switch (written) {
      case Written.Done() -> Optional.of(new Commit.Done());
      case Written.Busy busy -> Optional.of(new Commit.Lost());
      case Written.Refused refused -> refused(refused, vend);
    };
  }

  /** The order matters: a vend that was made has also spent its source and moved its meter. */
  private static Optional<Commit> refused(Written.Refused refused, Vend vend) {
    if (refused.at(VEND)) {
      Map<String, AttributeValue> there = refused.old(VEND);
      return Optional.of(
          VendRow.isVend(there)
              ? new Commit.AlreadyVended(VendRow.decode(there))
              : new Commit.AlreadyReversed());
    }
    boolean fromFloat = vend.source() instanceof MoneySource.PartnerFloat;
    if (refused.at(SOURCE) && !fromFloat) {
      return Optional.of(new Commit.SourceRefused(sourceRefusal(refused.old(SOURCE), vend)));
    }
    if (refused.at(METER)) {
      return Optional.of(new Commit.Lost());
    }
    if (refused.at(SOURCE)) {
      return Optional.empty();
    }
    throw new IllegalStateException("a condition that nobody set has failed");
  }

  private static Refusal sourceRefusal(Map<String, AttributeValue> there, Vend vend) {
    return vend.source() instanceof MoneySource.Unpaid
        ? BUDGET_USED_UP
        : Refusal.of(RefusalKind.PAYMENT_NOT_USABLE, "source", whyNotPaying(there, vend));
  }

  private static final Refusal BUDGET_USED_UP =
      Refusal.of(
          RefusalKind.BUDGET_USED_UP,
          "What may be given today, or in this campaign, is used up; nothing was given.");

  private static String whyNotPaying(Map<String, AttributeValue> purchase, Vend vend) {
    if (purchase.isEmpty()) {
      return "There is no such purchase.";
    }
    RowReader row = RowReader.ofSecretKey("purchase", PurchaseRow.KEY, purchase);
    if (!row.text(PurchaseRow.METER).equals(vend.meter().digits())) {
      return "The purchase is for another meter.";
    }
    if (row.number(PurchaseRow.AMOUNT) != vend.tender().minor()
        || !row.currency(PurchaseRow.CURRENCY).equals(vend.tender().currency())) {
      return "The purchase is for another amount.";
    }
    return "The purchase is not in the state paid, but " + row.text(PurchaseRow.STATUS) + ".";
  }

  /** The same commit has the same token, so a retry of it is answered like the first try. */
  private static String requestToken(Vend vend, Meter before, String place) {
    String commit = vend.key().text() + "@" + before.version() + "@" + vend.hash() + "@" + place;
    return UUID.nameUUIDFromBytes(commit.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
