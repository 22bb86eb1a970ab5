package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import prepaid.http.HttpResponse;
import prepaid.sts.Drn;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterFlag;

/** Meters that are taken down. */
final class RemovalRoutesTest {
  private static final String PATH = OfficeWorld.METER_PATH;
  private static final Drn NUMBER = new Drn("01234567897");

  private final OfficeWorld world = OfficeWorld.furnished();

  private HttpResponse remove(String query) {
    return world.call(OfficeWorld.admin(), "DELETE", PATH + query, "");
  }

  private Meter meter() {
    return world.meters.read(NUMBER).orElseThrow();
  }

  @Test
  void aRemovedMeterIsHistoryThatNothingIsSoldTo() {
    world.put(PATH, OfficeWorld.METER);
    world.meters.vend(NUMBER);
    HttpResponse removed = remove("?reason=Burnt down");
    assertEquals(200, removed.status(), removed.bodyText());
    assertTrue(removed.bodyText().contains("\"status\":\"removed\""), removed.bodyText());
    assertTrue(removed.bodyText().contains("Burnt down"));
    assertTrue(meter().registration().is(MeterFlag.REMOVED));
    assertEquals(1, meter().state().head().sequence(), "what was sold stays");
    assertEquals(removed.bodyText(), world.get(PATH).bodyText());
    assertTrue(world.get("/meters?account=A-1").bodyText().contains("\"removed\""));
    int writes = world.meters.writes;
    assertEquals(200, remove("?reason=Once more").status());
    assertEquals(writes, world.meters.writes, "it is removed");
  }

  @Test
  void nothingOfARemovedMeterChanges() {
    world.put(PATH, OfficeWorld.METER);
    remove("?reason=Burnt down");
    Counts before = world.counts();
    before.assertRefused(409, "status", "was removed", world.put(PATH, OfficeWorld.METER));
    String same =
        OfficeWorld.METER.replace("\"active\"", "\"removed\", \"statusReason\": \"Burnt down\"");
    assertEquals(200, world.put(PATH, same).status(), "the same, as from a table");
  }

  @Test
  void aVendInBetweenIsNoObstacle() {
    world.put(PATH, OfficeWorld.METER);
    world.meters.vendsBeforeWrites = 2;
    assertEquals(200, remove("?reason=Burnt down").status());
    assertEquals(2, meter().state().head().sequence());
  }

  @Test
  void whoMayNotOrSaysNotWhyIsRefused() {
    Counts empty = world.counts();
    empty.assertRefused(404, "meterNumber", "no meter", remove("?reason=x"));
    world.put(PATH, OfficeWorld.METER);
    Counts before = world.counts();
    before.assertRefused(400, "reason", "Say why", remove(""));
    before.assertRefused(400, "reason", "1 to 200", remove("?reason="));
    String dispatcher = OfficeWorld.token("dumi", "dispatcher");
    assertEquals(403, world.call(dispatcher, "DELETE", PATH + "?reason=x", "").status());
    String north = OfficeWorld.adminOf("north");
    assertEquals(403, world.call(north, "DELETE", PATH + "?reason=x", "").status());
  }
}
