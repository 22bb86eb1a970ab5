package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.messaging.Deliveries.Asked;
import prepaid.vending.messaging.Deliveries.Delivery;
import prepaid.vending.messaging.Deliveries.State;
import prepaid.vending.messaging.Deliveries.Text;
import prepaid.vending.messaging.TextLanguage;

class DynamoBuyersTest {
  private static final VendKey KEY = new VendKey("card", "000000000042");

  private final LocalPorts local =
      LocalPorts.fresh(
          Clock.fixed(Samples.NOW, ZoneOffset.UTC), TableShape.PURCHASES, TableShape.DELIVERIES);

  @Test
  void whoWasTextedIsForgottenAndThatItWasIsNot() {
    Asked asked = new Asked("+27821234567", TextLanguage.SWAHILI, List.of());
    List<Text> texts = List.of(Text.sent("m-1"));
    Delivery sent = new Delivery(KEY, State.SENT, 1, Samples.NOW, texts, Optional.of(asked));
    local.ports().deliveries().put(sent);
    for (int i = 0; i < 2; i++) {
      local.ports().buyers().erase(KEY);
    }
    Delivery nobody = new Delivery(KEY, State.SENT, 1, Samples.NOW, texts, Optional.empty());
    assertEquals(Optional.of(nobody), local.ports().deliveries().find(KEY));
    local.ports().buyers().erase(new VendKey("card", "000000000043"));
    String rows =
        local.rows().scan(scan -> scan.tableName(local.table(TableShape.DELIVERIES))).toString();
    assertFalse(rows.contains("27821234567") || rows.contains("000000000043"), rows);
  }

  @Test
  void aPurchaseThatIsNotThereIsNotMade() {
    local.ports().buyers().erase(Samples.purchaseId(1));
    assertEquals(
        0,
        local
            .rows()
            .scan(scan -> scan.tableName(local.table(TableShape.PURCHASES)))
            .items()
            .size());
  }
}
