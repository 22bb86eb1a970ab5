package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.e2e.Http.Reply;

/** A broken meter is exchanged, and the new one takes what was left on it. */
class ExchangingMetersTest {
  private static final String DEBTS =
      ", \"debts\": [{\"id\": \"a1\", \"kind\": \"arrears\", \"owed\": \"450.00\","
          + " \"shareBasisPoints\": 3000}]";

  private final RunningSystem system = RunningSystem.shared();
  private final Http admin = system.office("admin");

  @Test
  void holderAndDebtsMoveAndTheRemainingCreditIsATokenForTheNewMeter() {
    NewMeters meters = new NewMeters(system);
    String old = meters.on("highveld-flat", DEBTS + ", \"account\": \"EX-1\"");
    String next = meters.on("highveld-flat", "");
    Map<String, String> request =
        Map.of(
            "newMeterNumber", next,
            "remainingUnits", "5.5",
            "reason", "Display broken",
            "reasonCode", "other");
    String path = "/office/v1/meters/" + old + "/exchange";
    Reply done = admin.post(path, request);
    assertEquals(200, done.status(), done.body());
    assertEquals("true", String.valueOf(done.object("remaining").get("given")), done.body());
    List<Map<String, Object>> tokens = done.objects("tokens");
    assertEquals(1, tokens.size());
    String token = String.valueOf(tokens.getFirst().get("token"));
    assertEquals("Accept", system.enter(next, token));

    Reply again = admin.post(path, request);
    assertEquals(tokens, again.objects("tokens"), "the same token");
    Reply removed = admin.get("/office/v1/meters/" + old);
    assertEquals("removed", removed.text("status"));
    assertEquals(List.of(), removed.objects("debts"));
    Reply taken = admin.get("/office/v1/meters/" + next);
    assertEquals("450.00", taken.objects("debts").getFirst().get("owed"));
    assertEquals("EX-1", taken.text("account"));
    assertEquals("false", system.api().get("/v1/meters/" + old).text("canVend"));
    assertEquals("true", system.api().get("/v1/meters/" + next).text("canVend"));
    assertTrue(admin.get("/office/v1/meters?account=ex-1").body().contains(next));
  }

  @Test
  void whatOneMayNotGiveAloneComesWhenAnotherAgrees() {
    NewMeters meters = new NewMeters(system);
    String old = meters.on("highveld-flat", "");
    String next = meters.on("highveld-flat", "");
    Map<String, String> request =
        Map.of("newMeterNumber", next, "remainingUnits", "210.5", "reason", "Burnt out");
    String path = "/office/v1/meters/" + old + "/exchange";
    Reply waits = admin.post(path, request);
    assertEquals(202, waits.status(), waits.body());
    assertEquals("removed", admin.get("/office/v1/meters/" + old).text("status"));
    String approve = "/office/v1/approvals/" + waits.object("approval").get("id") + "/approve";
    assertEquals(403, admin.post(approve, Map.of()).status(), "alone");
    assertEquals(202, admin.post(path, request).status(), "not yet");
    Reply agreed = system.office("supervisor").post(approve, Map.of());
    assertEquals(200, agreed.status(), agreed.body());
    assertEquals("Accept", system.enter(next, RunningSystem.token(agreed)));
    Reply given = admin.post(path, request);
    assertEquals(200, given.status(), given.body());
    assertEquals(RunningSystem.token(agreed), RunningSystem.token(given));
    assertEquals("210.5", system.meters().get("/meters/" + next).text("credit"));
    assertEquals(given.objects("tokens"), admin.post(path, request).objects("tokens"), "once");
    Map<String, Object> grant =
        admin.get("/office/v1/meters/" + next + "/reserve-credit").objects("grants").getFirst();
    assertEquals("Left on meter " + old + ": Burnt out", grant.get("reason"));
    assertNotEquals(grant.get("by"), grant.get("approvedBy"));
  }
}
