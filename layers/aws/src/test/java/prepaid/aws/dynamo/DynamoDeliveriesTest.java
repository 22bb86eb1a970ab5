package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.Fault;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.messaging.Deliveries;
import prepaid.vending.messaging.Deliveries.Delivery;
import prepaid.vending.messaging.Deliveries.State;

class DynamoDeliveriesTest {
  private static final VendKey KEY = new VendKey("web", Samples.purchaseId(1));

  private final LocalPorts local =
      LocalPorts.fresh(Clock.fixed(Samples.NOW, ZoneOffset.UTC), TableShape.DELIVERIES);
  private final Deliveries deliveries = local.ports().deliveries();

  @Test
  void aDeliveryIsReplacedWhole() {
    assertEquals(Optional.empty(), deliveries.find(KEY));
    Delivery sent = new Delivery(KEY, State.SENT, 1, Samples.NOW, Optional.of("message-1"));
    Delivery parked =
        new Delivery(KEY, State.PARKED, 2, Samples.NOW.plusSeconds(60), Optional.empty());

    deliveries.put(sent);
    assertEquals(Optional.of(sent), deliveries.find(KEY));
    deliveries.put(parked);
    assertEquals(Optional.of(parked), deliveries.find(KEY));
    assertEquals(Optional.empty(), deliveries.find(new VendKey("web", "other")));
  }

  @Test
  void aFailureIsNoDelivery() {
    local.faults().always("UpdateItem", Fault.refused("AccessDeniedException"));
    Delivery failed = new Delivery(KEY, State.FAILED, 10, Samples.NOW, Optional.empty());
    assertThrows(StoreFailed.class, () -> deliveries.put(failed));
    assertEquals(Optional.empty(), deliveries.find(KEY));
  }
}
