package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import prepaid.vending.messaging.Deliveries.Text;
import prepaid.vending.messaging.DeliveryReport;
import prepaid.vending.messaging.DeliveryReport.Result;
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
    Delivery sent =
        new Delivery(KEY, State.SENT, 1, Samples.NOW, List.of(Text.sent("message-1")), NONE);
    Delivery parked =
        new Delivery(KEY, State.PARKED, 2, Samples.NOW.plusSeconds(60), List.of(), NONE);

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
        new Delivery(key, State.PARKED, 1, Samples.NOW, List.of(), Optional.of(asked));
    deliveries.put(parked);
    assertEquals(Optional.of(parked), deliveries.find(key));

    deliveries.put(
        new Delivery(key, State.SENT, 2, Samples.NOW, List.of(Text.sent("m")), Optional.of(asked)));
    Asked said = deliveries.find(key).orElseThrow().asked().orElseThrow();
    assertEquals(new Asked("+27821234567", TextLanguage.RUSSIAN, List.of()), said);
  }

  private static DeliveryReport report(Result result) {
    return new DeliveryReport("m-1", result, "Phone is | off", Samples.NOW.plusMillis(7));
  }

  @Test
  void whatAReaderSawIsReplacedOnlyWhileItStands() {
    Delivery sent = new Delivery(KEY, State.SENT, 1, Samples.NOW, List.of(Text.sent("m-1")), NONE);
    Text lost = new Text(Optional.of("m-1"), Optional.of(report(Result.UNREACHED)));
    Text unsent = new Text(Optional.empty(), Optional.empty());
    Delivery parked = new Delivery(KEY, State.PARKED, 1, Samples.NOW, List.of(lost, unsent), NONE);
    assertFalse(deliveries.replace(sent, parked), "nothing is there");
    assertTrue(deliveries.add(sent));
    assertFalse(deliveries.add(parked));
    assertTrue(deliveries.replace(sent, parked));
    assertEquals(Optional.of(parked), deliveries.find(KEY));
    assertFalse(deliveries.replace(sent, parked));
  }

  @Test
  void aReportAndWhoseTextItIsMeetInEitherOrder() {
    assertEquals(Optional.empty(), deliveries.reported(report(Result.UNREACHED)));
    assertEquals(Optional.of(report(Result.UNREACHED)), deliveries.sent("m-1", KEY));
    assertEquals(Optional.of(KEY), deliveries.reported(report(Result.UNREACHED)));

    assertEquals(Optional.of(KEY), deliveries.reported(report(Result.DELIVERED)));
    assertEquals(Optional.of(KEY), deliveries.reported(report(Result.REFUSED)), "it arrived");
    assertEquals(Optional.of(report(Result.DELIVERED)), deliveries.sent("m-1", KEY));
    assertEquals(Optional.empty(), deliveries.sent("m-2", KEY));
  }

  @Test
  void aFailureIsNoDelivery() {
    local.faults().always("UpdateItem", Fault.refused("AccessDeniedException"));
    Delivery failed = new Delivery(KEY, State.FAILED, 10, Samples.NOW, List.of(), NONE);
    assertThrows(StoreFailed.class, () -> deliveries.put(failed));
    assertEquals(Optional.empty(), deliveries.find(KEY));
  }
}
