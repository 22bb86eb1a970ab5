package prepaid.emergencycredit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreditRoutesTest {
  private final DeskWorld world = new DeskWorld();

  @Test
  void grantsAreListedWithWhoGaveThemAndTokensForWhoMayGive() {
    String body =
        "{\"kind\": \"gift\", \"units\": \"5.0\", \"reason\": \"our fault\", \"notify\": true}";
    DeskWorld.expect(201, world.give(body));
    Map<?, ?> grant = grant(DeskWorld.dina());
    assertEquals("gift", grant.get("kind"));
    assertEquals("dina", grant.get("by"));
    assertEquals("our fault", grant.get("reason"));
    assertEquals("waiting", grant.get("text"));
    assertEquals("gift", grant.get("kind"));
    assertEquals("5.0", DeskWorld.first(grant, "tokens").get("units"));
    Map<?, ?> audited = grant(DeskWorld.operator("ada", "auditor"));
    assertEquals(List.of(), audited.get("tokens"));
  }

  private Map<?, ?> grant(String token) {
    Map<String, Object> shown = DeskWorld.expect(200, world.call(token, "GET", "", Map.of()));
    assertEquals(List.of(), shown.get("debts"));
    return DeskWorld.first(shown, "grants");
  }

  @Test
  void itSaysWhyThereIsNoEmergencyCreditNow() {
    Map<String, Object> shown =
        DeskWorld.expect(200, world.call(DeskWorld.dina(), "GET", "", Map.of()));
    Map<?, ?> emergency = DeskWorld.object(shown, "emergency");
    assertEquals(false, emergency.get("given"));
    assertTrue(
        String.valueOf(emergency.get("why")).contains("at least 1, and this meter has made 0"));
    assertEquals(Map.of(), world.given);
  }
}
