package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import prepaid.http.HttpResponse;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.VendingKeyType;
import prepaid.vending.keys.KeyAmount;
import prepaid.vending.keys.KeyBudget;
import prepaid.vending.keys.KeyLife;
import prepaid.vending.keys.KeyLimit;
import prepaid.vending.keys.KeyName;
import prepaid.vending.keys.KeyPeriod;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.WrappedKey;

final class KeyLimitRoutesTest {
  private static final String LIMIT = "/supply-groups/123457/keys/3/limit";
  private static final String MONTH =
      "{\"period\": \"month\", \"units\": \"2500.0\", \"amount\": \"6000.00\"}";
  private static final KeyName NAME = new KeyName("123457", 3);

  private final OfficeWorld world = OfficeWorld.furnished();

  KeyLimitRoutesTest() {
    world.keys.keys.add(key(3));
  }

  /** An active key, without a ceremony, that ends three weeks from now. */
  static WrappedKey key(int revision) {
    KeyTerms terms =
        new KeyTerms(
            "123457",
            revision,
            VendingKeyType.VUDK,
            DecoderKeyAlgorithm.DKGA04,
            BaseDate.BASE_2014,
            255,
            Instant.EPOCH,
            OfficeWorld.NOW.plusSeconds(21 * 86_400));
    return new WrappedKey(terms, "d3JhcHBlZA==", "a1b2c3")
        .activated(new KeyLife.Decision("anna", "bheki", OfficeWorld.NOW));
  }

  private HttpResponse put(String operator, String body) {
    return world.call(OfficeWorld.token(operator, "admin"), "PUT", LIMIT, body);
  }

  private void agreed(HttpResponse waits) {
    assertEquals(202, waits.status(), waits.bodyText());
    Map<?, ?> approval = (Map<?, ?>) OfficeWorld.json(waits).getOrDefault("approval", Map.of());
    String path = "/approvals/" + approval.get("id") + "/approve";
    assertEquals(403, world.call(OfficeWorld.token("anna", "admin"), "POST", path, "").status());
    HttpResponse given = world.call(OfficeWorld.token("bheki", "supervisor"), "POST", path, "");
    assertEquals(200, given.status(), given.bodyText());
    assertTrue(given.bodyText().contains("Limit of the key of revision 3"), given.bodyText());
  }

  @Test
  void aLimitTakesTwoOperatorsAndSoDoesItsEnd() {
    assertEquals(404, world.get(LIMIT).status());
    agreed(put("anna", MONTH));
    HttpResponse set = put("anna", MONTH);
    assertEquals(200, set.status(), set.bodyText());
    assertEquals(
        new KeyLimit(
            NAME,
            KeyPeriod.MONTH,
            OptionalLong.of(25_000),
            OptionalLong.of(600_000),
            OfficeWorld.NOW),
        world.keyBudgets.limits.get(NAME));
    OfficeWorld.assertSame(
        """
        {"supplyGroup": "123457", "keyRevision": 3, "period": "month", "current": "2026-11",
         "currency": "ZAR", "takenPercent": 0, "units": "2500.0", "takenUnits": "0.0",
         "amount": "6000.00", "takenAmount": "0.00"}\
        """,
        world.get(LIMIT));
    agreed(put("anna", "{\"period\": \"month\"}"));
    assertEquals(204, put("anna", "{\"period\": \"month\"}").status());
    assertEquals(404, world.get(LIMIT).status());
    assertEquals(202, put("anna", MONTH).status(), "an approval does for once");
  }

  @Test
  void aChangeOfTheLimitHasThePeriodCountedAgain() {
    var unused =
        world.keyBudgets.replace(
            new KeyBudget(NAME, "2026-11", new KeyAmount(1_000, 0), List.of(), true, 1));
    agreed(put("anna", MONTH));
    assertEquals(200, put("anna", MONTH).status());
    KeyBudget budget = world.keyBudgets.budget(NAME, "2026-11").orElseThrow();
    assertEquals(
        new KeyBudget(NAME, "2026-11", new KeyAmount(1_000, 0), List.of(), false, 2), budget);
  }

  @Test
  void whatIsTakenAndWhatEndsIsShown() {
    world.keyBudgets.put(
        new KeyLimit(
            NAME, KeyPeriod.DAY, OptionalLong.of(1_000), OptionalLong.empty(), Instant.EPOCH));
    var unused =
        world.keyBudgets.replace(
            new KeyBudget(NAME, "2026-11-24", new KeyAmount(950, 0), List.of(), true, 1));
    Map<String, Object> shown = OfficeWorld.json(world.get(LIMIT));
    assertEquals(95, shown.get("takenPercent"));
    assertEquals("95.0", shown.get("takenUnits"));
    List<?> warnings =
        (List<?>) OfficeWorld.json(world.get("/key-warnings")).getOrDefault("warnings", List.of());
    assertEquals(
        List.of("ends", "limit-near"),
        warnings.stream().map(warning -> ((Map<?, ?>) warning).get("kind")).toList());
    HttpResponse others = world.call(OfficeWorld.adminOf("other"), "GET", "/key-warnings", "");
    OfficeWorld.assertSame("{\"warnings\": []}", others);
  }

  @Test
  void badLimitsAreRefused() {
    Counts before = world.counts();
    before.assertRefused(400, "period", "one of", put("anna", "{\"period\": \"year\"}"));
    before.assertRefused(
        400, "units", "123.4", put("anna", "{\"period\": \"day\", \"units\": \"1.23\"}"));
    before.assertRefused(
        400, "amount", "ZAR", put("anna", "{\"period\": \"day\", \"amount\": \"1.234\"}"));
    before.assertRefused(
        404,
        "",
        "no key of revision 4",
        world.call(OfficeWorld.admin(), "PUT", LIMIT.replace("/3/", "/4/"), MONTH));
  }
}
