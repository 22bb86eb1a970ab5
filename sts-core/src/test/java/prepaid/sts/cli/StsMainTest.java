package prepaid.sts.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StsMainTest {
  @Test
  void helpIsEverywhere() {
    assertTrue(Tool.run("", "--help").out().contains("Usage:"));
    assertEquals(Tool.run("", "--help"), Tool.run("", "-h"));
    for (Operation operation : Operation.values()) {
      Tool help = Tool.run("", operation.title(), "--help");
      assertEquals(0, help.exit());
      assertTrue(Tool.run("", "--help").out().contains(operation.title()));
      for (String field : operation.takes().replace("?", "").split(" ", -1)) {
        assertTrue(help.out().contains("  " + field + " "), help.out());
      }
      assertEquals(-1, help.out().indexOf("null"), help.out());
      assertEquals(help, Tool.run("", "help", operation.title()));
      assertTrue(help.out().lines().allMatch(line -> line.length() <= 100), help.out());
    }
    assertTrue(Tool.run("", "encode", "--help").out().contains("vend sts encode credit"));
    assertTrue(Tool.run("", "encode", "manage", "--help").out().contains("  watts "));
  }

  @Test
  void aWrongCommandLineIsSaidOnStandardErrorOnly() {
    for (String[] args :
        new String[][] {
          {"mint"}, {"credit"}, {"explain"}, {"explain", "1", "--kye", "00"}, {"explain", "--ea"}
        }) {
      Tool run = Tool.run("", args);
      assertEquals(2, run.exit(), String.join(" ", args));
      assertEquals("", run.out());
      assertTrue(run.err().contains("--help"), run.err());
    }
  }
}
