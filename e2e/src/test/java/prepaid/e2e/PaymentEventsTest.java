package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.e2e.Http.Reply;

/** Only the provider's own, fresh word is believed. */
class PaymentEventsTest {
  private static final String EVENTS = "/v1/payments/sandbox/events";

  private final RunningSystem system = RunningSystem.shared();
  private final Reply order =
      system.order(RunningSystem.meter("flat", "ZAR"), "75.00", Optional.empty());

  @Test
  void anUnsignedEventChangesNothing() {
    assertRefused(system.api().send("POST", EVENTS, event()));
  }

  @Test
  void anEventSignedByNobodyWeKnowChangesNothing() {
    String now = Long.toString(java.time.InstantSource.system().millis() / 1000);
    assertRefused(
        system
            .api()
            .with("Sandbox-Signature", "t=" + now + ",v1=" + "ab".repeat(32))
            .send("POST", EVENTS, event()));
  }

  @Test
  void aStaleEventChangesNothing() {
    assertRefused(
        system
            .api()
            .with("Sandbox-Signature", "t=1600000000,v1=" + "ab".repeat(32))
            .send("POST", EVENTS, event()));
  }

  @Test
  void aProviderThatWeDoNotKnowIsNotFound() {
    assertEquals(404, system.api().send("POST", "/v1/payments/other/events", event()).status());
  }

  private void assertRefused(Reply reply) {
    assertTrue(reply.status() == 400 || reply.status() == 401, reply.toString());
    assertTrue(reply.contentType().startsWith("application/problem+json"));
    assertEquals("awaiting-payment", system.purchase(order).text("status"));
  }

  private String event() {
    return "{\"id\":\"evt_forged\",\"type\":\"payment.succeeded\",\"created\":1700000000,\"data\":"
        + "{\"session\":\"s\",\"reference\":\""
        + order.text("id")
        + "\",\"amount\":\"75.00\",\"currency\":\"ZAR\"}}";
  }
}
