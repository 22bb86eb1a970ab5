package prepaid.simulation;

import java.io.PrintStream;
import java.util.List;
import prepaid.simulation.faults.Matrix;

/** {@code vend simulate}. */
public final class SimulationMain {
  private static final String USAGE =
      """
      usage: ./vend simulate [--seeds N] [--from SEED] [--purchases N] [--seconds S] [--matrix]
             ./vend simulate --seed SEED
             ./vend simulate --exhaustive [--matrix]

        The system's own use cases in a simulated world: clock, network, database, key service,
        payment provider and carrier of texts fail, answer late, twice or never, and processes
        die. After every event the books must balance. A failure prints the seed that repeats it.

        --seeds N      how many worlds (20); for a night, many
        --from SEED    the first of them (1)
        --seed SEED    that one world alone
        --purchases N  how many people buy in each world (100)
        --seconds S    begin no other world after so long
        --exhaustive   no chance: every fault at every step of every use case, then recovery
        --matrix       print which fault struck which call site how often
      """;

  private SimulationMain() {}

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out));
  }

  /** Answers the exit code: 0 everything held, 1 something did not, 2 not understood. */
  static int run(List<String> arguments, PrintStream out) {
    if (arguments.stream().anyMatch(List.of("--help", "-h")::contains)) {
      out.print(USAGE);
      return 0;
    }
    Options options;
    try {
      options = Options.parse(arguments);
    } catch (IllegalArgumentException e) {
      out.println("simulate: " + e.getMessage());
      out.print(USAGE);
      return 2;
    }
    Report report = options.exhaustive() ? new Exhaustive().run() : Report.ofWorlds(options);
    report.failures().forEach(failure -> out.println(failure + "\n"));
    if (options.matrix()) {
      out.print(report.matrix().text());
    }
    out.println(report.summary());
    Matrix matrix = report.matrix();
    out.printf(
        "%d call sites, %d pairs of call site and fault, %d of them never hit%n",
        matrix.sites().size(), matrix.pairs(), matrix.missing().size());
    return report.failures().isEmpty() ? 0 : 1;
  }
}
