package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.http.HttpResponse;

final class TariffRoutesTest {
  private static final String VERSIONS = "/tariffs/domestic/versions";
  private static final String PAST = VERSIONS + "/2026-01-01";
  private static final String FUTURE = VERSIONS + "/2027-01-01";
  private final OfficeWorld world = new OfficeWorld();

  TariffRoutesTest() {
    world.put("/utilities/city", OfficeWorld.UTILITY);
    world.put("/utilities/north", OfficeWorld.UTILITY);
  }

  private static String stored(String date) {
    return OfficeWorld.TARIFF
        .replace("0.9800", "0.98")
        .replace("1.2700", "1.27")
        .replaceFirst(
            "\\{",
            "{\"id\": \"domestic\", \"effectiveFrom\": \"" + date + "\", \"currency\": \"ZAR\", ");
  }

  private static final String TERMS =
      """
      "levies": [{"name": "Fuel levy", "basisPoints": 250}, {"name": "Rural", "price": "0.05"}],
      "freeUnits": {"units": "50.0", "inBlocks": true, "alone": false},
      "minEnergyPartBasisPoints": 2000,
      "channels": [{"channel": "web", "open": true, "smallestSale": "20.00",
        "largestSale": "500.00", "fee": {"basisPoints": 150, "taxed": true}},
        {"channel": "sms", "open": false},
        {"channel": "partner", "open": true, "fee": {"amount": "2.50", "taxed": false}}],
      "cashRounding": "0.10",\
      """;

  private static String withTerms(String terms) {
    return OfficeWorld.TARIFF
        .replace("0.9800", "0.98")
        .replace("1.2700", "1.27")
        .replace("\"taxed\": true}", "\"taxed\": true, \"monthsMax\": 3}")
        .replace("\"netRounding\"", terms + " \"netRounding\"");
  }

  @Test
  void everyTermIsTakenAndShown() {
    OfficeWorld office = OfficeWorld.furnished();
    String path = "/tariffs/domestic/versions/2027-01-01";
    HttpResponse created = office.put(path, withTerms(TERMS));
    assertEquals(201, created.status(), created.bodyText());
    String shown =
        withTerms(TERMS)
            .replaceFirst(
                "\\{",
                "{\"id\": \"domestic\", \"effectiveFrom\": \"2027-01-01\", \"currency\": \"ZAR\","
                    + " ");
    OfficeWorld.assertSame(shown, created);
    OfficeWorld.assertSame(shown, office.get(path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"basisPoints\": 250 | \"price\": \"0.00\" | levies[0].price | above zero",
        "\"basisPoints\": 250 | \"basisPoints\": 1, \"price\": \"1\" | levies[0] | basisPoints of",
        "50.0 | 1000.1 | freeUnits | at most 1000.0",
        "2000 | 10001 | minEnergyPartBasisPoints | from 0 to 10000",
        "\"sms\" | \"web\" | channels | stands once",
        "\"sms\" | \"post\" | channels[1].channel | one of",
        "20.00 | 500.01 | channels | smallest sale is at most",
        "\"amount\": \"2.50\", | '' | channels[2].fee | or an amount",
        "0.10 | 0.001 | cashRounding | decimals",
        "\"monthsMax\": 3 | \"monthsMax\": 37 | fixedCharge.monthsMax | from 1 to 36"
      })
  void aWrongTermIsSaidInWords(String from, String to, String field, String words) {
    OfficeWorld office = OfficeWorld.furnished();
    Counts before = office.counts();
    before.assertRefused(
        400,
        field,
        words,
        office.put("/tariffs/domestic/versions/2027-01-01", withTerms(TERMS).replace(from, to)));
  }

  @Test
  void aFirstVersionMayBeginInThePast() {
    HttpResponse created = world.put(PAST, OfficeWorld.TARIFF);
    assertEquals(201, created.status(), created.bodyText());
    OfficeWorld.assertSame(stored("2026-01-01"), created);
    OfficeWorld.assertSame(stored("2026-01-01"), world.get(PAST));
    assertEquals(200, world.put(PAST, stored("2026-01-01")).status());
  }

  @Test
  void aVersionInForceNeverChanges() {
    world.put(PAST, OfficeWorld.TARIFF);
    Counts before = world.counts();
    assertEquals(200, world.put(PAST, OfficeWorld.TARIFF).status());
    String dearer = OfficeWorld.TARIFF.replace("1.2700", "1.2800");
    before.assertRefused(409, "date", "later date", world.put(PAST, dearer));
    String today = VERSIONS + "/2026-11-24";
    assertEquals(201, world.put(today, OfficeWorld.TARIFF).status());
    assertEquals(409, world.put(today, dearer).status());
  }

  @Test
  void aVersionToComeMayChange() {
    world.put(PAST, OfficeWorld.TARIFF);
    assertEquals(201, world.put(FUTURE, OfficeWorld.TARIFF).status());
    String dearer = OfficeWorld.TARIFF.replace("1.2700", "1.280001");
    assertEquals(200, world.put(FUTURE, dearer).status());
    OfficeWorld.assertSame(
        stored("2027-01-01").replace("\"1.27\"", "\"1.280001\""), world.get(FUTURE));
    Object versions = OfficeWorld.json(world.get(VERSIONS)).getOrDefault("versions", List.of());
    assertEquals(2, ((List<?>) versions).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Domestic\"|\" \"|name|1 to 60",
        "\"city\"|\"City\"|utility|lower-case",
        "\"electricity\"|\"steam\"|resource|one of electricity, water, gas, time",
        "false|\"false\"|pricesIncludeTax|true or false",
        "\"50.0\"|\"50.05\"|blocks[0].upTo|at most 1 decimal",
        "\"50.0\"|50|blocks[0].upTo|in quotes",
        "\"50.0\"|\"0\"|blocks[0].upTo|above zero",
        "\"0.9800\"|\"0.9800001\"|blocks[0].price|at most 6 decimals; this has 7",
        "\"0.9800\"|\"0\"|blocks[0].price|above zero",
        "\"0.9800\"|\"-0.98\"|blocks[0].price|negative",
        "\"0.9800\"|\"12345678\"|blocks[0].price|more than 7 digits",
        "\"0.9800\"|0.98|blocks[0].price|in quotes",
        "\"1.2700\"|\"1.27\", \"upTo\": \"90.0\"|blocks|last block must have no end",
        "\"upTo\": \"50.0\", |  |blocks|Each block but the last must end",
        "1500|15.00|taxBasisPoints|whole number",
        "1500|10001|taxBasisPoints|from 0 to 10000",
        "\"98.00\"|\"98.001\"|fixedCharge.amount|ZAR has at most 2 decimals",
        "\"98.00\"|\"0\"|fixedCharge.amount|above zero",
        "\"half-up\"|\"HALF_UP\"|netRounding|one of half-up, down",
        "\"up\"|\"half-up\"|energyRounding|one of up, down",
        "\"taxed\"|\"tax\"|fixedCharge.tax|did you mean \"taxed\"",
        "\"name\"|\"effectiveFrom\": \"2026-02-01\", \"name\"|effectiveFrom|cannot be changed"
      })
  void eachBadFieldIsNamed(String from, String to, String field, String words) {
    Counts before = world.counts();
    String body = OfficeWorld.TARIFF.replace(from, to == null ? "" : to);
    before.assertRefused(400, field, words, world.put(FUTURE, body));
  }

  @Test
  void blocksRise() {
    Counts before = world.counts();
    String third = "{\"upTo\": \"50.0\", \"price\": \"2\"}, {\"price\": \"1.2700\"}";
    String body = OfficeWorld.TARIFF.replace("{\"price\": \"1.2700\"}", third);
    before.assertRefused(400, "blocks", "after the one before", world.put(FUTURE, body));
    String many = "{\"price\": \"1.2700\"}, ".repeat(8) + "{\"price\": \"1.2700\"}";
    body = OfficeWorld.TARIFF.replace("{\"price\": \"1.2700\"}", many);
    before.assertRefused(400, "blocks", "1 to 8", world.put(FUTURE, body));
  }

  @Test
  void theUtilityMustBeThereAndItsCurrencyTheRightOne() {
    Counts before = world.counts();
    before.assertRefused(
        422,
        "utility",
        "no utility east",
        world.put(FUTURE, OfficeWorld.TARIFF.replace("\"city\"", "\"east\"")));
    String usd = OfficeWorld.TARIFF.replaceFirst("\\{", "{\"currency\": \"USD\", ");
    before.assertRefused(422, "currency", "is ZAR", world.put(FUTURE, usd));
  }

  @Test
  void aTariffStaysWithItsUtilityAndItsResource() {
    world.put(PAST, OfficeWorld.TARIFF);
    Counts before = world.counts();
    before.assertRefused(
        422,
        "utility",
        "another utility",
        world.put(FUTURE, OfficeWorld.TARIFF.replace("\"city\"", "\"north\"")));
    before.assertRefused(
        422,
        "resource",
        "for electricity",
        world.put(FUTURE, OfficeWorld.TARIFF.replace("electricity", "water")));
  }

  @Test
  void theDayAndTheIdAreChecked() {
    Counts before = world.counts();
    String wrong = VERSIONS + "/2026-02-30";
    before.assertRefused(400, "date", "year, month, day", world.put(wrong, "{}"));
    before.assertRefused(400, "date", "year, month, day", world.get(wrong));
    before.assertRefused(400, "id", "lower-case", world.get("/tariffs/A/versions"));
    before.assertRefused(404, "", "no tariff domestic", world.get(VERSIONS));
    before.assertRefused(404, "", "no such version", world.get(PAST));
  }

  @Test
  void anotherUtilitysTariffIsRefused() {
    world.put(PAST, OfficeWorld.TARIFF);
    Counts before = world.counts();
    String north = OfficeWorld.adminOf("north");
    before.assertRefused(403, "", "do not work", world.call(north, "GET", VERSIONS, ""));
    before.assertRefused(403, "", "do not work", world.call(north, "GET", PAST, ""));
    before.assertRefused(
        403, "", "do not work", world.call(north, "PUT", FUTURE, OfficeWorld.TARIFF));
  }
}
