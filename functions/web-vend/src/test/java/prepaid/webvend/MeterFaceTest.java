package prepaid.webvend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.http.HttpResponse;

class MeterFaceTest {
  private final Town town = new Town();

  @Test
  void aMeterIsShownWithItsHolderMasked() {
    HttpResponse response = town.get("/v1/meters/" + Town.METER);

    assertEquals(200, response.status());
    assertEquals(
        Map.ofEntries(
            Map.entry("meterNumber", Town.METER),
            Map.entry("holder", "T***** M******"),
            Map.entry(
                "utility",
                Map.of("id", "highveld", "name", "Highveld Power", "phone", "+27110000000")),
            Map.entry("languages", List.of("en", "zu")),
            Map.entry("currency", "ZAR"),
            Map.entry("resource", "electricity"),
            Map.entry("unit", "kWh"),
            Map.entry("mode", "units"),
            Map.entry("smallest", "50.00"),
            Map.entry("largest", "10000.00"),
            Map.entry("canVend", true)),
        Town.json(response));
    assertFalse(response.bodyText().contains("Thandi"));
    assertFalse(response.bodyText().contains("+27820000000"));
  }

  @Test
  void spacesAndDashesInItsNumberDoNotCount() {
    assertEquals(200, town.get("/v1/meters/0123%204567%20897").status());
    assertEquals(200, town.get("/v1/meters/0123-4567-897").status());
  }

  @Test
  void aMeterThatCannotBeSoldToTellsWhy() {
    assertReason(Town.BLOCKED, "meter-blocked", "reported stolen");
    assertReason(Town.BASE_1993, "update-key-first", "update the key first");
    assertReason(Town.KEYLESS, "key-unavailable", "entered no key");
    town.onTariff("01234567939", "no-such-tariff");
    assertReason("01234567939", "tariff-unavailable", "not in force");
  }

  @Test
  void aNumberThatIsNoneIsToldApartFromOneThatIsUnknown() {
    assertProblem(400, "meter-number-invalid", "/v1/meters/01234567890", "check digit");
    assertProblem(400, "meter-number-invalid", "/v1/meters/123", "11 or 13 digits");
    assertProblem(400, "meter-number-invalid", "/v1/meters/0123456789x", "digits");
    assertProblem(404, "meter-unknown", "/v1/meters/01234567954", "no meter");
  }

  private void assertReason(String number, String kind, String words) {
    Map<String, Object> json = Town.json(town.get("/v1/meters/" + number));
    assertEquals(false, json.get("canVend"));
    assertEquals(kind, json.get("reasonKind"));
    assertTrue(String.valueOf(json.get("reason")).contains(words), json.toString());
  }

  private void assertProblem(int status, String kind, String path, String words) {
    HttpResponse response = town.get(path);
    Map<String, Object> problem = Town.json(response);
    assertEquals(status, response.status(), problem.toString());
    assertEquals("/problems/" + kind, problem.get("type"));
    assertEquals("meterNumber", problem.get("field"));
    assertTrue(String.valueOf(problem.get("detail")).contains(words), problem.toString());
  }
}
