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
        List.of("encode", "decode").stream()
            .flatMap(verb -> List.of(verb + " EA07", verb + " EA11").stream())
            .toList()) {
      assertTrue(said.contains(operation), said);
    }
    assertTrue(said.contains("derive DKGA02") && said.contains("derive DKGA04"), said);
    assertEquals(6, said.lines().filter(line -> line.matches(".*[0-9]\\.[0-9]$")).count(), said);
  }

  @Test
  void depthIsAnOption() {
    assertEquals(StsRun.Depth.FULL, StsRun.Depth.parse(List.of()));
    assertEquals(StsRun.Depth.QUICK, StsRun.Depth.parse(List.of("--quick")));
    assertThrows(IllegalArgumentException.class, () -> StsRun.Depth.parse(List.of("--slow")));
  }
}
