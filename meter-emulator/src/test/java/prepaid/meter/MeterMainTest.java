package prepaid.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.meter.device.TestClock;

class MeterMainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void helpSaysWhatCanBeAsked() throws Exception {
    assertEquals(0, run("--help"));
    assertTrue(text(out).contains("--data DIR"));
  }

  @Test
  void misunderstoodOptionsAreNamed() throws Exception {
    for (String[] wrong :
        new String[][] {
          {"--port", "x"}, {"--port", "65536"}, {"--port"}, {"--data"}, {"--host"}, {"--colour"}
        }) {
      err.reset();
      assertEquals(2, run(wrong));
      assertTrue(text(err).contains(wrong[0]), text(err));
    }
  }

  @Test
  void aTakenPortIsSaidPlainly() throws IOException, InterruptedException {
    try (MeterServer first = MeterServer.start(0, Optional.empty(), new TestClock())) {
      assertEquals(1, run("--port", Integer.toString(first.port())));
      assertTrue(text(err).startsWith("The meter emulator cannot start: "), text(err));
    }
  }

  @Test
  void anAddressThatIsNoneIsSaidPlainly() throws InterruptedException {
    assertEquals(1, run("--host", "no.such.address.invalid", "--port", "0"));
    assertTrue(text(err).contains("there is no address"), text(err));
  }

  private int run(String... arguments) throws InterruptedException {
    return MeterMain.run(arguments, print(out), print(err));
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
