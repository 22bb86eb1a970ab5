package prepaid.aws.dynamo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.vending.ledger.Advices;
import prepaid.vending.ledger.Ledger.Commit;
import prepaid.vending.ledger.MoneySource.PartnerFloat;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Confirmations, reversals and tombstones: rows beside the vends, in the same table. */
public final class DynamoAdvices implements Advices {
  private static final int FIRST = 0;

  private final Table vends;
  private final Table meters;
  private final Transactions transactions;
  private final Optional<MoneyBack> floats;

  /**
   * Where money goes back to.
   *
   * @param random chooses a slice, so that reversals rarely meet a sale
   */
  public record MoneyBack(DynamoFloats slices, RandomGenerator random) {}

  /** For looking only, and for what moves no money. */
  public DynamoAdvices(DynamoDbClient dynamo, DynamoLedger.Tables tables) {
    this(dynamo, tables, Optional.empty());
  }

  public DynamoAdvices(DynamoDbClient dynamo, DynamoLedger.Tables tables, MoneyBack floats) {
    this(dynamo, tables, Optional.of(floats));
  }

  private DynamoAdvices(
      DynamoDbClient dynamo, DynamoLedger.Tables tables, Optional<MoneyBack> floats) {
    this.vends = new Table(dynamo, tables.vends());
    this.meters = new Table(dynamo, tables.meters());
    this.transactions = new Transactions(dynamo);
    this.floats = floats;
  }

  @Override
  public Optional<Advised> advised(VendKey sale) {
    return vends
        .read(VendRow.key(sale.followUp()))
        .map(DynamoAdvices::advised)
        .or(() ->
            vends
                .read(VendRow.key(sale))
                .filter(row -> !VendRow.isVend(row))
                .map(tombstone -> Advised.NEVER_SOLD));
  }

  private static Advised advised(Map<String, AttributeValue> followUp) {
    return VendRow.isVend(followUp) ? Advised.REVERSED : Advised.CONFIRMED;
  }

  @Override
  public Advised confirm(VendKey sale, Instant at) {
    Written written = transactions.settle(List.of(putNew(VendRow.confirmation(sale, at))));
    return written instanceof Written.Refused refused
        ? advised(refused.old(FIRST))
        : Advised.CONFIRMED;
  }

  @Override
  public boolean bury(VendKey sale, Instant at) {
    Written written = transactions.settle(List.of(putNew(VendRow.tombstone(sale, at))));
    return !(written instanceof Written.Refused refused) || !VendRow.isVend(refused.old(FIRST));
  }

  @Override
  public Optional<Held> held(VendKey sale) {
    return vends.read(VendRow.key(sale)).flatMap(VendRow::held);
  }

  @Override
  public Commit reverse(Vend reversal, Meter before, VendState after) {
    if (!(reversal.source() instanceof PartnerFloat account) || !reversal.isReversal()) {
      throw new IllegalArgumentException("only a sale from a float is reversed");
    }
    MoneyBack own = floats.orElseThrow(() -> new IllegalStateException("wired without floats"));
    long minor = -account.settlement().orElseThrow().taken(reversal.tender()).minor();
    int slice = own.random().nextInt(Limits.FLOAT_SLICES);
    Written written =
        transactions.once(
            List.of(
                putNew(VendRow.encode(reversal)),
                MeterRow.newState(meters, before, after, before.registration().sts()),
                own.slices().changed(account.partner(), slice, minor)));
    return switch (written) {
      case Written.Done() -> new Commit.Done();
      case Written.Refused refused when refused.at(FIRST) -> new Commit.AlreadyReversed();
      case Written.Refused refused -> new Commit.Lost();
      case Written.Busy busy -> new Commit.Lost();
    };
  }

  private TransactWriteItem putNew(Map<String, AttributeValue> row) {
    return Transactions.putNew(vends, VendRow.KEY, row);
  }
}
