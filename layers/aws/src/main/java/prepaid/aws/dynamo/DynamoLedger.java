package prepaid.aws.dynamo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import prepaid.vending.payments.PurchaseStatus;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The ledger of vends in DynamoDB: one transaction of three rows commits everything. */
public final class DynamoLedger implements Ledger {
  private static final int VEND = 0;
  private static final int METER = 1;
  private static final int SOURCE = 2;

  private final Table vends;
  private final Table meters;
  private final Table purchases;
  private final Transactions transactions;

  /** The names of the tables that a commit writes. */
  public record Tables(String vends, String meters, String purchases) {}

  public DynamoLedger(DynamoDbClient dynamo, Tables tables) {
    this.vends = new Table(dynamo, tables.vends());
    this.meters = new Table(dynamo, tables.meters());
    this.purchases = new Table(dynamo, tables.purchases());
    this.transactions = new Transactions(dynamo);
  }

  @Override
  public Optional<Vend> find(VendKey key) {
    return vends.read(VendRow.key(key)).map(VendRow::decode);
  }

  @Override
  public Commit commit(Vend vend, Meter before, VendState after) {
    if (!vend.meter().equals(before.registration().number()) || !vend.head().equals(after.head())) {
      throw new IllegalArgumentException("the vend, its meter and the new state do not fit");
    }
    List<TransactWriteItem> items =
        List.of(
            Transactions.putNew(vends, VendRow.KEY, VendRow.encode(vend)),
            newState(before, after),
            taken(vend));
    return switch (transactions.write(items, requestToken(vend, before))) {
      case Written.Done() -> new Commit.Done();
      case Written.Busy busy -> new Commit.Lost();
      case Written.Refused refused -> refused(refused, vend);
    };
  }

  /** The meter's new state, on its version; the registration is not touched. */
  private TransactWriteItem newState(Meter before, VendState after) {
    return new Update()
        .set(MeterRow.state(after))
        .set(MeterRow.VERSION, RowWriter.ofNumber(before.version() + 1))
        .removeUnset(MeterRow.OPTIONAL_STATE)
        .onlyIf(MeterRow.VERSION, RowWriter.ofNumber(before.version()))
        .of(meters, MeterRow.key(before.registration().number()));
  }

  private TransactWriteItem taken(Vend vend) {
    return switch (vend.source()) {
      case MoneySource.PaidPurchase(var purchaseId) ->
          new Update()
              .set(PurchaseRow.STATUS, PurchaseRow.status(PurchaseStatus.VENDED))
              .onlyIf(PurchaseRow.STATUS, PurchaseRow.status(PurchaseStatus.PAID))
              .onlyIf(PurchaseRow.METER, RowWriter.ofText(vend.meter().digits()))
              .onlyIf(PurchaseRow.AMOUNT, RowWriter.ofNumber(vend.tender().minor()))
              .onlyIf(
                  PurchaseRow.CURRENCY,
                  RowWriter.ofText(vend.tender().currency().getCurrencyCode()))
              .of(purchases, PurchaseRow.key(purchaseId));
    };
  }

  /** The order matters: a vend that was made has also spent its source and moved its meter. */
  private static Commit refused(Written.Refused refused, Vend vend) {
    if (refused.at(VEND)) {
      return new Commit.AlreadyVended(VendRow.decode(refused.old(VEND)));
    }
    if (refused.at(SOURCE)) {
      return new Commit.SourceRefused(whyNotPaying(refused.old(SOURCE), vend));
    }
    if (refused.at(METER)) {
      return new Commit.Lost();
    }
    throw new IllegalStateException("a condition that nobody set has failed");
  }

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
  private static String requestToken(Vend vend, Meter before) {
    String commit = vend.key().text() + "@" + before.version() + "@" + vend.hash();
    return UUID.nameUUIDFromBytes(commit.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
