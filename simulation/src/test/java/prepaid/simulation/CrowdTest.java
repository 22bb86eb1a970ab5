package prepaid.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import prepaid.simulation.town.Seams;

/** Worlds by chance hold; a failure names the one seed that repeats it. */
class CrowdTest {
  private static final int SEEDS = 12;

  @Test
  void everyWorldBalances() {
    Report report = Report.ofWorlds(Options.parse(List.of("--seeds", Integer.toString(SEEDS))));
    assertEquals(List.of(), report.failures());
    assertTrue(report.vends() > SEEDS * 50L, () -> "hardly anything was sold: " + report.vends());
  }

  @Test
  void aSeedIsOneWorldForEver() {
    Outcome first = new Crowd(77, 60, Seams.NONE).live();
    Outcome again = new Crowd(77, 60, Seams.NONE).live();
    assertEquals(first.events(), again.events());
    assertEquals(first.vends(), again.vends());
    assertEquals(first.matrix().text(), again.matrix().text());
    Outcome other = new Crowd(78, 60, Seams.NONE).live();
    assertTrue(first.events() != other.events(), "two seeds make one world");
  }
}
