package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.http.HttpResponse;
import prepaid.sts.VendingKey;
import prepaid.vending.keys.KeyContexts;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

final class KeyRoutesTest {
  private static final String KEYS = "/supply-groups/123457/keys";
  static final String ONE = "0123456789abcdef0123456789abcdef01234567";
  static final String OTHER = "aa88ee66004422cc95b7d1f31d3f597b01000000";
  static final String TOGETHER =
      HexFormat.of().formatHex(xor(KeyEntry.bytes(ONE), KeyEntry.bytes(OTHER)));

  private final OfficeWorld world = OfficeWorld.furnished();

  static KeyBody first() {
    return new KeyBody()
        .with("keyRevision", "1")
        .with("keyType", "\"VUDK\"")
        .with("derivation", "4")
        .with("baseDate", "2014")
        .with("expiry", "255")
        .with("activeFrom", "\"2026-01-01T00:00:00Z\"")
        .with("issuedUntil", "\"2030-01-01T02:00:00+02:00\"")
        .with("component", "\"" + ONE + "\"");
  }

  static KeyBody second() {
    return first().with("component", "\"" + OTHER + "\"");
  }

  private static byte[] xor(byte[] a, byte[] b) {
    byte[] together = a.clone();
    for (int i = 0; i < b.length; i++) {
      together[i] ^= b[i];
    }
    return together;
  }

  private HttpResponse enter(String operator, KeyBody body) {
    return world.call(OfficeWorld.token(operator, "admin"), "POST", KEYS, body.toString());
  }

  static String checkValue(String hex) {
    try (VendingKey key = VendingKey.of(KeyEntry.bytes(hex))) {
      return key.checkValue();
    }
  }

  @Test
  void twoOperatorsMakeAKey() {
    HttpResponse waiting = enter("anna", first());
    assertEquals(202, waiting.status(), waiting.bodyText());
    OfficeWorld.assertSame(
        """
        {"status": "awaiting-second-component", "supplyGroup": "123457", "keyRevision": 1,
         "componentCheckValue": "%s", "enteredBy": "anna"}\
        """
            .formatted(checkValue(ONE)),
        waiting);
    HttpResponse made = enter("bheki", second().with("checkValue", "\"" + upper() + "\""));
    assertEquals(202, made.status(), made.bodyText());
    OfficeWorld.assertSame(
        """
        {"keyRevision": 1, "keyType": "VUDK", "derivation": 4, "baseDate": 2014, "expiry": 255,
         "activeFrom": "2026-01-01T00:00:00Z", "issuedUntil": "2030-01-01T00:00:00Z",
         "checkValue": "%s", "state": "waiting-for-activation",
         "lastToken": "2030-01-01T00:00:00Z", "endsBecause": "issued-until",
         "approval": {"id": "%s"}}\
        """
            .formatted(checkValue(TOGETHER), approval(made)),
        made);
    assertEquals(1, world.keys.keys.size());
    assertTrue(world.keys.components.isEmpty());
  }

  private static String approval(HttpResponse waits) {
    return String.valueOf(
        ((Map<?, ?>) OfficeWorld.json(waits).getOrDefault("approval", "")).get("id"));
  }

  private static String upper() {
    return checkValue(TOGETHER).toUpperCase(Locale.ROOT);
  }

  @Test
  void aDesKeyHasSixteenDigitsAndComponentsOfAnyParity() {
    KeyBody des = first().with("derivation", "2").with("component", "\"0123456789abcdee\"");
    HttpResponse waiting = enter("anna", des);
    assertEquals(202, waiting.status(), waiting.bodyText());
    assertEquals(
        checkValue("0123456789abcdef"), OfficeWorld.json(waiting).get("componentCheckValue"));
    HttpResponse made = enter("bheki", des.with("component", "\"aa88eecc22006644\""));
    assertEquals(422, made.status(), made.bodyText());
    enter("anna", des.with("component", "\"0123456789abcdee\""));
    made = enter("bheki", des.with("component", "\"aa88eecc22006645\""));
    assertEquals(202, made.status(), made.bodyText());
    assertEquals(checkValue("abababababababab"), OfficeWorld.json(made).get("checkValue"));
  }

  @Test
  void aComponentIsEncryptedUnderItsOwnContext() {
    enter("anna", first());
    assertEquals(1, world.wrapping.calls);
    assertEquals(
        KeyContexts.component("test", world.keys.components.getFirst().terms(), "anna"),
        world.wrapping.lastContext);
    assertEquals(OfficeWorld.NOW, world.keys.components.getFirst().enteredAt());
  }

  @Test
  void nothingShowsTheMaterial() {
    StringBuilder seen = new StringBuilder();
    seen.append(enter("anna", first()).bodyText());
    seen.append(world.get("/supply-groups/123457").bodyText());
    seen.append(enter("bheki", second()).bodyText());
    seen.append(world.get("/supply-groups/123457").bodyText());
    seen.append(enter("anna", first().with("component", "\"" + ONE + "0\"")).bodyText());
    seen.append(enter("anna", first().with("component", ONE)).bodyText());
    seen.append(world.log);
    for (String secret : List.of(ONE, OTHER, TOGETHER)) {
      assertFalse(seen.toString().contains(secret.substring(0, 12)), seen.toString());
    }
    assertFalse(seen.toString().contains("wrapped"), seen.toString());
  }

  @Test
  void theSameOperatorTwiceIsRefused() {
    enter("anna", first());
    Counts before = world.counts();
    before.assertRefused(409, "component", "another operator", enter("anna", second()));
    before.assertRefused(409, "component", "another operator", enter("anna", first()));
  }

  @ParameterizedTest
  @CsvSource({
    "keyType, \"VDDK\"",
    "baseDate, 1993",
    "expiry, 254",
    "activeFrom, \"2026-01-02T00:00:00Z\"",
    "issuedUntil, \"2030-01-02T00:00:00Z\""
  })
  void otherTermsThanTheFirstsAreNamed(String field, String json) {
    enter("anna", first());
    Counts before = world.counts();
    HttpResponse other = enter("bheki", second().with(field, json));
    before.assertRefused(422, field, "another " + field, other);
    assertEquals(202, enter("bheki", second()).status());
    assertEquals(1, world.keys.keys.size());
  }

  @Test
  void anotherDerivationThanTheFirstsIsNamed() {
    enter("anna", first());
    Counts before = world.counts();
    KeyBody des = first().with("derivation", "2").with("component", "\"0123456789abcdee\"");
    before.assertRefused(422, "derivation", "another derivation", enter("bheki", des));
  }

  @Test
  void aWrongCheckValueDiscardsTheComponents() {
    enter("anna", first());
    HttpResponse refused = enter("bheki", second().with("checkValue", "\"000000\""));
    assertEquals(422, refused.status());
    assertTrue(refused.bodyText().contains("/problems/components-refused"), refused.bodyText());
    assertEquals("component", OfficeWorld.json(refused).get("field"));
    assertTrue(world.keys.components.isEmpty());
    assertTrue(world.keys.keys.isEmpty());
    assertEquals(202, enter("bheki", second()).status());
  }

  @Test
  void aKeyIsNeverReplaced() {
    enter("anna", first());
    enter("bheki", second());
    Counts before = world.counts();
    before.assertRefused(409, "keyRevision", checkValue(TOGETHER), enter("anna", first()));
    assertEquals(202, enter("anna", first().with("keyRevision", "2")).status());
  }

  @Test
  void whenTheKeyServiceIsDownNothingIsKept() {
    world.wrapping.fails = true;
    HttpResponse response = enter("anna", first());
    assertEquals(503, response.status());
    assertTrue(response.bodyText().contains("may be sent again"), response.bodyText());
    assertTrue(world.keys.components.isEmpty());
    world.wrapping.fails = false;
    assertEquals(202, enter("anna", first()).status());
  }

  @Test
  void aRepeatAfterALostAnswerMakesTheKeyOnce() {
    var assembly = world.ceremony;
    enter("anna", first());
    world.ceremony =
        (group, revision, check) -> {
          throw new OutcomeUnknown("no answer", new IllegalStateException());
        };
    HttpResponse lost = enter("bheki", second());
    assertEquals(503, lost.status());
    assertTrue(lost.bodyText().contains("/problems/outcome-unknown"), lost.bodyText());
    Counts before = world.counts();
    before.assertRefused(409, "keyRevision", "Two operators", enter("chipo", second()));
    world.ceremony = assembly;
    HttpResponse again = enter("bheki", second());
    assertEquals(202, again.status(), again.bodyText());
    assertEquals(1, world.keys.keys.size());
  }

  @Test
  void aLostAnswerIsFoundInTheKeys() {
    var assembly = world.ceremony;
    enter("anna", first());
    world.ceremony =
        (group, revision, check) -> {
          assembly.complete(group, revision, check);
          throw new OutcomeUnknown("no answer", new IllegalStateException());
        };
    HttpResponse made = enter("bheki", second());
    assertEquals(202, made.status(), made.bodyText());
    assertEquals(checkValue(TOGETHER), OfficeWorld.json(made).get("checkValue"));
  }

  @Test
  void whatTheModuleMayNotDoIsPassedOn() {
    enter("anna", first());
    world.ceremony = (group, revision, check) -> Answer.refused(RefusalKind.NOT_ALLOWED, "No.");
    assertEquals(403, enter("bheki", second()).status());
    world.ceremony = (group, revision, check) -> Answer.refused(RefusalKind.TRY_AGAIN, "Busy.");
    HttpResponse busy = enter("bheki", second());
    assertEquals(503, busy.status());
    assertEquals("1", busy.header("Retry-After").orElse(""));
  }

  @Test
  void waitingComponentsCanBeDiscarded() {
    enter("anna", first());
    String path = KEYS + "/1/components";
    assertEquals(204, world.call(OfficeWorld.admin(), "DELETE", path, "").status());
    assertTrue(world.keys.components.isEmpty());
    Counts before = world.counts();
    before.assertRefused(404, "", "waits", world.call(OfficeWorld.admin(), "DELETE", path, ""));
    before.assertRefused(
        400,
        "keyRevision",
        "1 to 9",
        world.call(OfficeWorld.admin(), "DELETE", KEYS + "/0/components", ""));
    assertEquals(202, enter("anna", second()).status());
  }

  @Test
  void anUnknownGroupAndAnotherUtilitysGroupAreRefused() {
    Counts before = world.counts();
    before.assertRefused(
        404,
        "",
        "no supply group 999999",
        world.call(OfficeWorld.admin(), "POST", "/supply-groups/999999/keys", first().toString()));
    before.assertRefused(
        403,
        "",
        "do not work for it",
        world.call(OfficeWorld.adminOf("other"), "POST", KEYS, first().toString()));
  }
}
