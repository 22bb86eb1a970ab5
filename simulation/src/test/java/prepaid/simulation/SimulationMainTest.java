package prepaid.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command line. */
class SimulationMainTest {
  @Test
  void oneSeedIsOneWorld() {
    Said said = say("--seed", "5", "--purchases", "20", "--matrix");
    assertEquals(0, said.code());
    assertTrue(said.text().contains("1 worlds"), said::text);
    assertTrue(said.text().contains("Ledger.commit"), said::text);
  }

  @Test
  void helpTellsHowAndNonsenseIsRefused() {
    assertEquals(0, say("--help").code());
    assertTrue(say("--help").text().contains("--exhaustive"));
    assertEquals(2, say("--sneeds", "5").code());
    assertEquals(2, say("--seeds").code());
    assertTrue(say("--seeds", "many").text().contains("--seeds needs a number"));
  }

  private record Said(int code, String text) {}

  private static Said say(String... words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int code =
        SimulationMain.run(List.of(words), new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return new Said(code, bytes.toString(StandardCharsets.UTF_8));
  }
}
