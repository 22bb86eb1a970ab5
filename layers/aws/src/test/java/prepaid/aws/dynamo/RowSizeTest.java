package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.WriteUnits;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import prepaid.vending.payments.Checkout;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.PurchaseStatus;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The rows that a vend's transaction touches cost their one kilobyte each. */
class RowSizeTest {
  private static final int KILOBYTE = 1024;

  @Test
  void aMetersRowIsAtMostAKilobyte() {
    Meter fresh = new Meter(Samples.registration(Samples.drn(7)), VendState.fresh(), 1);
    Vend vend = Samples.vend(fresh, Samples.purchaseId(7), 2);
    Map<String, AttributeValue> row = new HashMap<>(MeterRow.key(Samples.drn(7)));
    row.putAll(MeterRow.registration(fresh.registration()));
    row.putAll(MeterRow.state(Samples.after(vend)));
    row.put(MeterRow.VERSION, RowWriter.ofNumber(123_456));
    assertAtMostAKilobyte(row);
    row.putAll(
        MeterRow.office(Samples.after(vend).withDebts(Collections.nCopies(8, Samples.ARREARS))));
    assertAtMostAKilobyte(row);
  }

  @Test
  void aPurchasesRowIsAtMostAKilobyte() {
    Purchase vended =
        Samples.purchase(Samples.purchaseId(7), Samples.drn(7), PurchaseStatus.VENDED);
    Purchase longest =
        new Purchase(
            vended.id(),
            vended.meter(),
            vended.amount(),
            vended.phone(),
            vended.language(),
            vended.provider(),
            Optional.of(
                new Checkout(
                    "cs_live_" + "a".repeat(58),
                    "https://checkout.payments.example/c/pay/" + "b".repeat(200))),
            PurchaseStatus.AWAITING_PAYMENT,
            vended.createdAt(),
            vended.received(),
            vended.paidAt(),
            vended.decideBy(),
            Optional.of("The meter was blocked by the utility after the order: " + "w".repeat(90)));
    assertAtMostAKilobyte(PurchaseRow.encode(longest));
  }

  private static void assertAtMostAKilobyte(Map<String, AttributeValue> row) {
    int bytes = WriteUnits.bytes(row);
    assertTrue(bytes <= KILOBYTE, bytes + " bytes");
    assertTrue(bytes > KILOBYTE / 4, "a sample so small proves little: " + bytes + " bytes");
  }
}
