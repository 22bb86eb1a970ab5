package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import prepaid.e2e.Http.Reply;

/**
 * A utility that one story has for itself, with policies of its own.
 *
 * @param id also of its one tariff, which is flat
 * @param group its one supply group, whose keys are made by two operators
 */
record OwnUtility(RunningSystem system, String id, String group) {
  /**
   * @param more policies beside the limits of a sale
   */
  static OwnUtility with(RunningSystem system, Map<String, ?> more) {
    int number = Math.floorMod(System.nanoTime(), 100_000);
    OwnUtility own = new OwnUtility(system, "own-" + number, "3%05d".formatted(number));
    Map<String, Object> policies = new HashMap<>(more);
    policies.put("smallestSale", "50.00");
    policies.put("largestSale", "10000.00");
    policies.put("largestMeterDay", "1000000.00");
    own.put(
        "/utilities/" + own.id,
        Map.of(
            "name", "Of a story",
            "currency", "ZAR",
            "timeZone", "Africa/Johannesburg",
            "languages", List.of("en"),
            "policies", policies));
    own.put("/supply-groups/" + own.group, Map.of("utility", own.id, "name", "Of a story"));
    own.put(
        "/tariffs/" + own.id + "/versions/2026-01-01",
        Map.of(
            "name",
            "Flat",
            "utility",
            own.id,
            "resource",
            "electricity",
            "pricesIncludeTax",
            true,
            "blocks",
            List.of(Map.of("price", "2.0000")),
            "taxBasisPoints",
            1_500,
            "netRounding",
            "half-up",
            "energyRounding",
            "down"));
    return own;
  }

  private void put(String path, Map<String, ?> body) {
    Reply stored = system.office("admin").put("/office/v1" + path, body);
    assertTrue(stored.status() < 300, stored.body());
  }

  /** A key of that revision, which makes tokens at once. */
  OwnUtility key(int revision) {
    new StoryKeys(system, group).make(revision, "2020-01-01T00:00:00Z", "2044-01-01T00:00:00Z");
    return this;
  }

  /** A new meter under that key. */
  String meter(int revision, String more) {
    Map<String, Object> like = new HashMap<>(RunningSystem.meterList().getFirst());
    like.put("sgc", group);
    like.put("krn", revision);
    String number = new NewMeters(system).like(like, id, more);
    assertEquals(200, system.api().get("/v1/meters/" + number).status());
    return number;
  }
}
