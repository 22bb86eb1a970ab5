package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.http.HttpResponse;
import prepaid.vending.keys.KeyLife;
import prepaid.vending.keys.WrappedKey;

final class KeyDecisionsTest {
  private static final String KEYS = "/supply-groups/123457/keys";
  private static final String ACTIVATE = KEYS + "/1/activate";
  private static final String RETIRE = KEYS + "/1/retire";
  private static final String REASON = "{\"reason\": \"the safe was opened\"}";

  private final OfficeWorld world = OfficeWorld.furnished();

  private HttpResponse as(String operator, String path, String body) {
    return world.call(OfficeWorld.token(operator, "admin"), "POST", path, body);
  }

  /** Both components are in; the second operator has asked for the activation. */
  private String ceremony() {
    as("anna", KEYS, KeyRoutesTest.first().toString());
    return approval(as("bheki", KEYS, KeyRoutesTest.second().toString()));
  }

  private static String approval(HttpResponse waits) {
    assertEquals(202, waits.status(), waits.bodyText());
    return "/approvals/"
        + ((Map<?, ?>) OfficeWorld.json(waits).getOrDefault("approval", Map.of())).get("id");
  }

  private WrappedKey key() {
    return world.keys.keys.getFirst();
  }

  private String state() {
    List<?> keys = (List<?>) OfficeWorld.json(world.get(KEYS)).getOrDefault("keys", List.of());
    return String.valueOf(((Map<?, ?>) keys.getFirst()).get("state"));
  }

  @Test
  void aKeyIsInactiveUntilAnotherOperatorAgrees() {
    String approval = ceremony();
    assertEquals("waiting-for-activation", state());
    HttpResponse own = as("bheki", approval + "/approve", "");
    assertEquals(403, own.status(), own.bodyText());
    assertEquals("waiting-for-activation", state());
    assertEquals(200, as("anna", approval + "/approve", "").status());
    assertEquals("active", state());
    assertEquals(
        Optional.of(new KeyLife.Decision("bheki", "anna", OfficeWorld.NOW)),
        key().life().activated());
    assertEquals(200, as("anna", approval + "/approve", "").status());
    assertEquals(200, as("bheki", ACTIVATE, "").status());
  }

  @Test
  void askingAgainOnceItIsApprovedActivatesToo() {
    String approval = ceremony();
    HttpResponse waits = as("bheki", KEYS, KeyRoutesTest.second().toString());
    assertEquals(approval, approval(waits));
    // As if the office had died between the approval and what it is for.
    assertEquals(200, as("anna", approval + "/approve", "").status());
    world.keys.keys.set(0, new WrappedKey(key().terms(), key().wrapped(), key().checkValue()));
    assertEquals("waiting-for-activation", state());
    HttpResponse again = as("bheki", KEYS, KeyRoutesTest.second().toString());
    assertEquals(200, again.status(), again.bodyText());
    assertEquals("active", state());
    assertEquals("anna", key().life().activated().orElseThrow().agreedBy());
    assertEquals(200, as("bheki", KEYS, KeyRoutesTest.second().toString()).status());
    assertEquals(409, as("anna", KEYS, KeyRoutesTest.first().toString()).status());
  }

  @Test
  void aRejectedActivationLeavesTheKeyInactive() {
    String approval = ceremony();
    assertEquals(200, as("anna", approval + "/reject", "").status());
    assertEquals("waiting-for-activation", state());
    String other = approval(as("chipo", ACTIVATE, ""));
    assertTrue(!other.equals(approval), other);
    assertEquals(200, as("anna", other + "/approve", "").status());
    assertEquals("active", state());
  }

  @Test
  void aRetiredKeyStaysRetired() {
    assertEquals(200, as("anna", ceremony() + "/approve", "").status());
    String approval = approval(as("anna", RETIRE, REASON));
    assertEquals("active", state());
    assertEquals(403, as("anna", approval + "/approve", "").status());
    assertEquals(200, as("bheki", approval + "/approve", "").status());
    assertEquals("retired", state());
    assertEquals(200, as("anna", RETIRE, REASON).status());
    HttpResponse back = as("anna", ACTIVATE, "");
    assertEquals(409, back.status(), back.bodyText());
    assertTrue(key().life().activated().isPresent());
  }

  @Test
  void theListSaysWhereEachKeyStands() {
    assertEquals(200, as("anna", ceremony() + "/approve", "").status());
    as("anna", KEYS, KeyRoutesTest.first().with("keyRevision", "2").toString());
    Map<String, Object> listed = OfficeWorld.json(world.get(KEYS));
    Map<?, ?> waiting =
        (Map<?, ?>) ((List<?>) listed.getOrDefault("waitingComponents", "")).getFirst();
    assertEquals("waiting-for-component", waiting.get("state"));
    assertEquals("active", state());
    WrappedKey key = key();
    assertEquals(Instant.parse("2030-01-01T00:00:00Z"), key.terms().issuedUntil());
  }

  @Test
  void badRequestsAreRefused() {
    Counts before = world.counts();
    before.assertRefused(404, "", "no key of revision 1", as("anna", ACTIVATE, ""));
    before.assertRefused(404, "", "no key of revision 1", as("anna", RETIRE, REASON));
    before.assertRefused(400, "keyRevision", "1 to 9", as("anna", KEYS + "/0/activate", ""));
    ceremony();
    before = world.counts();
    before.assertRefused(400, "reason", "is missing", as("anna", RETIRE, "{}"));
  }
}
