package prepaid.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every fault at every step of every story, and each story comes to its end all the same. */
class ExhaustiveTest {
  @Test
  void everyStorySurvivesEveryFaultAtEveryStep() {
    Report report = new Exhaustive().run();
    assertEquals(List.of(), report.failures());
    assertTrue(report.worlds() > 1_000, () -> "only " + report.worlds() + " worlds");
  }
}
