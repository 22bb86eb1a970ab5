package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prepaid.e2e.Http.Reply;
import prepaid.localcloud.VendMain;

/** {@code ./vend up --data}, as a process that is killed and asked to stop. */
class VendUpTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void dataSurvivesAKillAndARestartAndSigtermEndsItCleanly() throws Exception {
    Process first = up("first");
    Reply vended = buy(ready("first"));
    String meter = vended.text("meterNumber");
    String token = RunningSystem.token(vended);
    assertEquals("Accept", enter(ready("first"), meter, token));
    first.destroyForcibly().waitFor();

    Process second = up("second");
    Map<String, Object> ready = ready("second");
    Reply read = api(ready).get("/v1/purchases/" + vended.text("id"));
    assertEquals(token, RunningSystem.token(read));
    assertEquals("UsedError", enter(ready, meter, token));
    assertEquals("Accept", enter(ready, meter, RunningSystem.token(buy(ready))));

    second.destroy();
    assertTrue(second.waitFor(30, TimeUnit.SECONDS), "did not stop");
    assertEquals(0, second.exitValue());
    assertFalse(Files.exists(directory.resolve("second.json")), "the ready file is left behind");
  }

  private Process up(String name) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dsun.net.httpserver.nodelay=true",
                "-Dhouse.root=" + System.getProperty("house.root"),
                "-cp",
                System.getProperty("java.class.path"),
                VendMain.class.getName(),
                "up",
                "--port",
                "0",
                "--meter-port",
                "0",
                "--data",
                directory.resolve("data").toString(),
                "--ready",
                directory.resolve(name + ".json").toString())
            .directory(Path.of(System.getProperty("house.root")).toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(name + ".log").toFile())
            .start();
    Await.until(
        () -> Files.exists(directory.resolve(name + ".json")) || !process.isAlive(), done -> done);
    assertTrue(process.isAlive(), () -> log(name));
    return process;
  }

  private String log(String name) {
    try {
      return Files.readString(directory.resolve(name + ".log"));
    } catch (IOException e) {
      return "no log: " + e.getMessage();
    }
  }

  private Map<String, Object> ready(String name) throws IOException {
    return JSON.std.mapFrom(Files.readAllBytes(directory.resolve(name + ".json")));
  }

  private static Http api(Map<String, Object> ready) {
    return Http.at(String.valueOf(ready.get("api")));
  }

  private static Reply buy(Map<String, Object> ready) {
    Http api = api(ready);
    Reply order =
        api.with("Idempotency-Key", UUID.randomUUID().toString())
            .post(
                "/v1/purchases",
                Map.of("meterNumber", RunningSystem.meter("new", "ZAR"), "amount", "90.00"));
    RunningSystem.pay(order);
    return Await.until(
        () -> api.get("/v1/purchases/" + order.text("id")),
        reply -> reply.text("status").equals("vended"));
  }

  private static String enter(Map<String, Object> ready, String meter, String token) {
    return Http.at(String.valueOf(ready.get("meters")))
        .post("/meters/" + meter + "/keypad", Map.of("digits", token))
        .text("result");
  }
}
