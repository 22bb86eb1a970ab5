package prepaid.aws.dynamo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.sts.Drn;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.Meters;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.VendState;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The register of meters in DynamoDB. */
public final class DynamoMeters implements Meters {
  private static final long FIRST_VERSION = 1;

  private final Table table;
  private final Transactions transactions;

  public DynamoMeters(DynamoDbClient dynamo, String table) {
    this.table = new Table(dynamo, table);
    this.transactions = new Transactions(dynamo);
  }

  @Override
  public Optional<Meter> read(Drn number) {
    return table.read(MeterRow.key(number)).map(MeterRow::decode);
  }

  @Override
  public boolean register(Registration registration) {
    Map<String, AttributeValue> row = new HashMap<>(MeterRow.key(registration.number()));
    row.putAll(MeterRow.registration(registration));
    row.putAll(MeterRow.state(VendState.fresh()));
    row.put(MeterRow.VERSION, RowWriter.ofNumber(FIRST_VERSION));
    return written(
        Transactions.putNew(table, MeterRow.METER, row),
        meter -> meter.registration().equals(registration),
        registration.number());
  }

  @Override
  public boolean replace(Registration registration, long version) {
    return written(
        registered(registration, version).of(table, MeterRow.key(registration.number())),
        meter -> meter.registration().equals(registration),
        registration.number());
  }

  @Override
  public boolean replace(Registration registration, VendState office, long version) {
    Update update =
        registered(registration, version)
            .set(MeterRow.office(office))
            .removeUnset(MeterRow.OPTIONAL_OFFICE);
    return written(
        update.of(table, MeterRow.key(registration.number())),
        meter ->
            meter.registration().equals(registration)
                && meter.state().withOffice(office).equals(meter.state())
                && meter.version() == version + 1,
        registration.number());
  }

  private static Update registered(Registration registration, long version) {
    return new Update()
        .set(MeterRow.registration(registration))
        .set(MeterRow.VERSION, RowWriter.ofNumber(version + 1))
        .removeUnset(MeterRow.OPTIONAL_REGISTRATION)
        .onlyIf(MeterRow.VERSION, RowWriter.ofNumber(version));
  }

  /** When the answer was lost, the row tells: what was asked for stands there, or it does not. */
  private boolean written(TransactWriteItem write, Predicate<Meter> asked, Drn number) {
    try {
      return transactions.settle(List.of(write)) instanceof Written.Done;
    } catch (OutcomeUnknown unknown) {
      if (read(number).filter(asked).isPresent()) {
        return true;
      }
      throw unknown;
    }
  }
}
