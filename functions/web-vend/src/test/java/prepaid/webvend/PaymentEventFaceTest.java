package prepaid.webvend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.http.HttpResponse;
import prepaid.vending.limits.Limits;
import prepaid.vending.payments.PurchaseStatus;
import prepaid.vending.payments.Reminder;

class PaymentEventFaceTest {
  private final Town town = new Town();
  private final String id = town.ordered();

  @Test
  void aPaymentIsVendedOnceHoweverOftenItIsTold() {
    assertEquals(200, town.event("e1", id, "500.00").status(), town.log::toString);
    int writes = town.store.writes;
    assertEquals(200, town.event("e1", id, "500.00").status());
    assertEquals(200, town.event("e1", id, "500.00").status());

    assertEquals(1, town.store.vends().size());
    assertEquals(writes, town.store.writes);
    assertEquals(1, town.wrapping.unwraps);
    assertEquals(1, town.moduleCalls);
  }

  @Test
  void unsignedAndStaleEventsChangeNothing() {
    String body = Town.eventBody("e1", id, "500.00");
    int writes = town.store.writes;
    String path = "/v1/payments/sandbox/events";
    Instant stale = Town.NOW.minus(Limits.EVENT_AGE_MAX).minusSeconds(1);
    Instant early = Town.NOW.plus(Limits.EVENT_AGE_MAX).plusSeconds(1);
    for (HttpResponse response :
        List.of(
            town.post(path, body),
            town.call("POST", path, Map.of("sandbox-signature", "t=1,v1=00"), body),
            town.event(stale, body),
            town.event(early, body))) {
      assertEquals(401, response.status(), response.bodyText());
      assertEquals("/problems/not-allowed", Town.json(response).get("type"));
    }
    assertNothing(writes);
  }

  @Test
  void signedNonsenseChangesNothing() {
    int writes = town.store.writes;
    for (String body : List.of("", "{", "[]", "{}", "{\"id\":\"e1\",\"type\":\"other\"}")) {
      assertEquals(400, town.event(Town.NOW, body).status(), body);
    }
    assertNothing(writes);
  }

  @Test
  void anEventAboutNothingIsNotFound() {
    int writes = town.store.writes;
    HttpResponse response = town.event("e1", "nothing", "500.00");
    assertEquals(404, response.status());
    assertEquals("/problems/purchase-unknown", Town.json(response).get("type"));
    assertEquals(404, town.post("/v1/payments/other/events", "{}").status());
    assertNothing(writes);
  }

  @Test
  void whenTheModuleIsAwayTheProviderSendsTheEventAgain() {
    town.moduleAway = true;
    HttpResponse response = town.event("e1", id, "500.00");
    assertEquals(503, response.status());
    assertTrue(response.header("Retry-After").isPresent());
    assertTrue(response.bodyText().contains("2026-11-24T10:15:30Z"), response.bodyText());
    assertEquals(PurchaseStatus.PAID, town.store.status(id));
    assertTrue(
        town.store.reminders.contains(
            new Reminder(Reminder.Kind.VEND, id, Town.NOW.plus(Limits.VEND_RETRY_WAIT))));

    town.moduleAway = false;
    assertEquals(200, town.event("e1", id, "500.00").status());
    assertEquals(1, town.store.vends().size());
  }

  @Test
  void whenTheKeysAreDownTheProviderSendsTheEventAgain() {
    town.wrapping.fails = true;
    assertEquals(503, town.event("e1", id, "500.00").status());
    assertEquals(PurchaseStatus.PAID, town.store.status(id));
    town.wrapping.fails = false;
    assertEquals(200, town.event("e1", id, "500.00").status());
    assertEquals(1, town.store.vends().size());
  }

  @Test
  void whenTheStoreIsDownTheProviderSendsTheEventAgain() {
    town.store.down = true;
    assertEquals(503, town.event("e1", id, "500.00").status());
    town.store.down = false;
    assertEquals(PurchaseStatus.AWAITING_PAYMENT, town.store.status(id));
    assertEquals(200, town.event("e1", id, "500.00").status());
    assertEquals(1, town.store.vends().size());
  }

  @Test
  void anotherAmountIsTakenInAndGivenBack() {
    assertEquals(200, town.event("e1", id, "400.00").status());
    assertEquals(PurchaseStatus.REFUND_DUE, town.store.status(id));
    assertEquals(0, town.moduleCalls);
    assertTrue(town.store.reminders.contains(new Reminder(Reminder.Kind.REFUND, id, Town.NOW)));
  }

  private void assertNothing(int writes) {
    assertEquals(writes, town.store.writes);
    assertEquals(PurchaseStatus.AWAITING_PAYMENT, town.store.status(id));
    assertEquals(0, town.moduleCalls);
    assertEquals(0, town.wrapping.unwraps);
  }
}
