package prepaid.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StsRunTest {
  @Test
  void aQuickRunPrintsEveryOperationBesideItsBaseline() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);

    assertEquals(0, StsRun.run(StsRun.Depth.QUICK, print));

    String said = out.toString(StandardCharsets.UTF_8);
    for (String operation :
        List.of(
            "credit EA07",
            "credit EA11",
            "decode EA07",
            "decode EA11",
            "derive DKGA02",
            "derive DKGA04",
            "derive and credit DKGA02 EA07",
            "derive and credit DKGA04 EA11")) {
      assertTrue(said.lines().anyMatch(line -> line.matches(operation + " .*[0-9]\\.[0-9]")), said);
    }
    assertEquals(6, said.lines().filter(line -> line.contains("00000 ")).count(), said);
  }

  @Test
  void depthIsAnOption() {
    assertEquals(StsRun.Depth.FULL, StsRun.Depth.parse(List.of()));
    assertEquals(StsRun.Depth.QUICK, StsRun.Depth.parse(List.of("--quick")));
    assertThrows(IllegalArgumentException.class, () -> StsRun.Depth.parse(List.of("--slow")));
  }
}
