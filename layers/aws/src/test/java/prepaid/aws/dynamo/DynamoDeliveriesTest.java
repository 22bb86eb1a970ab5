package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.Fault;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.messaging.Deliveries;
import prepaid.vending.messaging.Deliveries.Asked;
import prepaid.vending.messaging.Deliveries.Delivery;
import prepaid.vending.messaging.Deliveries.State;
import prepaid.vending.messaging.TextLanguage;

class DynamoDeliveriesTest {
  private static final VendKey KEY = new VendKey("web", Samples.purchaseId(1));

  private static final Optional<Asked> NONE = Optional.empty();

  private final LocalPorts local =
      LocalPorts.fresh(Clock.fixed(Samples.NOW, ZoneOffset.UTC), TableShape.DELIVERIES);
  private final Deliveries deliveries = local.ports().deliveries();

  @Test
  void aDeliveryIsReplacedWhole() {
    assertEquals(Optional.empty(), deliveries.find(KEY));
    Delivery sent = new Delivery(KEY, State.SENT, 1, Samples.NOW, Optional.of("message-1"), NONE);
    Delivery parked =
        new Delivery(KEY, State.PARKED, 2, Samples.NOW.plusSeconds(60), Optional.empty(), NONE);

    deliveries.put(sent);
    assertEquals(Optional.of(sent), deliveries.find(KEY));
    deliveries.put(parked);
    assertEquals(Optional.of(parked), deliveries.find(KEY));
    assertEquals(Optional.empty(), deliveries.find(new VendKey("web", "other")));
  }

  @Test
  void anAnswerKeepsItsWordsOnlyWhileItWaits() {
    VendKey key = new VendKey("sms", "4f1c2b1a");
    Asked asked = new Asked("+27821234567", TextLanguage.RUSSIAN, List.of("раз", "два"));
    Delivery parked =
        new Delivery(key, State.PARKED, 1, Samples.NOW, Optional.empty(), Optional.of(asked));
    deliveries.put(parked);
    assertEquals(Optional.of(parked), deliveries.find(key));

    deliveries.put(
        new Delivery(key, State.SENT, 2, Samples.NOW, Optional.of("m"), Optional.of(asked)));
    Asked said = deliveries.find(key).orElseThrow().asked().orElseThrow();
    assertEquals(new Asked("+27821234567", TextLanguage.RUSSIAN, List.of()), said);
  }

  @Test
  void aFailureIsNoDelivery() {
    local.faults().always("UpdateItem", Fault.refused("AccessDeniedException"));
    Delivery failed = new Delivery(KEY, State.FAILED, 10, Samples.NOW, Optional.empty(), NONE);
    assertThrows(StoreFailed.class, () -> deliveries.put(failed));
    assertEquals(Optional.empty(), deliveries.find(KEY));
  }
}
