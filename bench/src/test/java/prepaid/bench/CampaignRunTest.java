package prepaid.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CampaignRunTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void aShortRunLeavesNoMeterWithoutItsSet() {
    int code =
        CampaignRun.run(
            List.of("--meters", "120"), new PrintStream(out, true, StandardCharsets.UTF_8));
    String table = out.toString(StandardCharsets.UTF_8);
    assertEquals(0, code, table);
    assertTrue(table.contains("write units of a set"), table);
    assertTrue(table.matches("(?s).*meters without one whole set +0 +0 .*"), table);
  }

  @Test
  void otherWordsAreNotUnderstood() {
    PrintStream nowhere = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThrows(IllegalArgumentException.class, () -> CampaignRun.run(List.of("--fast"), nowhere));
  }
}
