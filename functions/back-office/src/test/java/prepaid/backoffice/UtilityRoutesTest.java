package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        "\"smallestSale\"|\"smalestSale\"|policies.smalestSale|did you mean \"smallestSale\"",
        "\"timeZone\"|\"timezone\"|timezone|did you mean \"timeZone\"",
        "\"name\"|\"id\": \"other\", \"name\"|id|cannot be changed"
      })
  void eachBadFieldIsNamed(String from, String to, String field, String words) {
    OfficeWorld.Counts before = world.counts();
    HttpResponse response = world.put(PATH, OfficeWorld.UTILITY.replace(from, to));
    before.assertRefused(400, field, words, response);
  }

  @Test
  void policiesMustBeThere() {
    OfficeWorld.Counts before = world.counts();
    String without = OfficeWorld.UTILITY.replaceAll("(?s), \"policies\".*", "}");
    before.assertRefused(400, "policies", "is missing", world.put(PATH, without));
  }

  @Test
  void theCurrencyNeverChanges() {
    world.put(PATH, OfficeWorld.UTILITY);
    OfficeWorld.Counts before = world.counts();
    HttpResponse response = world.put(PATH, OfficeWorld.UTILITY.replace("ZAR", "USD"));
    before.assertRefused(409, "currency", "never changes", response);
  }

  @Test
  void unknownAndForeignUtilitiesAreRefused() {
    world.put(PATH, OfficeWorld.UTILITY);
    OfficeWorld.Counts before = world.counts();
    before.assertRefused(404, "", "no utility east", world.get("/utilities/east"));
    before.assertRefused(400, "id", "lower-case", world.get("/utilities/East"));
    String north = OfficeWorld.adminOf("north");
    before.assertRefused(403, "", "do not work for it", world.call(north, "GET", PATH, ""));
    before.assertRefused(
        403, "", "do not work for it", world.call(north, "PUT", PATH, OfficeWorld.UTILITY));
  }
}
