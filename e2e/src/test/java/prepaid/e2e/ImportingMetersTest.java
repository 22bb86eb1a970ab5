package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prepaid.e2e.Http.Reply;
import prepaid.sts.Drn;

/** A utility brings its meters in a table, finds its customers, and takes the table out again. */
class ImportingMetersTest {
  private static final String HEADER =
      "meterNumber,supplyGroup,tariffIndex,keyRevision,keyType,encryptionAlgorithm,tariff,holder,"
          + "phone,account,address\r\n";

  private final RunningSystem system = RunningSystem.shared();
  private final Http admin = system.office("admin");

  /** Numbers that no other story has. */
  private static String number(int serial) {
    String body = "0655%08d".formatted(serial);
    return IntStream.range(0, 10)
        .mapToObj(digit -> body + digit)
        .filter(digits -> Drn.refusal(digits).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static String row(int serial, String tariff) {
    Map<String, Object> like = RunningSystem.meterList().getFirst();
    return "%s,%s,01,1,2,11,%s,\"Мария, № %d\",+27829990001,IMP-%d,\"1 Main Road, Flat %d\"\r\n"
        .formatted(number(serial), like.get("sgc"), tariff, serial, serial % 2, serial);
  }

  private static String table(int from, int to) {
    StringBuilder table = new StringBuilder(HEADER);
    IntStream.rangeClosed(from, to).forEach(serial -> table.append(row(serial, "highveld-flat")));
    return table.toString();
  }

  private String open(String body) {
    Reply opened = admin.send("POST", "/office/v1/meters/import", body);
    assertEquals(202, opened.status(), opened.body());
    return "/office/v1/imports/" + opened.text("id");
  }

  private Reply send(String job, int part, String table) {
    return admin.with("Content-Type", "text/csv").raw("PUT", job + "/parts/" + part, table);
  }

  private List<String> found(String query) {
    Reply found = system.office("dispatcher").get("/office/v1/meters?" + query);
    assertEquals(200, found.status(), found.body());
    return found.objects("meters").stream()
        .map(meter -> String.valueOf(meter.get("meterNumber")))
        .toList();
  }

  @Test
  void aTableInTwoPartsWithABadRowIsImportedFoundAndSoldTo() {
    String job = open("{\"parts\": 2}");
    String second = table(101, 150).replace("\r\n" + number(120), "\r\n0655000001209");
    assertEquals(200, send(job, 2, second).status());
    assertEquals("waiting-for-parts", admin.get(job).text("status"));
    assertEquals(200, send(job, 1, "\uFEFF" + table(1, 100)).status());
    assertEquals(200, send(job, 1, "\uFEFF" + table(1, 100)).status(), "again");

    Reply done = admin.get(job);
    assertEquals("done", done.text("status"));
    assertEquals("149", done.text("registered"));
    Map<String, Object> error = done.objects("errors").getFirst();
    assertEquals(120, error.get("row"));
    assertEquals("meterNumber", error.get("column"));

    assertEquals(50, found("account=imp-1").size());
    assertTrue(found("account=IMP-1").contains(number(33)));
    String phone = URLEncoder.encode("+27829990001", StandardCharsets.UTF_8);
    assertEquals(50, found("phone=" + phone).size());
    assertTrue(
        system.office("auditor").get("/office/v1/meters?account=IMP-1").body().contains("М****"));
    Reply meter = system.api().get("/v1/meters/" + number(33));
    assertEquals("true", meter.text("canVend"), meter.body());
    assertEquals(
        200,
        system
            .api()
            .post("/v1/quotes", Map.of("meterNumber", number(33), "amount", "100.00"))
            .status());
  }

  @Test
  void aDryRunSaysWhatIsWrongAndRegistersNothing() {
    String job = open("{\"dryRun\": true}");
    Reply sent = send(job, 1, HEADER + row(201, "highveld-flat") + row(202, "no-such-tariff"));
    assertEquals(200, sent.status(), sent.body());
    assertEquals("tariff", admin.get(job).objects("errors").getFirst().get("column"));
    assertEquals(404, admin.get("/office/v1/meters/" + number(201)).status());
  }

  @Test
  void whatIsTakenOutCanBeBroughtInAgain() {
    assertEquals(200, send(open(""), 1, table(301, 320)).status());
    String export = "/office/v1/meters/export?utility=highveld";
    Reply table = admin.get(export);
    assertEquals(200, table.status(), table.body());
    assertTrue(table.body().contains(number(320)));
    Reply again = send(open("{\"dryRun\": true}"), 1, table.body());
    assertEquals("0", again.text("refused"), again.body());
    assertFalse(again.text("rows").equals("0"));
  }

  @Test
  void theScheduleGoesOnWithWhatWaits() {
    Reply run = system.api().send("POST", "/_local/schedules/Imports", "");
    assertEquals(200, run.status(), run.body());
    assertEquals("{\"chunks\":0}", run.body());
  }

  @Test
  void aPartMayHaveFourMegabytes() {
    String job = open("{\"dryRun\": true}");
    String most = table(401, 401) + "\n".repeat(4 * 1024 * 1024 - 1_000);
    assertEquals(200, send(job, 1, most).status());
    Reply large = send(job, 2, most + "\n".repeat(2_000));
    assertEquals(413, large.status(), large.body());
  }
}
