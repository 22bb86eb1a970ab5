package prepaid.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static prepaid.meter.device.TestMeters.BORN;
import static prepaid.meter.device.TestMeters.CIPHER;
import static prepaid.meter.device.TestMeters.NUMBER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prepaid.meter.device.ManufactureOrder;
import prepaid.meter.device.TestClock;
import prepaid.meter.device.TestMeters;
import prepaid.meter.literal.LiteralEncoder;

class MeterFilesTest {
  private static final String METER = "/meters/" + NUMBER;
  private static final String TOKEN = LiteralEncoder.unitCredit(CIPHER, 0, BORN + 1, 50);

  private final TestClock clock = new TestClock();

  /** Never made final by an ordinary stop: a stop has nothing to save. */
  @TempDir private Path directory = Path.of(".");

  @Test
  void whatAMeterAnsweredSurvivesTheEndOfTheProcess() throws Exception {
    try (MeterServer server = start();
        MeterClient client = new MeterClient(server)) {
      client.put(METER, TestMeters.body());
      enter(client, TOKEN, "Accept");
      client.post(METER + "/consume", Map.of("watts", 100, "minutes", 90));
      for (int i = 0; i < 3; i++) {
        enter(client, "00000000000000000000", "CRCError");
      }
    }
    try (MeterServer server = start();
        MeterClient client = new MeterClient(server)) {
      assertEquals(200, client.put(METER, TestMeters.body()).status());
      enter(client, TOKEN, "LockOutActive");
      client.post(METER + "/power", Map.of());
      enter(client, TOKEN, "UsedError");
      assertEquals("4.9", client.get(METER).field("credit"));
      client.post(METER + "/consume", Map.of("watts", 100, "minutes", 30));
      assertEquals("4.8", client.get(METER).field("credit"), "half a tenth was carried over");
    }
  }

  @Test
  void everyKindOfMeterIsReadBackAsItWas() throws Exception {
    MeterFiles files = new MeterFiles(directory);
    ManufactureOrder usual = TestMeters.order(TestMeters.electricity(), 7);
    List<ManufactureOrder> orders =
        List.of(
            new ManufactureOrder(
                usual.identity(),
                usual.key(),
                usual.rate1e5PerUnit(),
                Optional.of(TestClock.NOON),
                7,
                "with a \"note\""),
            TestMeters.order(TestMeters.rubles(), 123_456));
    for (ManufactureOrder order : orders) {
      MeterFiles.Kept kept = new MeterFiles.Kept(order, order.firstState(clock.instant()));
      files.write(kept);
      assertEquals(List.of(kept), files.readAll());
    }
  }

  @Test
  void onlyTheOwnerMayReadAMetersFile() throws Exception {
    try (MeterServer server = start();
        MeterClient client = new MeterClient(server)) {
      client.put(METER, TestMeters.body());
    }
    try (var listed = Files.list(directory)) {
      List<Path> files = listed.toList();
      assertEquals(1, files.size(), "no half-written file stays behind");
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(files.getFirst())));
    }
  }

  @Test
  void aDamagedFileStopsTheStartAndIsNamed() throws Exception {
    Files.writeString(directory.resolve(NUMBER + ".json"), "{\"format\":1}");
    IOException refusal = assertThrows(IOException.class, this::start);
    assertTrue(String.valueOf(refusal.getMessage()).contains(NUMBER + ".json"));
  }

  @Test
  void whatCannotBeKeptDidNotHappen() throws Exception {
    try (MeterServer server = start();
        MeterClient client = new MeterClient(server)) {
      client.put(METER, TestMeters.body());
      Path file = directory.resolve(NUMBER + ".json");
      Path blocked = directory.resolve(NUMBER + ".new");
      Files.createDirectories(blocked.resolve("in-the-way"));
      assertEquals(503, client.post(METER + "/keypad", Map.of("digits", TOKEN)).status());
      assertEquals("0.0", client.get(METER).field("credit"));
      Files.delete(blocked.resolve("in-the-way"));
      enter(client, TOKEN, "Accept");
      assertTrue(Files.readString(file).contains("\"credit\":50"));
    }
  }

  private MeterServer start() throws IOException {
    return MeterServer.start(0, Optional.of(directory), clock);
  }

  private static void enter(MeterClient client, String digits, String result) throws Exception {
    assertEquals(result, client.post(METER + "/keypad", Map.of("digits", digits)).field("result"));
  }
}
