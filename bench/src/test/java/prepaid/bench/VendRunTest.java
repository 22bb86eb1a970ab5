package prepaid.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A short run of the whole: ten purchases from a system of its own, each with its token. */
class VendRunTest {
  @Test
  void tenPurchasesAreMeasured() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    List<String> arguments = List.of("--purchases", "10", "--clients", "2", "--seconds", "60");

    int exit = VendRun.run(VendOptions.parse(arguments), print);

    String said = out.toString(StandardCharsets.UTF_8);
    assertEquals(0, exit, said);
    assertTrue(said.contains("10 purchases by 2 clients"), said);
    assertTrue(said.contains(" vends/s"), said);
    for (String step : List.of("look up a meter (baseline)", "order", "pay", "token", "whole")) {
      assertTrue(said.lines().anyMatch(line -> line.matches(quoted(step))), said);
    }
  }

  /** A line of the table: the step, the count, and four times of which the last is the largest. */
  private static String quoted(String step) {
    return step.replace("(", "\\(").replace(")", "\\)") + ".* 10( +[0-9]+\\.[0-9]{2}){4}";
  }
}
