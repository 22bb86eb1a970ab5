package prepaid.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchMainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void helpSaysWhatThereIs() {
    assertEquals(0, run("--help"));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("vend bench sts"));
    assertEquals(0, run("vend", "--help"));
    assertEquals(2, run());
  }

  @Test
  void whatIsNotUnderstoodIsSaid() {
    assertEquals(2, run("sms"));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("there is no bench sms"));
    assertEquals(2, run("vend", "--purchases", "0"));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("--purchases is 1 to"));
    assertEquals(2, run("sts", "--slow"));
  }

  private int run(String... arguments) {
    return BenchMain.run(
        List.of(arguments),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
