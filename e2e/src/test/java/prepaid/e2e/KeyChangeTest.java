package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.e2e.Http.Reply;

/** Meters get other keys: bundled with a purchase, issued by the desk, begun by the register. */
class KeyChangeTest {
  private static final String FLAT = "highveld-flat";
  private final RunningSystem system = RunningSystem.shared();
  private final NewMeters meters = new NewMeters(system);

  private static Map<String, Object> listed(String caseName, int algorithm) {
    return RunningSystem.meterList().stream()
        .filter(meter -> caseName.equals(meter.get("case")))
        .filter(meter -> Integer.valueOf(algorithm).equals(meter.get("ea")))
        .findFirst()
        .orElseThrow();
  }

  private Reply meter(String number) {
    return system.office("dispatcher").get("/office/v1/meters/" + number);
  }

  private Reply change(String number, Map<String, ?> body) {
    return system.office("dispatcher").post("/office/v1/meters/" + number + "/key-changes", body);
  }

  private static List<String> digits(Reply minted, String kind) {
    return minted.objects("tokens").stream()
        .filter(token -> kind.equals(token.get("kind")))
        .map(token -> String.valueOf(token.get("token")))
        .toList();
  }

  private static List<Object> labels(Reply minted) {
    return minted.objects("tokens").stream().map(token -> token.get("label")).toList();
  }

  @Test
  void aMeterOf1993IsMigratedByItsNextPurchaseInAnyOrder() {
    String number = meters.twinOf(listed("base-1993", 7), FLAT);
    assertEquals(true, system.api().get("/v1/meters/" + number).json().get("canVend"));
    Reply bought = system.buy(number, "200.00");
    List<String> set = digits(bought, "key-change");
    assertEquals(List.of("KEY 1/2", "KEY 2/2", "CREDIT"), labels(bought));
    String credit = digits(bought, "credit").getFirst();
    assertEquals("CRCError", system.enter(number, credit), "not before the key");

    assertEquals("2ndKCT", system.enter(number, set.get(1)));
    assertEquals("Accept", system.enter(number, set.get(0)));
    assertEquals("Accept", system.enter(number, credit));
    assertEquals("CRCError", system.enter(number, set.get(0)), "the old key is gone");
    assertEquals("2", system.meters().get("/meters/" + number).text("krn"));
    assertEquals(2, meter(number).json().get("keyRevision"));
    assertEquals("issued", meter(number).object("pendingKey").get("state"));

    Reply next = system.buy(number, "100.00");
    assertEquals(List.of("CREDIT"), labels(next));
    assertEquals("Accept", system.enter(number, RunningSystem.token(next)));
    assertTrue(!meter(number).json().containsKey("pendingKey"));
  }

  @Test
  void theDeskIssuesASetAgainUntilItIsSeenUsed() {
    String number = meters.twinOf(listed("base-1993", 7), FLAT);
    Reply first = change(number, Map.of());
    assertEquals(201, first.status(), first.body());
    assertEquals(List.of("KEY 1/2", "KEY 2/2"), labels(first));
    Reply again = change(number, Map.of("notify", "sms"));
    assertEquals(digits(first, "key-change"), digits(again, "key-change"));
    String phone = "%2B2784" + number.substring(number.length() - 7);
    Reply texts =
        Await.until(
            () -> system.api().get("/_local/sms?to=" + phone),
            reply -> reply.body().split("updates the meter's key", -1).length == 3);
    assertTrue(texts.body().contains(" 1/2. It updates"), texts.body());

    for (String token : digits(again, "key-change").reversed()) {
      String result = system.enter(number, token);
      assertTrue(List.of("2ndKCT", "Accept").contains(result), result);
    }
    Reply bought = system.buy(number, "100.00");
    assertEquals("Accept", system.enter(number, RunningSystem.token(bought)));
    Reply refused = change(number, Map.of());
    assertEquals(409, refused.status(), refused.body());
    assertEquals("/problems/key-in-place", refused.text("type"));
  }

  @Test
  void aMeterThatMovesToAnotherSupplyGroupGetsItsKeyWithTheNextCredit() {
    Map<String, Object> other = listed("blocks", 7);
    String number = meters.twinOf(other, FLAT);
    assertEquals("Accept", system.enter(number, RunningSystem.token(system.buy(number, "100.00"))));
    Map<String, Object> registration = meter(number).json();
    String group = String.valueOf(listed("flat", 7).get("sgc"));
    registration.put("supplyGroup", group);
    Reply begun = system.office("admin").put("/office/v1/meters/" + number, registration);
    assertEquals(200, begun.status(), begun.body());
    assertEquals("waiting", begun.object("pendingKey").get("state"));

    Reply bought = system.buy(number, "100.00");
    assertEquals(List.of("KEY 1/2", "KEY 2/2", "CREDIT"), labels(bought));
    for (Map<String, Object> token : bought.objects("tokens")) {
      String result = system.enter(number, String.valueOf(token.get("token")));
      assertTrue(List.of("1stKCT", "Accept").contains(result), result);
    }
    // A set of two tokens does not tell the group's code; that its key is there, the next sale
    // shows.
    assertEquals("Accept", system.enter(number, RunningSystem.token(system.buy(number, "100.00"))));

    // Back again, by the desk: to the tariff index and the group that are named.
    Reply back = change(number, Map.of("supplyGroup", other.get("sgc"), "tariffIndex", "07"));
    assertEquals(201, back.status(), back.body());
    digits(back, "key-change").forEach(token -> system.enter(number, token));
    assertEquals("07", system.meters().get("/meters/" + number).text("ti"));
    assertEquals("Accept", system.enter(number, RunningSystem.token(system.buy(number, "100.00"))));
  }

  @Test
  void aWrongRegistrationIsCorrectedThoughTheMakersCreditWasNoted() {
    String number = meters.on(FLAT, ", \"initialCredit\": \"20.0\"");
    Map<String, Object> right = meter(number).json();
    Map<String, Object> wrong = new HashMap<>(right);
    wrong.put("tariffIndex", "09");
    for (Map<String, Object> registration : List.of(wrong, right)) {
      Reply stored = system.office("dispatcher").put("/office/v1/meters/" + number, registration);
      assertEquals(200, stored.status(), stored.body());
      assertTrue(!stored.json().containsKey("pendingKey"), stored.body());
    }
    assertEquals(
        1,
        system
            .office("dispatcher")
            .get("/office/v1/meters/" + number + "/reserve-credit")
            .objects("grants")
            .size(),
        "the maker's credit is noted, and noted once");
    Reply bought = system.buy(number, "100.00");
    assertEquals(List.of("CREDIT"), labels(bought), "no key is told");
    assertEquals("Accept", system.enter(number, RunningSystem.token(bought)));
    // From the first token on it is a change.
    Reply changed = system.office("dispatcher").put("/office/v1/meters/" + number, wrong);
    assertEquals("waiting", changed.object("pendingKey").get("state"));
  }

  @Test
  void whereAUtilityDoesNotBundleASaleWaitsForItsKey() {
    OwnUtility own = OwnUtility.with(system, Map.of("keyChanges", "refuse")).key(1).key(2);
    String number = own.meter(1, "");
    assertEquals("Accept", system.enter(number, RunningSystem.token(system.buy(number, "100.00"))));
    Map<String, Object> registration = meter(number).json();
    registration.put("keyRevision", 2);
    assertEquals(
        200, system.office("admin").put("/office/v1/meters/" + number, registration).status());

    Map<String, Object> wish = Map.of("meterNumber", number, "amount", "100.00");
    for (String path : List.of("/v1/quotes", RunningSystem.PURCHASES)) {
      Reply refused =
          system.api().with("Idempotency-Key", "refused-key-change-" + number).post(path, wish);
      assertEquals(409, refused.status(), refused.body());
      assertEquals("/problems/update-key-first", refused.text("type"));
      assertTrue(refused.text("detail").contains("update the key first"), refused.body());
    }
    Reply known = system.api().get("/v1/meters/" + number);
    assertEquals(false, known.json().get("canVend"));
    assertEquals("update-key-first", known.text("reasonKind"));

    Reply set = change(number, Map.of());
    assertEquals(List.of("KEY 1/4", "KEY 2/4", "KEY 3/4", "KEY 4/4"), labels(set));
    digits(set, "key-change").forEach(token -> system.enter(number, token));
    assertEquals("2", system.meters().get("/meters/" + number).text("krn"));
    Reply bought = system.buy(number, "100.00");
    assertEquals(List.of("CREDIT"), labels(bought));
    assertEquals("Accept", system.enter(number, RunningSystem.token(bought)));
  }

  @Test
  void whatATokenIsCanBeAsked() {
    String number = meters.twinOf(listed("base-1993", 7), FLAT);
    Reply bought = system.buy(number, "100.00");
    String key = digits(bought, "key-change").get(1);
    Reply explained = explain(number, key);
    assertEquals(true, explained.json().get("issued"));
    assertEquals("key-change", explained.text("kind"));
    assertTrue(
        explained.text("words").contains("One of 2 tokens that give the meter the key of"),
        explained.body());
    assertTrue(explained.text("words").contains("number 2 of 3"), explained.body());
    char wrong = key.charAt(4) == '9' ? '0' : '9';
    Reply nearly = explain(number, key.substring(0, 4) + wrong + key.substring(5));
    assertEquals(false, nearly.json().get("issued"));
    assertEquals(5, nearly.json().get("wrongDigit"));
    Reply unknown = explain(number, "0".repeat(20));
    assertEquals(false, unknown.json().get("issued"));
    assertTrue(unknown.text("words").contains("No token of these digits"), unknown.body());
  }

  private Reply explain(String number, String token) {
    return system
        .office("auditor")
        .post("/office/v1/tokens/explain", Map.of("meterNumber", number, "token", token));
  }
}
