package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import prepaid.audit.ProveMain;
import prepaid.e2e.Http.Reply;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What was sold is proved by an auditor without a key, and a forger of rows is found out. */
@TestInstance(Lifecycle.PER_CLASS)
class ProvingTest {
  private static final String METER = RunningSystem.meter("flat", "ZAR");

  private RunningSystem system = RunningSystem.shared();
  private String first = "";
  private String second = "";

  @BeforeAll
  void sellTwice() {
    system = RunningSystem.start(RunningSystem.options());
    first = system.buy(METER, "100.00").text("id");
    second = system.buy(METER, "50.00").text("id");
    Await.until(this::exported, rows -> rows.containsAll(List.of(first, second)));
    Reply made = system.api().send("POST", "/_local/schedules/Checkpoints", "");
    assertEquals(Map.of("checkpoint", 1, "heads", 1 + noted()), made.json());
  }

  /** Meters whose maker's credit was noted when they were registered: a row without a token. */
  private int noted() {
    Http office = system.office("admin");
    return (int)
        RunningSystem.meterList().stream()
            .map(meter -> office.get("/office/v1/meters/" + meter.get("meterNumber")).json())
            .filter(meter -> !"0.0".equals(meter.get("initialCredit")))
            .count();
  }

  @AfterAll
  void stop() {
    system.close();
  }

  @Test
  void theBooksAreProvedWithoutAKey() throws IOException {
    Proved proved = prove();
    assertEquals(ProveMain.PROVED, proved.exit(), proved.text());
    Map<String, Object> report = proved.json();
    Map<?, ?> checkpoints = (Map<?, ?>) need(report, "checkpoints");
    assertTrue((int) need(checkpoints, "vendsCovered") >= 2, proved.text());
    Map<?, ?> key = (Map<?, ?>) ((List<?>) need(report, "byKey")).getFirst();
    assertTrue((int) need(key, "tokens") >= 2, proved.text());
  }

  @Test
  void theSecureModuleConfirmsWhatTheTokensSay() throws IOException {
    Proved proved = prove("--with-keys");
    assertEquals(ProveMain.PROVED, proved.exit(), proved.text());
    Map<String, Object> report = proved.json();
    assertEquals(report.get("tokens"), report.get("tokensDecoded"));
  }

  /** A token that its row does not fit is found inside the module, whatever the hashes say. */
  @Test
  void aTokenThatSaysSomethingElseThanItsRowIsNamed() throws IOException {
    Map<String, AttributeValue> row = row(first);
    Map<String, AttributeValue> forged = new HashMap<>(row);
    List<AttributeValue> tokens = Objects.requireNonNull(row.get("o")).l();
    String[] parts = tokens.getFirst().s().split("\\|", -1);
    parts[3] = "1";
    forged.put("o", AttributeValue.fromL(List.of(AttributeValue.fromS(String.join("|", parts)))));
    put(forged);
    try {
      Proved proved = prove("--with-keys");
      assertEquals(ProveMain.FOUND, proved.exit());
      assertTrue(proved.text().contains("brings something else than its row says"), proved.text());
      assertFalse(proved.text().contains(parts[1]), "no token is told");
    } finally {
      put(row);
    }
  }

  @Test
  void aRowThatWasAlteredInTheDatabaseIsNamed() throws IOException {
    Map<String, AttributeValue> row = row(first);
    Map<String, AttributeValue> forged = new HashMap<>(row);
    forged.put("t", AttributeValue.fromS("cheaper"));
    put(forged);
    try {
      Map<?, ?> finding = onlyFinding(prove());
      assertEquals("altered", finding.get("kind"));
      assertTrue(finding.toString().contains("row 1 of meter " + METER), finding::toString);
      assertTrue(finding.toString().contains("web#" + first), finding::toString);
    } finally {
      put(row);
    }
  }

  /** Also the newest row of a meter, after which nothing comes. */
  @Test
  void aRowThatWasRemovedFromTheDatabaseIsNamed() throws IOException {
    Map<String, AttributeValue> row = row(second);
    try (DynamoDbClient dynamo = system.cloud().clients().dynamodb()) {
      dynamo.deleteItem(delete -> delete.tableName(vends(dynamo)).key(key(second)));
      Proved proved = prove();
      assertEquals(ProveMain.FOUND, proved.exit());
      assertTrue(proved.text().contains("\"removed\""), proved.text());
      assertTrue(proved.text().contains("row 2 of meter " + METER), proved.text());
    } finally {
      put(row);
    }
  }

  @Test
  void aTokenWhosePaymentIsGoneIsNamed() throws IOException {
    Map<String, AttributeValue> key = Map.of("k", AttributeValue.fromS("purchase#" + second));
    try (DynamoDbClient dynamo = system.cloud().clients().dynamodb()) {
      String table = table(dynamo, "Purchases");
      var payment = dynamo.getItem(get -> get.tableName(table).key(key)).item();
      dynamo.deleteItem(delete -> delete.tableName(table).key(key));
      try {
        assertEquals("money-missing", onlyFinding(prove()).get("kind"));
      } finally {
        dynamo.putItem(put -> put.tableName(table).item(payment));
      }
    }
  }

  @Test
  void whoBoughtCanBeErasedAndTheBooksAreStillProved() throws IOException {
    String meter = RunningSystem.meter("blocks", "ZAR");
    Reply order = system.order(meter, "80.00", Optional.of("+27820000077"));
    RunningSystem.pay(order);
    system.awaitStatus(order, "vended");
    Await.until(this::exported, rows -> rows.contains(order.text("id")));

    Reply erased =
        system.office("admin").send("DELETE", "/office/v1/meters/" + meter + "/holder", "");

    assertEquals(202, erased.status(), erased.body());
    Map<String, AttributeValue> key =
        Map.of("k", AttributeValue.fromS("purchase#" + order.text("id")));
    try (DynamoDbClient dynamo = system.cloud().clients().dynamodb()) {
      String table = table(dynamo, "Purchases");
      Await.until(
          () -> {
            system.upkeep();
            return dynamo.getItem(get -> get.tableName(table).key(key)).item();
          },
          row -> !row.containsKey("ph"));
    }
    assertEquals("", system.office("admin").get("/office/v1/meters/" + meter).text("holder"));
    assertEquals(ProveMain.PROVED, prove().exit());
  }

  @Test
  void onlyAuditorsAndAdministratorsSeeTheBooks() {
    assertEquals(403, system.office("dispatcher").get("/office/v1/exports/vends").status());
    assertEquals(401, system.api().get("/office/v1/exports/vends").status());
    assertEquals(200, system.office("admin").get("/office/v1/exports/vends").status());
    assertEquals(
        400, system.office("auditor").get("/office/v1/exports/vends?cursor=guess").status());
  }

  /** What the command answered. */
  private record Proved(int exit, String text) {
    Map<String, Object> json() throws IOException {
      return JSON.std.mapFrom(text);
    }
  }

  private Proved prove(String... more) {
    String token =
        Objects.requireNonNull(system.cloud().operators().tokens().get("auditor"), "auditor");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      ProveMain.Console console =
          new ProveMain.Console(InputStream.nullInputStream(), printed, printed);
      List<String> arguments =
          new ArrayList<>(List.of("--from", system.cloud().api().toString(), "--json"));
      arguments.addAll(List.of(more));
      int exit = console.run(arguments, Optional.of(token));
      return new Proved(exit, out.toString(StandardCharsets.UTF_8));
    }
  }

  private static Map<?, ?> onlyFinding(Proved proved) throws IOException {
    assertEquals(ProveMain.FOUND, proved.exit(), proved.text());
    List<?> findings = (List<?>) need(proved.json(), "findings");
    assertEquals(1, findings.size(), proved.text());
    return (Map<?, ?>) findings.getFirst();
  }

  private static Object need(Map<?, ?> json, String field) {
    return Objects.requireNonNull(json.get(field), field);
  }

  /** The references of all exported vends. */
  private List<String> exported() {
    List<String> references = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      String query = cursor.map(text -> "?cursor=" + text).orElse("");
      Reply page = system.office("auditor").get("/office/v1/exports/vends" + query);
      page.objects("rows").forEach(row -> references.add(String.valueOf(row.get("reference"))));
      cursor = Optional.ofNullable(page.json().get("cursor")).map(String::valueOf);
    } while (cursor.isPresent());
    return references;
  }

  private Map<String, AttributeValue> row(String purchase) {
    try (DynamoDbClient dynamo = system.cloud().clients().dynamodb()) {
      return dynamo.getItem(get -> get.tableName(vends(dynamo)).key(key(purchase))).item();
    }
  }

  private void put(Map<String, AttributeValue> row) {
    try (DynamoDbClient dynamo = system.cloud().clients().dynamodb()) {
      dynamo.putItem(put -> put.tableName(vends(dynamo)).item(row));
    }
  }

  private static Map<String, AttributeValue> key(String purchase) {
    return Map.of("k", AttributeValue.fromS("web#" + purchase));
  }

  private static String vends(DynamoDbClient dynamo) {
    return table(dynamo, "Vends");
  }

  private static String table(DynamoDbClient dynamo, String name) {
    return dynamo.listTables().tableNames().stream()
        .filter(table -> table.contains(name))
        .findFirst()
        .orElseThrow(() -> new UncheckedIOException(new IOException("no table " + name)));
  }
}
