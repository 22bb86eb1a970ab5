package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.http.HttpResponse;
import prepaid.vending.keys.KeyWrappingFailed;

final class KeyRewrapRoutesTest {
  private final OfficeWorld world = OfficeWorld.furnished();

  private HttpResponse rewrap(String operator) {
    return world.call(OfficeWorld.token(operator, "admin"), "POST", "/keys/rewrap", "");
  }

  private void agreed(HttpResponse waits) {
    assertEquals(202, waits.status(), waits.bodyText());
    Map<?, ?> approval = (Map<?, ?>) OfficeWorld.json(waits).getOrDefault("approval", Map.of());
    String path = "/approvals/" + approval.get("id") + "/approve";
    assertEquals(403, world.call(OfficeWorld.admin(), "POST", path, "").status());
    assertEquals(200, world.call(OfficeWorld.token("bheki", "admin"), "POST", path, "").status());
  }

  @Test
  void twoOperatorsBeginItAndEitherGoesOn() {
    world.call(
        OfficeWorld.admin(),
        "POST",
        "/supply-groups/123457/keys",
        KeyRoutesTest.first().toString());
    world.call(
        OfficeWorld.token("bheki", "admin"),
        "POST",
        "/supply-groups/123457/keys",
        KeyRoutesTest.second().toString());
    world.wrapping.newest = "new";
    agreed(rewrap("anna"));
    assertEquals("", world.keys.keys.getFirst().under());
    world.wrapping.fails = true;
    OfficeWorld.assertSame("{\"rewrapped\": 0, \"left\": 1, \"failed\": 1}", rewrap("anna"));
    world.wrapping.fails = false;
    OfficeWorld.assertSame("{\"rewrapped\": 1, \"left\": 0, \"failed\": 0}", rewrap("bheki"));
    OfficeWorld.assertSame("{\"rewrapped\": 0, \"left\": 0, \"failed\": 0}", rewrap("anna"));
    assertEquals("new", world.keys.keys.getFirst().under());
  }

  @Test
  void whenTheModuleDoesNotAnswerItMayBeAskedAgain() {
    agreed(rewrap("anna"));
    world.rewrapping =
        () -> {
          throw new KeyWrappingFailed("no answer", new IllegalStateException());
        };
    HttpResponse lost = rewrap("anna");
    assertEquals(503, lost.status());
    assertTrue(lost.bodyText().contains("stay usable"), lost.bodyText());
  }

  @Test
  void anAdministratorOfOneUtilityDoesNotDecideForAll() {
    HttpResponse refused = world.call(OfficeWorld.adminOf("city"), "POST", "/keys/rewrap", "");
    assertEquals(403, refused.status());
  }
}
