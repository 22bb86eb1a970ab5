package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.aws.fixture.Samples;
import prepaid.http.HttpResponse;
import prepaid.sts.Drn;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Registration;

/** Opening imports, sending their parts, and looking how far they are. */
final class ImportRoutesTest {
  private final OfficeWorld world = OfficeWorld.furnished();

  private String open(String body) {
    HttpResponse opened = world.call(OfficeWorld.admin(), "POST", "/meters/import", body);
    assertEquals(202, opened.status(), opened.bodyText());
    String id = String.valueOf(OfficeWorld.json(opened).get("id"));
    assertEquals("/office/v1/imports/" + id, opened.header("Location").orElse(""));
    return "/imports/" + id;
  }

  private HttpResponse send(String job, int part, MeterTable table) {
    return world.csv(job + "/parts/" + part, table.csv());
  }

  private Map<String, Object> show(String job) {
    HttpResponse shown = world.get(job);
    assertEquals(200, shown.status(), shown.bodyText());
    return OfficeWorld.json(shown);
  }

  private static List<?> errors(Map<String, Object> shown) {
    return (List<?>) Objects.requireNonNull(shown.get("errors"));
  }

  private Registration registration(int serial) {
    Drn number = Samples.drn(serial);
    return world.meters.read(number).orElseThrow().registration();
  }

  @Test
  void aTableIsRegisteredRowByRow() {
    String job = open("");
    assertEquals("waiting-for-parts", show(job).get("status"));
    HttpResponse sent = send(job, 1, MeterTable.of(1, 250));
    assertEquals(200, sent.status(), sent.bodyText());
    Map<String, Object> shown = show(job);
    assertEquals("done", shown.get("status"));
    assertEquals(250, shown.get("rows"));
    assertEquals(250, shown.get("registered"));
    assertEquals(List.of(), errors(shown));
    assertEquals("Нина \"Nina\" O'Hara, № 77", registration(77).holder().name());
    assertTrue(world.get("/meters?account=a-77").bodyText().contains("Main Road, Flat 77"));
    assertEquals(0, world.imports.chunksKept());
  }

  @Test
  void aBadRowIsNamedExactlyAndTheOthersAreRegistered() {
    String job = open("{\"parts\": 2}");
    send(job, 2, MeterTable.of(301, 10).with(4, "tariff", "industry"));
    Map<String, Object> early = show(job);
    assertEquals("waiting-for-parts", early.get("status"));
    assertEquals(
        List.of(
            Map.of(
                "part", 2,
                "partRow", 4,
                "line", 5,
                "column", "tariff",
                "detail", "The utility city has no tariff industry.")),
        errors(early));
    send(job, 1, MeterTable.of(1, 150).with(120, "meterNumber", "01234567890"));
    Map<String, Object> shown = show(job);
    assertEquals("done", shown.get("status"));
    assertEquals(158, shown.get("registered"));
    assertEquals(2, shown.get("refused"));
    Map<?, ?> first = (Map<?, ?>) errors(shown).getFirst();
    assertEquals(120, first.get("row"));
    assertEquals("meterNumber", first.get("column"));
    assertTrue(String.valueOf(first.get("detail")).contains("check digit"));
    assertEquals(154, ((Map<?, ?>) errors(shown).getLast()).get("row"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "supplyGroup|999999|supplyGroup|no supply group 999999",
        "supplyGroup|x|supplyGroup|6 digits",
        "keyRevision|ten|keyRevision|must be a number",
        "keyRevision|10|keyRevision|1 to 9",
        "keyType|3|keyType|one of 1, 2",
        "encryptionAlgorithm|9|encryptionAlgorithm|one of 7, 11",
        "holder|''|holder|is missing",
        "phone|0821234567|phone|+27821234567",
        "meterNumber|''|meterNumber|11 or 13 digits",
        "debts|450|debts|must be a list",
        "debts|'[{\"id\": \"a1\"}]'|debts|is missing",
        "debts|'[], \"x\": 1'|debts|must be a list"
      })
  void eachBadCellIsSaidAsAFieldIs(String column, String value, String named, String words) {
    String job = open("");
    send(job, 1, MeterTable.of(1, 3).with(2, column, value));
    Map<?, ?> error = (Map<?, ?>) errors(show(job)).getFirst();
    assertEquals(named, error.get("column"));
    assertTrue(String.valueOf(error.get("detail")).contains(words), error.toString());
    assertEquals(2, show(job).get("registered"));
  }

  @Test
  void aDryRunRegistersNothingAndSaysTheSame() {
    world.put("/meters/" + Samples.drn(5).digits(), OfficeWorld.METER);
    world.meters.vend(Samples.drn(5));
    int writes = world.meters.writes;
    String job = open("{\"dryRun\": true}");
    MeterTable table = MeterTable.of(1, 50).with(5, "keyType", "1").with(9, "tariff", "industry");
    send(job, 1, table);
    assertEquals(writes, world.meters.writes);
    Map<String, Object> shown = show(job);
    assertEquals(48, shown.get("registered"));
    assertEquals("keyType", ((Map<?, ?>) errors(shown).getFirst()).get("column"));
    String real = open("");
    send(real, 1, table);
    assertEquals(errors(shown), errors(show(real)));
  }

  @Test
  void theSameTableAgainChangesNothingAndAChangeIsMade() {
    send(open(""), 1, MeterTable.of(1, 120));
    int writes = world.meters.writes;
    assertEquals(200, send(open(""), 1, MeterTable.of(1, 120)).status());
    assertEquals(writes, world.meters.writes);
    String job = open("");
    send(job, 1, MeterTable.of(1, 120).with(3, "holder", "Thabo"));
    assertEquals(writes + 1, world.meters.writes);
    assertEquals(120, show(job).get("registered"));
    assertEquals("Thabo", registration(3).holder().name());
  }

  @Test
  void aMeterThatStandsTwiceEndsAsItsLastRowSays() {
    MeterTable twice = MeterTable.of(1, 2).with(1, "holder", "First").plus(MeterTable.of(1, 1));
    String job = open("");
    send(job, 1, twice.plus(MeterTable.of(1, 1).with(1, "holder", "Last")));
    assertEquals("Last", registration(1).holder().name());
    assertEquals(4, show(job).get("registered"));
  }

  @Test
  void debtsComeAsJsonInTheirCell() {
    String debts =
        "[{\"id\": \"a1\", \"kind\": \"arrears\", \"owed\": \"450.00\", \"shareBasisPoints\":"
            + " 3000}]";
    send(open(""), 1, MeterTable.of(1, 2).with(2, "debts", debts));
    assertEquals(
        45_000,
        world.meters.read(Samples.drn(2)).orElseThrow().state().debts().getFirst().owedMinor());
  }

  @Test
  void thePartIsTheSameOrRefused() {
    String job = open("");
    send(job, 1, MeterTable.of(1, 3));
    assertEquals(200, send(job, 1, MeterTable.of(1, 3)).status());
    HttpResponse other = send(job, 1, MeterTable.of(1, 4));
    assertEquals(409, other.status(), other.bodyText());
    assertEquals(3, show(job).get("rows"));
  }

  @Test
  void errorsComeInPages() {
    int bad = (Limits.IMPORT_ERROR_CHUNKS_MAX + 1) * Limits.IMPORT_CHUNK_ROWS_MAX;
    StringBuilder table = new StringBuilder(MeterTable.of(1, 1).csv());
    table.append("x,,,,,,,,,,,\n".repeat(bad));
    String job = open("");
    assertEquals(200, world.csv(job + "/parts/1", table.toString()).status());
    Map<String, Object> first = show(job);
    Map<String, Object> second = show(job + "?cursor=" + first.get("cursor"));
    assertFalse(second.containsKey("cursor"));
    assertEquals(bad, errors(first).size() + errors(second).size());
    assertEquals(bad + 1, ((Map<?, ?>) errors(second).getLast()).get("row"));
    assertEquals(400, world.get(job + "?cursor=x").status());
  }

  @Test
  void whatIsNoPartIsRefused() {
    String job = open("{\"parts\": 2}");
    String table = MeterTable.of(1, 1).csv();
    assertEquals(422, world.csv(job + "/parts/3", table).status());
    assertEquals(422, world.csv(job + "/parts/0", table).status());
    assertEquals(404, world.csv("/imports/none/parts/1", table).status());
    assertEquals(400, world.csv(job + "/parts/1", "meterNumber,what\n").status());
    assertEquals(415, world.put(job + "/parts/1", table).status());
    String large = table + " ".repeat(Limits.IMPORT_PART_BYTES_MAX);
    assertEquals(413, world.csv(job + "/parts/1", large).status());
    String most = table + "\n".repeat(Limits.IMPORT_PART_BYTES_MAX - table.length() - 10);
    assertEquals(200, world.csv(job + "/parts/1", most).status());
    HttpResponse wrong =
        world.call(OfficeWorld.admin(), "POST", "/meters/import", "{\"parts\": 0}");
    assertEquals(400, wrong.status());
  }

  @Test
  void onlyAnAdministratorOfTheSameUtilitiesMayLook() {
    String job = open("");
    String dispatcher = OfficeWorld.token("dumi", "dispatcher");
    assertEquals(403, world.call(dispatcher, "POST", "/meters/import", "").status());
    assertEquals(404, world.call(OfficeWorld.adminOf("city"), "GET", job, "").status());
    HttpResponse opened = world.call(OfficeWorld.adminOf("north"), "POST", "/meters/import", "");
    String theirs = "/imports/" + OfficeWorld.json(opened).get("id");
    assertEquals(404, world.call(OfficeWorld.adminOf("city"), "GET", theirs, "").status());
    send(theirs, 1, MeterTable.of(1, 1));
    Map<?, ?> error = (Map<?, ?>) errors(show(theirs)).getFirst();
    assertTrue(String.valueOf(error.get("detail")).contains("do not work for it"));
  }

  @Test
  void theColumnsAreTheFieldsThatAMeterIsShownWith() {
    world.put(
        OfficeWorld.METER_PATH,
        OfficeWorld.METER.replace(
            "\"active\"",
            "\"blocked\", \"statusReason\": \"x\", \"flags\": [\"vulnerable\"], \"debts\":"
                + " [{\"id\": \"a\", \"kind\": \"arrears\", \"owed\": \"1.00\","
                + " \"shareBasisPoints\": 1}]"));
    assertEquals(MeterColumns.KNOWN, OfficeWorld.json(world.get(OfficeWorld.METER_PATH)).keySet());
  }
}
