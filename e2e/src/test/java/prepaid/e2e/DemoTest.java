package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import prepaid.localcloud.Wiring;
import prepaid.localcloud.demo.Demo;

/** The story of {@code ./vend demo} is played to its end, on a system of its own. */
class DemoTest {
  @Test
  void everyStepOfTheStoryIsAsItShouldBe() {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try (RunningSystem system = RunningSystem.start(RunningSystem.options())) {
      new Demo(
              system.cloud().api(),
              system.cloud().meters(),
              new PrintStream(told, true, StandardCharsets.UTF_8),
              Wiring.clock())
          .play(system.cast());
    }
    String transcript = told.toString(StandardCharsets.UTF_8);
    for (String part :
        List.of(
            "reads a token out",
            "scratch card",
            "Sipho sells",
            "Today: 2 sales, 120.00 ZAR.",
            "The end.")) {
      assertTrue(transcript.contains(part), transcript);
    }
  }
}
