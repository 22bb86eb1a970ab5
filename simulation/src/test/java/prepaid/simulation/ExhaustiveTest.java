package prepaid.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import prepaid.simulation.faults.Matrix;
import prepaid.simulation.faults.Matrix.Pair;
import prepaid.simulation.town.Seams;

/** Every fault at every step of every story, and each story comes to its end all the same. */
class ExhaustiveTest {
  private static final int PURCHASES = 60;
  private static final int SEEDS = 12;

  @Test
  void everyStorySurvivesEveryFaultAtEveryStepAndThePairsAreHit() {
    Report report = new Exhaustive().run();
    assertEquals(List.of(), report.failures());
    assertTrue(report.worlds() > 3_000, () -> "only " + report.worlds() + " worlds");
    pairsAreHit(report.matrix());
  }

  /**
   * What stories do not come to, worlds by chance do. A few pairs lie behind races so rare that
   * only long runs meet them: they are at most one in fifty.
   */
  private static void pairsAreHit(Matrix matrix) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Outcome outcome = new Crowd(seed, PURCHASES, Seams.NONE).live();
      assertTrue(outcome.failure().isEmpty(), "seed " + seed + ": " + outcome.failure());
      matrix.add(outcome.matrix());
    }
    List<Pair> missing = missing(matrix);
    assertTrue(50 * missing.size() <= matrix.pairs(), missing::toString);
  }

  /** Of the product's own call sites; people outside are not what is tested. */
  private static List<Pair> missing(Matrix matrix) {
    return matrix.missing().stream()
        .filter(pair -> !pair.site().caller().equals("(outside)"))
        .toList();
  }
}
