package prepaid.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static prepaid.meter.device.TestMeters.BORN;
import static prepaid.meter.device.TestMeters.CIPHER;
import static prepaid.meter.device.TestMeters.NUMBER;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prepaid.meter.MeterClient.Reply;
import prepaid.meter.device.TestClock;
import prepaid.meter.device.TestMeters;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.LiteralEncoder;
import prepaid.meter.literal.Misty1;
import prepaid.meter.literal.SectionEncoder;

/** Everything that a meter does beside credit, seen from outside, and kept through a restart. */
class WholeMeterTest {
  private static final String METER = "/meters/" + NUMBER;
  private static final Bits NEW_KEY = Bits.ofHex("00112233445566778899aabbccddeeff");
  private static final List<String> KEY_CHANGE =
      SectionEncoder.tokens(
          CIPHER, new SectionEncoder.Change(NEW_KEY, 654_321, 5, 2, 2, 200, true, false));

  @TempDir private Path directory = Path.of(".");

  private final TestClock clock = new TestClock();
  private MeterServer server;
  private MeterClient client;

  WholeMeterTest() throws IOException {
    server = MeterServer.start(0, Optional.empty(), clock);
    client = new MeterClient(server);
  }

  /** The directory is known only now. */
  @BeforeEach
  void manufacture() throws Exception {
    stop();
    start();
    Map<String, Object> body = TestMeters.body();
    body.put("initialCredit", "20.0");
    assertEquals(201, client.put(METER, body).status());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private void start() throws IOException {
    server = MeterServer.start(0, Optional.of(directory), clock);
    client = new MeterClient(server);
  }

  @Test
  void aNewMeterShowsWhatItKnows() throws Exception {
    Reply meter = client.get(METER);
    assertEquals("{result=ResultNotReady, code=16}", meter.field("lastResult"));
    assertEquals("[20.0 KWH]", meter.field("lcd"));
    assertEquals("[RESERVE]", meter.field("notices"));
    assertEquals("[]", meter.field("openBecause"));
    assertEquals("2026-11-24T12:00:00Z", meter.field("clock"));
    assertEquals("{pending=false, sections=[], secondsLeft=0}", meter.field("keyChange"));
    String registers = String.valueOf(meter.field("registers"));
    assertTrue(registers.contains("granted=20.0, left=20.0, inUse=true, usedUp=false"), registers);
    assertFalse(String.valueOf(meter.field("limits")).contains("powerWatts"));
  }

  @Test
  void aPowerLimitTripsAndReconnectsAndIsKept() throws Exception {
    assertEquals("ACCEPT LIMIT 5000 W", enter(0, BORN + 1, 5000).field("display"));
    Reply tripped = client.post(METER + "/consume", Map.of("watts", 6000, "minutes", 1));
    assertEquals("0.0", tripped.field("consumed"));
    assertEquals("[power-limit]", tripped.field("openBecause"));
    restart();
    Reply meter = client.get(METER);
    assertEquals("open", meter.field("contactor"));
    assertEquals("[OVERLOAD, RESERVE]", meter.field("notices"));
    assertTrue(String.valueOf(meter.field("limits")).contains("powerWatts=5000"));
    clock.pass(Duration.ofSeconds(30));
    Reply flows = client.post(METER + "/consume", Map.of("watts", 4000, "minutes", 30));
    assertEquals("2.0", flows.field("consumed"));
    assertTrue(String.valueOf(client.get(METER).field("power")).contains("watts=4000"));
  }

  @Test
  void phasesAreDrawnFromOneByOne() throws Exception {
    enter(6, BORN + 1, 1000);
    Reply even =
        client.post(METER + "/consume", Map.of("phaseWatts", List.of(500, 600, 700), "minutes", 1));
    assertEquals("1800", even.field("wattMinutes"));
    Reply uneven =
        client.post(METER + "/consume", Map.of("phaseWatts", List.of(0, 0, 1001), "minutes", 1));
    assertEquals("[phase-unbalance]", uneven.field("openBecause"));
    for (List<?> wrong :
        List.of(List.of(1, 2), List.of(1, 2, -3), List.of("1", 2, 3), List.of(1, 2, 1_000_001))) {
      Reply refused = client.post(METER + "/consume", Map.of("phaseWatts", wrong, "minutes", 1));
      assertEquals(422, refused.status());
      assertEquals("phaseWatts", refused.field("field"));
    }
  }

  @Test
  void aKeyChangeWaitsForItsSectionsThroughARestartAndShowsNoKey() throws Exception {
    Misty1 newCipher = new Misty1(NEW_KEY);
    assertEquals("3rdKCT", keypad(KEY_CHANGE.get(2)).field("result"));
    assertEquals("1ST KCT", keypad(KEY_CHANGE.get(0)).field("display"));
    clock.pass(Duration.ofMinutes(5));
    restart();
    assertEquals(
        "{pending=true, sections=[1, 3], secondsLeft=300}", client.get(METER).field("keyChange"));
    assertEquals("[KCT 13, RESERVE]", client.get(METER).field("notices"));
    keypad(KEY_CHANGE.get(3));
    assertEquals("ACCEPT KEY 2 TI 05", keypad(KEY_CHANGE.get(1)).field("display"));
    restart();
    Reply meter = client.get(METER);
    Map<String, String> attributes =
        Map.of(
            "sgc", "654321", "ti", "05", "krn", "2", "kt", "2", "ken", "200", "baseDate", "2035");
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      assertEquals(attribute.getValue(), meter.field(attribute.getKey()), attribute.getKey());
    }
    assertFalse(meter.response().body().contains("00112233"), "no key bytes");
    assertTrue(String.valueOf(meter.field("tokenMemory")).startsWith("[0, 0, 0"));
    String token = LiteralEncoder.unitCredit(newCipher, 0, 1_000, 10);
    assertEquals("Accept", keypad(token).field("result"));
  }

  @Test
  void anOpenedCaseStaysOpenThroughARestartUntilItsToken() throws Exception {
    client.post(METER + "/tamper", Map.of());
    restart();
    Reply meter = client.get(METER);
    assertEquals("true", meter.field("tampered"));
    assertEquals("[tamper]", meter.field("openBecause"));
    assertEquals("ACCEPT TAMPER CLEARED", enter(5, BORN + 1, 0).field("display"));
    assertEquals("closed", client.get(METER).field("contactor"));
  }

  @Test
  void theReserveIsUsedUpAndThatIsRemembered() throws Exception {
    client.post(METER + "/consume", Map.of("units", "25.0"));
    restart();
    Reply meter = client.get(METER);
    assertEquals("[credit]", meter.field("openBecause"));
    assertEquals("[OFF]", meter.field("notices"));
    assertTrue(String.valueOf(meter.field("registers")).contains("inUse=false, usedUp=true"));
  }

  @Test
  void aWaterMeterCountsPulses() throws Exception {
    Map<String, Object> body = TestMeters.body();
    body.put("resource", "water");
    body.put("initialCredit", "5.0");
    String water = "/meters/11111111115";
    assertEquals(201, client.put(water, body).status());
    String factor = LiteralEncoder.management(CIPHER, 7, BORN + 1, 10);
    assertEquals(
        "Accept", client.post(water + "/keypad", Map.of("digits", factor)).field("result"));
    assertEquals("1.2", client.post(water + "/consume", Map.of("pulses", 120)).field("consumed"));
    assertEquals("3.8", client.get(water).field("credit"));
    assertEquals(422, client.post(water + "/consume", Map.of("pulses", 0)).status());
    assertEquals(422, client.post(METER + "/consume", Map.of("pulses", 5)).status());
  }

  @Test
  void whatAModelMayChooseIsReadAndItsMistakesAreNamed() throws Exception {
    Map<String, Object> body = TestMeters.body();
    body.putAll(
        Map.of("phases", 1, "keyChangeSeconds", 60, "reconnectSeconds", 5, "lowCredit", "2.5"));
    String chosen = "/meters/11111111115";
    assertEquals(201, client.put(chosen, body).status());
    restart();
    Reply meter = client.get(chosen);
    String limits = String.valueOf(meter.field("limits"));
    assertTrue(limits.contains("lowCredit=2.5, reconnectSeconds=5, keyChangeSeconds=60"), limits);
    assertEquals(200, client.put(chosen, body).status(), "the same order after a restart");
    Map<String, Object> wrong =
        Map.of("phases", 2, "keyChangeSeconds", 0, "reconnectSeconds", 3601, "lowCredit", "-1");
    for (Map.Entry<String, Object> mistake : wrong.entrySet()) {
      Map<String, Object> other = TestMeters.body();
      other.put(mistake.getKey(), mistake.getValue());
      Reply refused = client.put("/meters/00000000000", other);
      assertEquals(422, refused.status());
      assertEquals(mistake.getKey(), refused.field("field"));
    }
  }

  @Test
  void metersOfTheOldAlgorithmsCanStillBeMade() throws Exception {
    Map<String, Object> body = TestMeters.body();
    body.putAll(Map.of("ea", 9, "dkga", 1, "baseDate", 1993, "vendingKey", "abababababababab"));
    body.remove("decoderKey");
    assertEquals(201, client.put("/meters/01000000008", body).status());
    body.put("dkga", 4);
    Reply refused = client.put("/meters/00000000000", body);
    assertEquals("dkga", refused.field("field"));
  }

  @Test
  void aFileOfTheFirstFormatIsRead() throws Exception {
    Path file = directory.resolve(NUMBER + ".json");
    String now = Files.readString(file);
    String order = now.substring(now.indexOf("\"order\":"), now.indexOf(",\"state\":"));
    String memory = "[" + "6000000,".repeat(49) + "6000000]";
    stop();
    Files.writeString(
        file,
        """
        {"format":1,"meterNumber":"%s",%s,"state":{"credit":123,"carry":7,"usage":9,"memory":%s,\
        "badEntries":1,"lockedUntil":"1970-01-01T00:00:00Z","tampered":true}}\
        """
            .formatted(NUMBER, order, memory));
    start();
    Reply meter = client.get(METER);
    assertEquals("12.3", meter.field("credit"));
    assertEquals("true", meter.field("tampered"));
    assertEquals("123457", meter.field("sgc"));
  }

  private void restart() throws IOException {
    stop();
    start();
  }

  private Reply enter(int subclass, int tid, int value) throws Exception {
    boolean watts = subclass == 0 || subclass == 6;
    int field = watts ? LiteralEncoder.amountField(BigInteger.valueOf(value)).intValue() : value;
    return keypad(LiteralEncoder.management(CIPHER, subclass, tid, field));
  }

  private Reply keypad(String digits) throws Exception {
    return client.post(METER + "/keypad", Map.of("digits", digits));
  }
}
