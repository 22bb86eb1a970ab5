package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.vending.keys.KeyLife;
import prepaid.vending.keys.WrappedKey;

final class BaseDateRoutesTest {
  private final OfficeWorld world = OfficeWorld.furnished();

  private static WrappedKey retired(WrappedKey key) {
    return key.retired(new KeyLife.Decision("anna", "bheki", OfficeWorld.NOW));
  }

  @Test
  void eachBaseDateIsShownWithItsEndAndTheKeysThatStandOnIt() {
    world.keys.keys.add(KeyLimitRoutesTest.key(3));
    world.keys.keys.add(retired(KeyLimitRoutesTest.key(2)));
    OfficeWorld.assertSame(
        """
        {"baseDates": [
          {"baseDate": 1993, "lastMinute": "2024-11-24T20:15:00Z", "keys": []},
          {"baseDate": 2014, "lastMinute": "2045-11-24T20:15:00Z", "keys": [
            {"supplyGroup": "123457", "name": "Centre", "utility": "city", "keyRevision": 3,
             "state": "active"}]},
          {"baseDate": 2035, "lastMinute": "2066-11-24T20:15:00Z", "keys": []}]}\
        """,
        world.get("/base-dates"));
  }

  @Test
  void anotherUtilitysKeysAreNotShown() {
    world.keys.keys.add(KeyLimitRoutesTest.key(3));
    Map<String, Object> shown =
        OfficeWorld.json(world.call(OfficeWorld.adminOf("north"), "GET", "/base-dates", ""));
    assertEquals(false, shown.toString().contains("123457"));
    assertEquals(401, world.call("", "GET", "/base-dates", "").status());
    assertEquals(403, world.call(OfficeWorld.token("x"), "GET", "/base-dates", "").status());
  }
}
