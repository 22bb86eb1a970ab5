package prepaid.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static prepaid.meter.device.TestMeters.BORN;
import static prepaid.meter.device.TestMeters.CIPHER;
import static prepaid.meter.device.TestMeters.NUMBER;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import prepaid.meter.MeterClient.Reply;
import prepaid.meter.device.TestClock;
import prepaid.meter.device.TestMeters;
import prepaid.meter.literal.LiteralEncoder;

class MeterServerTest {
  private static final String METER = "/meters/" + NUMBER;

  private MeterServer server;
  private MeterClient client;

  MeterServerTest() throws IOException {
    server = MeterServer.start(0, Optional.empty(), new TestClock());
    client = new MeterClient(server);
  }

  @BeforeEach
  void manufacture() throws Exception {
    assertEquals(201, client.put(METER, TestMeters.body()).status());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void aTokenIsTypedInUsedUpAndRefusedTheSecondTime() throws Exception {
    Reply first = keypad(token(BORN + 1, 273));
    assertEquals(200, first.status());
    assertEquals("Accept", first.field("result"));
    assertEquals("1", first.field("code"));
    assertEquals("27.3", first.field("creditAdded"));
    assertEquals("27.3", first.field("credit"));
    assertEquals("ACCEPT +27.3 kWh", first.field("display"));
    assertEquals("closed", first.field("contactor"));

    Reply again = keypad(token(BORN + 1, 273));
    assertEquals(200, again.status());
    assertEquals("UsedError", again.field("result"));
    assertEquals("null", again.field("creditAdded"));

    Reply load = client.post(METER + "/consume", Map.of("watts", 2000, "minutes", 30));
    assertEquals("1.0", load.field("consumed"));
    assertEquals("26.3", load.field("credit"));
    Reply rest = client.post(METER + "/consume", Map.of("units", "100.0"));
    assertEquals("26.3", rest.field("consumed"));
    assertEquals("open", rest.field("contactor"));
    assertEquals("0.0 kWh", client.get(METER).field("display"));
  }

  @Test
  void theListAndTheMeterShowEverythingButKeys() throws Exception {
    Reply list = client.get("/meters");
    Reply meter = client.get(METER);
    assertTrue(list.response().body().contains("a sample meter"));
    assertEquals("600727123456789034".length(), meter.field("meterPan").toString().length());
    assertTrue(meter.field("tokenMemory").toString().contains(Integer.toString(BORN)));
    for (Reply reply : List.of(list, meter)) {
      assertFalse(reply.response().body().contains(TestMeters.KEY.hex()));
      assertEquals("no-store", reply.response().headers().firstValue("Cache-Control").orElse(""));
    }
  }

  @Test
  void theSameOrderKeepsTheMeterAndAnotherIsRefused() throws Exception {
    keypad(token(BORN + 1, 10));
    Reply same = client.put(METER, TestMeters.body());
    assertEquals(200, same.status());
    assertEquals("1.0", same.field("credit"));
    Map<String, Object> other = TestMeters.body();
    other.put("ti", "02");
    assertProblem(409, "another-meter", client.put(METER, other));
  }

  @Test
  void aMeterMadeFromAVendingKeyHasTheDerivedKey() throws Exception {
    Map<String, Object> body = TestMeters.body();
    body.remove("decoderKey");
    body.put("vendingKey", "abababababababab949494949494949401234567");
    body.put("baseDate", 1993);
    String number = "00000000000";
    assertEquals(201, client.put("/meters/" + number, body).status());
    assertEquals("600727000000000009", client.get("/meters/" + number).field("meterPan"));
    // The worked example of the well-known test key, whose key every test meter here has.
    int tid = 16_500_000;
    Reply reply = client.post("/meters/" + number + "/keypad", Map.of("digits", token(tid, 500)));
    assertEquals("Accept", reply.field("result"));
  }

  @Test
  void typingMistakesInAnOrderAreNamed() throws Exception {
    Map<String, Object> strange =
        Map.ofEntries(
            Map.entry("ea", 8),
            Map.entry("dkga", 2),
            Map.entry("baseDate", 2000),
            Map.entry("sgc", "12345"),
            Map.entry("ti", "100"),
            Map.entry("krn", 0),
            Map.entry("kt", 3),
            Map.entry("ken", 256),
            Map.entry("decoderKey", "abababababababab"),
            Map.entry("vendingKey", "abababababababab949494949494949401234567"),
            Map.entry("tables", "other"),
            Map.entry("resource", "steam"),
            Map.entry("mode", "barter"),
            Map.entry("initialCredit", "1.23"),
            Map.entry("manufacturedAt", "2013-12-31T23:59:59Z"),
            Map.entry("colour", "red"));
    for (Map.Entry<String, Object> wrong : strange.entrySet()) {
      Map<String, Object> body = TestMeters.body();
      body.put(wrong.getKey(), wrong.getValue());
      Reply reply = client.put("/meters/11111111115", body);
      assertEquals(422, reply.status(), wrong::toString);
      String field = reply.field("field").toString();
      String expected = wrong.getKey().equals("decoderKey") ? "decoderKey" : wrong.getKey();
      assertEquals(expected, field, wrong::toString);
    }
    assertProblem(422, "invalid-field", client.put("/meters/11111111113", TestMeters.body()));
    assertEquals(404, client.get("/meters/11111111115").status());
  }

  @Test
  void badRequestsAreClearRefusals() throws Exception {
    assertProblem(404, "unknown-meter", client.get("/meters/99999999999"));
    assertProblem(404, "unknown-path", client.get("/nothing"));
    assertProblem(404, "unknown-path", client.get(METER + "/keypad/more"));
    assertProblem(400, "malformed-json", client.send("POST", METER + "/keypad", "{\"digits\":"));
    assertProblem(400, "malformed-json", client.send("POST", METER + "/keypad", "[1]"));
    assertProblem(400, "malformed-json", client.send("POST", METER + "/keypad", "[]"));
    String inAList = "[{\"digits\":\"00000000000000000000\"}]";
    assertProblem(400, "malformed-json", client.send("POST", METER + "/keypad", inAList));
    assertProblem(400, "malformed-json", client.send("POST", METER + "/keypad", "null"));
    assertProblem(400, "malformed-json", client.send("POST", METER + "/keypad", "{} {}"));
    assertProblem(422, "invalid-field", client.send("POST", METER + "/keypad", "{\"digits\":12}"));
    assertProblem(
        422, "invalid-field", client.post(METER + "/keypad", Map.of("digits", "1", "pin", "2")));
    assertProblem(
        413, "body-too-large", client.send("POST", METER + "/keypad", "x".repeat(70_000)));
    Reply wrong = client.send("DELETE", METER, "");
    assertProblem(405, "wrong-method", wrong);
    assertEquals("GET, PUT", wrong.response().headers().firstValue("Allow").orElse(""));
    for (Map<String, ?> load :
        List.of(
            Map.of("units", "0.05"),
            Map.of("units", "-1"),
            Map.of("units", 0),
            Map.of("units", "1", "watts", 1),
            Map.of("watts", 1),
            Map.of("units", "1e5"),
            Map.<String, Object>of())) {
      assertProblem(422, "invalid-field", client.post(METER + "/consume", load));
    }
    assertProblem(
        422, "invalid-field", client.send("POST", METER + "/consume", "{\"units\":1e999999999}"));
  }

  @Test
  void headTellsWhatGetWouldAnswer() throws Exception {
    Reply whole = client.get(METER);
    Reply head = client.send("HEAD", METER, "");
    assertEquals(200, head.status());
    assertEquals("", head.response().body());
    assertEquals(
        whole.response().headers().firstValue("Content-Type"),
        head.response().headers().firstValue("Content-Type"));
    assertEquals(404, client.send("HEAD", "/nothing", "").status());
    assertEquals(405, client.send("HEAD", METER + "/keypad", "").status());
  }

  @Test
  void theResultNamesOfTheStandard() throws Exception {
    assertEquals("FormatError", keypad("1234").field("result"));
    assertEquals("FormatError", keypad("73786976294838206464").field("result"));
    assertEquals("OldError", keypad(token(BORN - 1, 1)).field("result"));
    for (int i = 0; i < 3; i++) {
      Reply reply = keypad("00000000000000000000");
      assertEquals("CRCError", reply.field("result"));
      assertEquals("13", reply.field("code"));
    }
    assertEquals("LockOutActive", keypad(token(BORN + 1, 1)).field("result"));
    assertTrue(client.get(METER).field("lockOut").toString().contains("secondsLeft=10"));
    assertEquals(200, client.post(METER + "/power", Map.of()).status());
    assertEquals("Accept", keypad(token(BORN + 1, 1)).field("result"));
    assertEquals("true", client.send("POST", METER + "/tamper", "").field("tampered"));
    assertEquals("open", client.get(METER).field("contactor"));
  }

  @Test
  void ofManyHandsWithOneTokenOneIsAccepted() throws Exception {
    String token = token(BORN + 1, 10);
    try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Object>> answers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        answers.add(hands.submit(() -> keypad(token).field("result")));
      }
      int accepted = 0;
      for (Future<Object> answer : answers) {
        accepted += answer.get().equals("Accept") ? 1 : 0;
      }
      assertEquals(1, accepted);
    }
    assertEquals("1.0", client.get(METER).field("credit"));
  }

  @Test
  void thePageLoadsNothingFromElsewhere() throws Exception {
    for (String path : Assets.NAMES.keySet()) {
      Reply reply = client.get(path);
      assertEquals(200, reply.status(), path);
      assertFalse(reply.response().body().contains("://"), path);
      String policy = reply.response().headers().firstValue("Content-Security-Policy").orElse("");
      assertTrue(policy.startsWith("default-src 'none'"), path);
    }
  }

  private Reply keypad(String digits) throws IOException, InterruptedException {
    return client.post(METER + "/keypad", Map.of("digits", digits));
  }

  private static String token(int tid, long tenths) {
    return LiteralEncoder.unitCredit(CIPHER, 0, tid, tenths);
  }

  private static void assertProblem(int status, String type, Reply reply) throws IOException {
    assertEquals(status, reply.status(), () -> reply.response().body());
    assertEquals(
        "application/problem+json",
        reply.response().headers().firstValue("Content-Type").orElse(""));
    assertEquals("urn:prepaid:meter:" + type, reply.field("type"));
    assertFalse(reply.field("detail").toString().isBlank());
  }
}
