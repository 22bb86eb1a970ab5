package prepaid.bench;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** {@code vend bench sts}: runs {@link StsBench} by JMH and prints one table. */
final class StsRun {
  private static final String LITERAL = "Literal";

  private StsRun() {}

  /** How thoroughly it measures. */
  enum Depth {
    /** In this process, for a first look and for the test. */
    QUICK(0, 1, 50),
    /** In a process of its own, after it is warm. */
    FULL(1, 5, 1_000);

    private final int forks;
    private final int iterations;
    private final long iterationMillis;

    Depth(int forks, int iterations, long iterationMillis) {
      this.forks = forks;
      this.iterations = iterations;
      this.iterationMillis = iterationMillis;
    }

    static Depth parse(List<String> arguments) {
      if (arguments.isEmpty()) {
        return FULL;
      }
      if (arguments.equals(List.of("--quick"))) {
        return QUICK;
      }
      throw new IllegalArgumentException("bench sts has the option --quick only");
    }
  }

  static int run(Depth depth, PrintStream out) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + StsBench.class.getName() + "\\.")
            .forks(depth.forks)
            .warmupIterations(depth == Depth.FULL ? 2 : 1)
            .warmupTime(TimeValue.milliseconds(depth.iterationMillis))
            .measurementIterations(depth.iterations)
            .measurementTime(TimeValue.milliseconds(depth.iterationMillis))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    try {
      out.println(Machine.here().words());
      out.println();
      out.print(table(new Runner(options.build()).run()));
      return 0;
    } catch (RunnerException e) {
      out.println("failed: " + e.getMessage());
      return 1;
    }
  }

  private static String table(Collection<RunResult> results) {
    Map<String, Long> nanos =
        results.stream()
            .collect(
                Collectors.toMap(
                    result -> result.getParams().getBenchmark().replaceAll(".*\\.", ""),
                    result -> Math.round(result.getPrimaryResult().getScore()),
                    Math::max,
                    TreeMap::new));
    Table table = new Table("one", "ns", "a second", "literal (baseline) ns", "times faster");
    nanos.forEach((name, own) -> {
      if (!name.endsWith(LITERAL)) {
        long each = Math.max(own, 1);
        long literal = nanos.getOrDefault(name + LITERAL, 0L);
        table.row(
            words(name),
            Long.toString(own),
            Long.toString(1_000_000_000L / each),
            literal == 0 ? "-" : Long.toString(literal),
            literal == 0 ? "-" : literal / each + "." + literal % each * 10 / each);
      }
    });
    return table.text();
  }

  /** {@code encodeEa11} as {@code encode EA11}. */
  private static String words(String name) {
    int at = name.indexOf(name.chars().filter(Character::isUpperCase).findFirst().orElse('E'));
    return name.substring(0, at)
        + " "
        + name.substring(at).replace("Ea", "EA").replace("Dkga", "DKGA");
  }
}
