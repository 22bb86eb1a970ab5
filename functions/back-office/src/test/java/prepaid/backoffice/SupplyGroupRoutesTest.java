package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.http.HttpResponse;

final class SupplyGroupRoutesTest {
  private static final String PATH = "/supply-groups/123457";
  private final OfficeWorld world = new OfficeWorld();

  SupplyGroupRoutesTest() {
    world.put("/utilities/city", OfficeWorld.UTILITY);
    world.put("/utilities/north", OfficeWorld.UTILITY);
  }

  @Test
  void isCreatedShownAndRenamed() {
    HttpResponse created = world.put(PATH, OfficeWorld.GROUP);
    assertEquals(201, created.status(), created.bodyText());
    OfficeWorld.assertSame(
        "{\"supplyGroup\": \"123457\", \"utility\": \"city\", \"name\": \"Centre\"}", created);
    HttpResponse renamed =
        world.put(PATH, "{\"supplyGroup\": \"123457\", \"utility\": \"city\", \"name\": \"East\"}");
    assertEquals(200, renamed.status(), renamed.bodyText());
    OfficeWorld.assertSame(
        "{\"supplyGroup\": \"123457\", \"utility\": \"city\", \"name\": \"East\","
            + " \"keys\": [], \"waitingComponents\": []}",
        world.get(PATH));
  }

  @Test
  void showsKeysAndWhatWaitsForOne() {
    world.put(PATH, OfficeWorld.GROUP);
    String keys = PATH + "/keys";
    world.call(OfficeWorld.admin(), "POST", keys, KeyRoutesTest.first().toString());
    world.call(
        OfficeWorld.token("bheki", "admin"), "POST", keys, KeyRoutesTest.second().toString());
    world.call(
        OfficeWorld.admin(),
        "POST",
        keys,
        KeyRoutesTest.first().with("keyRevision", "9").toString());
    Map<String, Object> shown = OfficeWorld.json(world.get(PATH));
    Map<?, ?> key = (Map<?, ?>) ((List<?>) shown.getOrDefault("keys", "")).getFirst();
    assertEquals(1, key.get("keyRevision"));
    assertEquals(6, String.valueOf(key.get("checkValue")).length());
    Map<?, ?> waiting =
        (Map<?, ?>) ((List<?>) shown.getOrDefault("waitingComponents", "")).getFirst();
    assertEquals(9, waiting.get("keyRevision"));
    assertEquals("anna", waiting.get("enteredBy"));
    assertEquals("2026-11-24T08:00:00Z", waiting.get("enteredAt"));
    assertEquals(6, String.valueOf(waiting.get("componentCheckValue")).length());
  }

  @Test
  void badInputIsRefused() {
    Counts before = world.counts();
    before.assertRefused(
        400, "supplyGroup", "6 digits", world.put("/supply-groups/12345", OfficeWorld.GROUP));
    before.assertRefused(400, "name", "is missing", world.put(PATH, "{\"utility\": \"city\"}"));
    before.assertRefused(
        422,
        "utility",
        "no utility east",
        world.put(PATH, OfficeWorld.GROUP.replace("city", "east")));
    before.assertRefused(404, "", "no supply group 123457", world.get(PATH));
  }

  @Test
  void aGroupStaysWithItsUtility() {
    world.put(PATH, OfficeWorld.GROUP);
    Counts before = world.counts();
    before.assertRefused(
        409,
        "utility",
        "stays with it",
        world.put(PATH, OfficeWorld.GROUP.replace("city", "north")));
  }

  @Test
  void anotherUtilitysGroupIsRefused() {
    world.put(PATH, OfficeWorld.GROUP);
    Counts before = world.counts();
    String north = OfficeWorld.adminOf("north");
    before.assertRefused(403, "", "do not work", world.call(north, "GET", PATH, ""));
    before.assertRefused(403, "", "do not work", world.call(north, "PUT", PATH, OfficeWorld.GROUP));
  }
}
