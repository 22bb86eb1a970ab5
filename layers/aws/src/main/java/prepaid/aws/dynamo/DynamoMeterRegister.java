package prepaid.aws.dynamo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.sts.Drn;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterRegister;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.VendState;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The office's hand in the register, in DynamoDB: each write is a transaction over a meter's row
 * and its rows in the lists of its tariff, phone, account and utility. A meter that leaves a tariff
 * stays in that tariff's list, which a dry run goes through.
 */
public final class DynamoMeterRegister implements MeterRegister {
  private static final long FIRST_VERSION = 1;

  /** The names of the tables. */
  public record Tables(String meters, String registry, String phones, String lists) {}

  private final Table meters;
  private final Table registry;
  private final Table phones;
  private final Table lists;
  private final Transactions transactions;

  public DynamoMeterRegister(DynamoDbClient dynamo, Tables tables) {
    this.meters = new Table(dynamo, tables.meters());
    this.registry = new Table(dynamo, tables.registry());
    this.phones = new Table(dynamo, tables.phones());
    this.lists = new Table(dynamo, tables.lists());
    this.transactions = new Transactions(dynamo);
  }

  @Override
  public Map<Drn, Meter> read(List<Drn> numbers) {
    Map<Drn, Meter> found = new HashMap<>();
    new Rows(meters, MeterRow.METER)
        .read(numbers.stream().map(Drn::digits).toList())
        .forEach((digits, row) -> found.put(new Drn(digits), MeterRow.decode(row)));
    return found;
  }

  @Override
  public boolean register(List<Entry> entries) {
    List<TransactWriteItem> items = new ArrayList<>();
    for (Entry entry : entries) {
      items.add(Transactions.putNew(meters, MeterRow.METER, fresh(entry.registration())));
      items.addAll(listed(entry));
    }
    return written(items, () -> areThere(entries));
  }

  private static Map<String, AttributeValue> fresh(Registration registration) {
    Map<String, AttributeValue> row = new HashMap<>(MeterRow.key(registration.number()));
    row.putAll(MeterRow.registration(registration));
    row.putAll(MeterRow.state(VendState.fresh()));
    row.put(MeterRow.VERSION, RowWriter.ofNumber(FIRST_VERSION));
    return row;
  }

  private boolean areThere(List<Entry> entries) {
    Map<Drn, Meter> there =
        read(entries.stream().map(entry -> entry.registration().number()).toList());
    return entries.stream()
        .allMatch(entry ->
            Optional.ofNullable(there.get(entry.registration().number()))
                .map(Meter::registration)
                .filter(entry.registration()::equals)
                .isPresent());
  }

  @Override
  public boolean replace(List<Change> changes) {
    List<TransactWriteItem> items = new ArrayList<>();
    changes.forEach(change -> items.addAll(replaced(change)));
    return written(items, () -> changes.stream().allMatch(this::isThere));
  }

  private List<TransactWriteItem> replaced(Change change) {
    Registration after = change.after().registration();
    long version = change.before().version();
    Update update =
        new Update()
            .set(MeterRow.registration(after))
            .set(MeterRow.VERSION, RowWriter.ofNumber(version + 1))
            .removeUnset(MeterRow.OPTIONAL_REGISTRATION)
            .onlyIf(MeterRow.VERSION, RowWriter.ofNumber(version));
    change
        .office()
        .ifPresent(
            state -> update.set(MeterRow.office(state)).removeUnset(MeterRow.OPTIONAL_OFFICE));
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(update.of(meters, MeterRow.key(after.number())));
    items.addAll(listed(change.after()));
    items.addAll(unlisted(change));
    return items;
  }

  private boolean isThere(Change change) {
    Registration after = change.after().registration();
    return Optional.ofNullable(read(List.of(after.number())).get(after.number()))
        .filter(meter -> meter.registration().equals(after))
        .filter(meter -> meter.version() == change.before().version() + 1)
        .isPresent();
  }

  private List<TransactWriteItem> listed(Entry entry) {
    Registration meter = entry.registration();
    List<TransactWriteItem> puts = new ArrayList<>();
    puts.add(Transactions.put(registry, DynamoTariffMeters.row(meter.tariff(), meter.number())));
    phoneRows(meter).forEach(row -> puts.add(Transactions.put(phones, row)));
    MeterListRow.rows(entry).forEach(row -> puts.add(Transactions.put(lists, row)));
    return puts;
  }

  /** The lists that named the meter and no longer do: what they say may be personal. */
  private List<TransactWriteItem> unlisted(Change change) {
    Registration before = change.before().registration();
    List<TransactWriteItem> deletes = new ArrayList<>();
    Set<Map<String, AttributeValue>> left = phoneRows(before);
    left.removeAll(phoneRows(change.after().registration()));
    left.forEach(row -> deletes.add(delete(phones, row)));
    // A utility that is not known cannot have been another one's.
    String utility = change.utilityBefore().orElse(change.after().utility());
    Set<Map<String, AttributeValue>> unlisted = MeterListRow.rows(new Entry(before, utility));
    unlisted.removeAll(MeterListRow.rows(change.after()));
    unlisted.forEach(row -> deletes.add(delete(lists, row)));
    return deletes;
  }

  private static Set<Map<String, AttributeValue>> phoneRows(Registration meter) {
    Set<Map<String, AttributeValue>> rows = new HashSet<>();
    meter
        .holder()
        .phone()
        .ifPresent(phone -> rows.add(DynamoPhones.meterRow(phone, meter.number())));
    return rows;
  }

  private static TransactWriteItem delete(Table table, Map<String, AttributeValue> key) {
    return TransactWriteItem.builder()
        .delete(Delete.builder().tableName(table.name()).key(key).build())
        .build();
  }

  /** When the answer was lost, the rows tell: what was asked for stands there, or it does not. */
  private boolean written(List<TransactWriteItem> items, BooleanSupplier isThere) {
    try {
      return transactions.settle(items) instanceof Written.Done;
    } catch (OutcomeUnknown unknown) {
      if (isThere.getAsBoolean()) {
        return true;
      }
      throw unknown;
    }
  }
}
