package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.http.HttpResponse;
import prepaid.sts.Drn;
import prepaid.vending.meters.Holder;
import prepaid.vending.payments.Erasing;

final class MeterRoutesTest {
  private static final String PATH = OfficeWorld.METER_PATH;
  private static final Drn NUMBER = new Drn("01234567897");
  private static final String STORED =
      OfficeWorld.METER.replaceFirst("\\{", "{\"meterNumber\": \"01234567897\", ");
  private final OfficeWorld world = OfficeWorld.furnished();

  private HttpResponse put(String from, String to) {
    return world.put(PATH, OfficeWorld.METER.replace(from, to));
  }

  @Test
  void isRegisteredShownAndChanged() {
    HttpResponse created = world.put(PATH, OfficeWorld.METER);
    assertEquals(201, created.status(), created.bodyText());
    OfficeWorld.assertSame(STORED, created);
    OfficeWorld.assertSame(STORED, world.get(PATH));
    HttpResponse changed = put("Thandi", "Thabo");
    assertEquals(200, changed.status(), changed.bodyText());
    OfficeWorld.assertSame(STORED.replace("Thandi", "Thabo"), world.get(PATH));
    assertEquals(2, world.meters.writes);
    assertEquals(200, put("Thandi", "Thabo").status());
    assertEquals(2, world.meters.writes, "the same again writes nothing");
  }

  @Test
  void theHoldersCommitmentKeepsItsKeyWhileTheDataStaysAndIsShownToNobody() {
    HttpResponse created = world.put(PATH, OfficeWorld.METER);
    String key = commitmentKey();
    assertEquals(200, put("\"tariffIndex\": \"01\"", "\"tariffIndex\": \"02\"").status());
    assertEquals(key, commitmentKey());
    assertEquals(200, put("Thandi", "Thabo").status());
    assertNotEquals(key, commitmentKey());
    assertFalse(created.bodyText().contains(key));
    assertFalse(world.get(PATH).bodyText().contains(commitmentKey()));
  }

  @Test
  void aHolderIsErasedWithTheKeyAndUpkeepIsAskedToEraseTheBuyers() {
    assertEquals(201, world.put(PATH, OfficeWorld.METER).status());
    HttpResponse erased = world.call(OfficeWorld.admin(), "DELETE", PATH + "/holder", "");
    assertEquals(202, erased.status(), erased.bodyText());
    assertEquals(Holder.erased(), world.meters.read(NUMBER).orElseThrow().registration().holder());
    assertEquals(Erasing.reminder(NUMBER, OfficeWorld.NOW), world.reminders.getLast());
    assertFalse(world.get(PATH).bodyText().contains("Thandi"));
    String dispatcher = OfficeWorld.token("d", "dispatcher");
    assertEquals(403, world.call(dispatcher, "DELETE", PATH + "/holder", "").status());
    String unknown = "/meters/01000000016/holder";
    assertEquals(404, world.call(OfficeWorld.admin(), "DELETE", unknown, "").status());
  }

  private String commitmentKey() {
    return world
        .meters
        .read(NUMBER)
        .flatMap(meter -> meter.registration().holder().commitmentKey())
        .orElseThrow();
  }

  @Test
  void whatIsLeftOutHasItsUsualValue() {
    String least =
        """
        {"supplyGroup": "123457", "tariffIndex": "01", "keyRevision": 1, "keyType": 2,
         "encryptionAlgorithm": 7, "tariff": "domestic", "holder": "T M"}\
        """;
    assertEquals(201, world.put(PATH, least).status());
    OfficeWorld.assertSame(
        """
        {"meterNumber": "01234567897", "supplyGroup": "123457", "tariffIndex": "01",
         "keyRevision": 1, "keyType": 2, "encryptionAlgorithm": 7, "tariff": "domestic",
         "resource": "electricity", "mode": "units", "holder": "T M", "initialCredit": "0.0",
         "status": "active"}\
        """,
        world.get(PATH));
  }

  private static final String DEBTS =
      """
      [{"id": "a1", "kind": "arrears", "owed": "450.00", "order": 1, "shareBasisPoints": 3000},
       {"id": "r1", "kind": "reserve", "owed": "21.85", "units": "10.0", "due": "2026-12-01",
        "order": 2, "instalment": "5.00"}]\
      """;

  private static String owing(String debts) {
    return OfficeWorld.METER.replace("\"active\"", "\"active\", \"debts\": " + debts);
  }

  @Test
  void debtsAreSetShownKeptAndCleared() {
    String shown = STORED.replace("\"active\"", "\"active\", \"debts\": " + DEBTS);
    HttpResponse created = world.put(PATH, owing(DEBTS));
    assertEquals(201, created.status(), created.bodyText());
    OfficeWorld.assertSame(shown, created);
    OfficeWorld.assertSame(shown, world.get(PATH));

    assertEquals(200, put("Thandi", "Thabo").status());
    OfficeWorld.assertSame(shown.replace("Thandi", "Thabo"), world.get(PATH));

    int writes = world.meters.writes;
    assertEquals(200, world.put(PATH, owing(DEBTS).replace("Thandi", "Thabo")).status());
    assertEquals(writes, world.meters.writes, "the same again writes nothing");
    assertEquals(200, world.put(PATH, owing("[]")).status());
    OfficeWorld.assertSame(STORED, world.get(PATH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "450.00 | 0.00 | debts[0].owed | above zero",
        "\"arrears\" | \"loan\" | debts[0].kind | one of",
        "\"r1\" | \"a1\" | debts | Two debts",
        "\"a1\" | \"A 1\" | debts[0].id | lower-case",
        "3000 | 10001 | debts[0].shareBasisPoints | from 0 to 10000",
        "\"shareBasisPoints\": 3000 | \"units\": \"1.0\" | debts[0] | instalment a month",
        "\"instalment\" | \"shareBasisPoints\": 1, \"instalment\" | debts[1] | instalment a month",
        "3000 | 3000, \"takenThisMonth\": \"1.00\" | debts[0] | Only an instalment"
      })
  void aWrongDebtIsSaidInWords(String from, String to, String field, String words) {
    Counts before = world.counts();
    before.assertRefused(400, field, words, world.put(PATH, owing(DEBTS.replace(from, to))));
  }

  @Test
  void onlyAnAdministratorSetsDebts() {
    Counts before = world.counts();
    String dispatcher = OfficeWorld.token("dumi", "dispatcher");
    before.assertRefused(
        403, "debts", "Only an administrator", world.call(dispatcher, "PUT", PATH, owing(DEBTS)));
    assertEquals(201, world.call(dispatcher, "PUT", PATH, OfficeWorld.METER).status());
  }

  @Test
  void aBlockedMeterSaysWhy() {
    String blocked = "\"blocked\", \"statusReason\": \"Tampered with\"";
    assertEquals(201, put("\"active\"", blocked).status());
    OfficeWorld.assertSame(STORED.replace("\"active\"", blocked), world.get(PATH));
    Counts before = world.counts();
    before.assertRefused(400, "statusReason", "Say why", put("\"active\"", "\"blocked\""));
    before.assertRefused(
        400,
        "statusReason",
        "status blocked only",
        put("\"active\"", "\"active\", \"statusReason\": \"x\""));
    assertEquals(200, world.put(PATH, OfficeWorld.METER).status());
    OfficeWorld.assertSame(STORED, world.get(PATH));
  }

  @ParameterizedTest
  @CsvSource({
    "01234567890, check digit is wrong",
    "0123456789, 11 or 13 digits",
    "0123456789x, digits 0 to 9"
  })
  void aWrongMeterNumberIsSaidInWords(String number, String words) {
    Counts before = world.counts();
    String path = "/meters/" + number;
    HttpResponse response = world.put(path, OfficeWorld.METER);
    before.assertRefused(400, "meterNumber", words, response);
    assertTrue(response.bodyText().contains("/problems/meter-number-invalid"));
    before.assertRefused(400, "meterNumber", words, world.get(path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"123457\"|123457|supplyGroup|in quotes",
        "\"123457\"|\"12345\"|supplyGroup|6 digits",
        "\"01\"|\"1\"|tariffIndex|2 digits",
        "\"01\"|1|tariffIndex|in quotes",
        "\"keyRevision\": 1|\"keyRevision\": 0|keyRevision|1 to 9",
        "\"keyType\": 2|\"keyType\": 3|keyType|one of 1, 2",
        "\"encryptionAlgorithm\": 11|\"encryptionAlgorithm\": 9|encryptionAlgorithm|one of 7, 11",
        "\"domestic\"|\"Domestic\"|tariff|lower-case",
        "\"electricity\"|\"power\"|resource|one of electricity",
        "\"units\"|\"kwh\"|mode|one of units, currency",
        "\"Thandi Mokoena\"|\"\"|holder|1 to 80",
        "\"+27821234567\"|\"0821234567\"|phone|+27821234567",
        "\"en\"|\"e\"|language|short tag",
        "\"10.0\"|\"10.05\"|initialCredit|at most 1 decimal",
        "\"10.0\"|\"-1\"|initialCredit|negative",
        "\"10.0\"|10|initialCredit|in quotes",
        "\"active\"|\"closed\"|status|active, blocked, removed",
        "\"holder\"|\"holdr\"|holdr|did you mean \"holder\"",
        "\"holder\"|\"meterNumber\": \"1\", \"holder\"|meterNumber|cannot be changed"
      })
  void eachBadFieldIsNamed(String from, String to, String field, String words) {
    Counts before = world.counts();
    before.assertRefused(400, field, words, put(from, to));
  }

  @Test
  void groupAndTariffMustBeThereAndFit() {
    Counts before = world.counts();
    before.assertRefused(422, "supplyGroup", "no supply group 999999", put("123457", "999999"));
    before.assertRefused(
        422, "tariff", "has no tariff industry", put("\"domestic\"", "\"industry\""));
    before.assertRefused(422, "tariff", "is for electricity", put("\"electricity\"", "\"water\""));
    world.put("/utilities/north", OfficeWorld.UTILITY);
    world.put(
        "/tariffs/polar/versions/2026-01-01", OfficeWorld.TARIFF.replace("\"city\"", "\"north\""));
    before = world.counts();
    before.assertRefused(422, "tariff", "has no tariff polar", put("\"domestic\"", "\"polar\""));
  }

  @ParameterizedTest
  @CsvSource({
    "\"keyType\": 2, \"keyType\": 1, keyType",
    "\"encryptionAlgorithm\": 11, \"encryptionAlgorithm\": 7, encryptionAlgorithm",
    "\"units\", \"currency\", mode"
  })
  void aMeterWithVendsKeepsWhatNoTokenTellsIt(String from, String to, String field) {
    world.put(PATH, OfficeWorld.METER);
    assertEquals(200, put(from, to).status(), "before its first vend it may");
    assertEquals(200, world.put(PATH, OfficeWorld.METER).status());
    world.meters.vend(NUMBER);
    Counts before = world.counts();
    before.assertRefused(409, field, "cannot change", put(from, to));
    assertEquals(200, put("Thandi", "Thabo").status(), "the holder may still change");
  }

  @Test
  void aVendInBetweenLosesNothing() {
    world.put(PATH, OfficeWorld.METER);
    world.meters.vendsBeforeWrites = 3;
    assertEquals(200, put("Thandi", "Thabo").status());
    assertEquals(3, world.meters.read(NUMBER).orElseThrow().state().head().sequence());
  }

  @Test
  void aFirstVendInBetweenIsNoticed() {
    world.put(PATH, OfficeWorld.METER);
    world.meters.vendsBeforeWrites = 1;
    Counts before = world.counts();
    before.assertRefused(409, "keyType", "cannot", put("\"keyType\": 2", "\"keyType\": 1"));
  }

  @Test
  void aMeterThatIsSoldToAllTheTimeIsTriedAgainLater() {
    world.put(PATH, OfficeWorld.METER);
    world.meters.vendsBeforeWrites = 1000;
    Counts before = world.counts();
    HttpResponse response = put("Thandi", "Thabo");
    before.assertRefused(503, "", "Nothing happened", response);
    assertEquals("1", response.header("Retry-After").orElse(""));
  }

  @Test
  void anUnknownMeterIs404() {
    Counts before = world.counts();
    before.assertRefused(404, "meterNumber", "no meter 01234567897", world.get(PATH));
  }

  @Test
  void anotherUtilitysMeterIsRefused() {
    world.put(PATH, OfficeWorld.METER);
    world.put("/utilities/north", OfficeWorld.UTILITY);
    world.put("/supply-groups/777777", OfficeWorld.GROUP.replace("city", "north"));
    world.put(
        "/tariffs/polar/versions/2026-01-01", OfficeWorld.TARIFF.replace("\"city\"", "\"north\""));
    Counts before = world.counts();
    String north = OfficeWorld.adminOf("north");
    before.assertRefused(403, "", "do not work", world.call(north, "GET", PATH, ""));
    before.assertRefused(403, "", "do not work", world.call(north, "PUT", PATH, OfficeWorld.METER));
    String taken = OfficeWorld.METER.replace("123457", "777777").replace("domestic", "polar");
    before.assertRefused(403, "", "do not work", world.call(north, "PUT", PATH, taken));
  }
}
