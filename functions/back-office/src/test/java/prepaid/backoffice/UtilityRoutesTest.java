package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.http.HttpResponse;

final class UtilityRoutesTest {
  private static final String PATH = "/utilities/city";
  private final OfficeWorld world = new OfficeWorld();

  @Test
  void isCreatedShownAndReplaced() {
    HttpResponse created = world.put(PATH, OfficeWorld.UTILITY);
    assertEquals(201, created.status(), created.bodyText());
    String stored = OfficeWorld.UTILITY.replaceFirst("\\{", "{\"id\": \"city\", ");
    OfficeWorld.assertSame(stored, created);
    OfficeWorld.assertSame(stored, world.get(PATH));
    String more =
        stored.replace(
            "\"languages\"",
            "\"phone\": \"0800 111\", \"address\": \"1 Main\", \"taxNumber\": \"4\","
                + " \"languages\"");
    HttpResponse replaced = world.put(PATH, more);
    assertEquals(200, replaced.status(), replaced.bodyText());
    OfficeWorld.assertSame(more, world.get(PATH));
  }

  @Test
  void theListShowsThoseOneWorksFor() {
    world.put(PATH, OfficeWorld.UTILITY);
    world.put("/utilities/north", OfficeWorld.UTILITY);
    assertEquals(2, ((List<?>) list(OfficeWorld.admin())).size());
    assertEquals(1, ((List<?>) list(OfficeWorld.adminOf("north", "x"))).size());
    assertEquals(List.of(), list(OfficeWorld.adminOf()));
  }

  private Object list(String token) {
    Object list = OfficeWorld.json(world.call(token, "GET", "/utilities", "")).get("utilities");
    return list == null ? "none" : list;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"City Power\"|\"\"|name|1 to 80 characters",
        "\"ZAR\"|\"RAND\"|currency|three capital letters",
        "\"Africa/Johannesburg\"|\"GMT+2\"|timeZone|name of a region",
        "[\"en\"]|[\"en\",\"en\"]|languages|twice",
        "[\"en\"]|[\"English\"]|languages[0]|short tag",
        "[\"en\"]|[]|languages|1 to 8",
        "\"50.00\"|50.00|policies.smallestSale|in quotes",
        "\"50.00\"|\"-50.00\"|policies.smallestSale|negative",
        "\"50.00\"|\"0.00\"|policies.smallestSale|above zero",
        "\"50.00\"|\"50.005\"|policies.smallestSale|ZAR has at most 2 decimals",
        "\"50.00\"|\"10000.01\"|policies.largestSale|must not be less than 10000.01 ZAR",
        "\"1000000.00\"|\"9999.99\"|policies.largestMeterDay|not be less than 10000.00 ZAR",
        "\"largestMeterDay\"|\"largestMeterMonth\": \"1.00\","
            + " \"largestMeterDay\"|policies.largestMeterMonth|not be less than 1000000.00 ZAR",
        "\"smallestSale\"|\"smalestSale\"|policies.smalestSale|did you mean \"smallestSale\"",
        "\"timeZone\"|\"timezone\"|timezone|did you mean \"timeZone\"",
        "\"name\"|\"id\": \"other\", \"name\"|id|cannot be changed"
      })
  void eachBadFieldIsNamed(String from, String to, String field, String words) {
    Counts before = world.counts();
    HttpResponse response = world.put(PATH, OfficeWorld.UTILITY.replace(from, to));
    before.assertRefused(400, field, words, response);
  }

  private static final String RESERVE =
      """
      {"initialOwed": true, "salesMin": 1, "daysMin": 30, "emergencyMax": "10.0",
       "averageBasisPoints": 2500, "totalMax": "40.0", "grantsAMonth": 2, "feeBasisPoints": 1000,
       "shareBasisPoints": 5000, "recoveryOrder": 4, "dueDays": 14,
       "holidays": ["2026-12-25"], "holidayMax": "20.0",
       "dispatcherMax": "15.0", "dayMax": "500.0", "clearancesADay": 3,
       "reasonCodes": ["fault", "illness"]}\
      """;

  private static String withDesk(String reserve) {
    return OfficeWorld.UTILITY.replace(
        "\"policies\": {",
        "\"policies\": {\"keyChanges\": \"refuse\", \"reserve\": " + reserve + ", ");
  }

  @Test
  void theDesksPolicyIsKeptAsItWasWritten() {
    for (String reserve :
        List.of(
            RESERVE, RESERVE.replace("\"shareBasisPoints\": 5000", "\"instalment\": \"25.50\""))) {
      HttpResponse stored = world.put(PATH, withDesk(reserve));
      assertTrue(stored.status() < 300, stored.bodyText());
      OfficeWorld.assertSame(
          withDesk(reserve).replaceFirst("\\{", "{\"id\": \"city\", "), world.get(PATH));
    }
  }

  @Test
  void whatADesksPolicyLeavesOutIsNotGiven() {
    String least =
        """
        {"emergencyMax": "10.0", "totalMax": "10.0", "grantsAMonth": 1, "dispatcherMax": "0.0",
         "dayMax": "0.0"}\
        """;
    HttpResponse stored = world.put(PATH, withDesk(least));
    assertEquals(201, stored.status(), stored.bodyText());
    String text = world.get(PATH).bodyText();
    assertTrue(text.contains("\"shareBasisPoints\":10000"), text);
    assertTrue(text.contains("\"initialOwed\":false"), text);
    assertTrue(text.contains("\"feeBasisPoints\":0"), text);
    assertTrue(text.contains("\"clearancesADay\":0"), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"totalMax\": \"40.0\"|\"totalMax\": \"9.9\"|totalMax|not be less than 10.0",
        "\"emergencyMax\": \"10.0\", ||emergencyMax|is missing",
        "\"10.0\"|\"10.05\"|emergencyMax|at most 1 decimal",
        "1000|10001|feeBasisPoints|from 0 to 10000",
        "\"dueDays\"|\"instalment\": \"5.00\", \"dueDays\"|instalment|or by an instalment",
        "2026-12-25|25.12.2026|holidays[0]|2026-01-31",
        "\"fault\", \"illness\"|\"fault\", \"fault\"|reasonCodes|twice",
        "\"fault\"|\"A Fault\"|reasonCodes[0]|lower-case",
        "\"dayMax\"|\"dayMx\"|dayMx|did you mean \"dayMax\""
      })
  void eachBadFieldOfTheDesksPolicyIsNamed(String from, String to, String field, String words) {
    Counts before = world.counts();
    String reserve = RESERVE.replace(from, to == null ? "" : to);
    before.assertRefused(
        400, "policies.reserve." + field, words, world.put(PATH, withDesk(reserve)));
  }

  @Test
  void keyChangesAreBundledOrRefused() {
    Counts before = world.counts();
    String body = withDesk(RESERVE).replace("\"refuse\"", "\"wait\"");
    before.assertRefused(
        400, "policies.keyChanges", "one of bundle, refuse", world.put(PATH, body));
  }

  @Test
  void policiesMustBeThere() {
    Counts before = world.counts();
    String without = OfficeWorld.UTILITY.replaceAll("(?s), \"policies\".*", "}");
    before.assertRefused(400, "policies", "is missing", world.put(PATH, without));
  }

  @Test
  void theCurrencyNeverChanges() {
    world.put(PATH, OfficeWorld.UTILITY);
    Counts before = world.counts();
    HttpResponse response = world.put(PATH, OfficeWorld.UTILITY.replace("ZAR", "USD"));
    before.assertRefused(409, "currency", "never changes", response);
  }

  @Test
  void unknownAndForeignUtilitiesAreRefused() {
    world.put(PATH, OfficeWorld.UTILITY);
    Counts before = world.counts();
    before.assertRefused(404, "", "no utility east", world.get("/utilities/east"));
    before.assertRefused(400, "id", "lower-case", world.get("/utilities/East"));
    String north = OfficeWorld.adminOf("north");
    before.assertRefused(403, "", "do not work for it", world.call(north, "GET", PATH, ""));
    before.assertRefused(
        403, "", "do not work for it", world.call(north, "PUT", PATH, OfficeWorld.UTILITY));
  }
}
