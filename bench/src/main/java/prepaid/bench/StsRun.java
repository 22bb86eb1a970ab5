package prepaid.bench;

import static java.util.Locale.ROOT;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
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
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /** How many a second this library promises, on one thread; see docs/PERFORMANCE.md. */
  private static final Map<String, Integer> GOALS =
      Map.of(
          "creditEa07", 1_500_000,
          "creditEa11", 1_500_000,
          "deriveAndCreditDkga02Ea07", 800_000,
          "deriveAndCreditDkga04Ea11", 700_000,
          "decodeEa07", 1_000_000,
          "decodeEa11", 1_000_000);

  private StsRun() {}

  /** How thoroughly it measures. */
  enum Depth {
    /** In this process, for a first look and for the test. */
    QUICK(0, 1, 50),
    /** In a process of its own, after it is warm. */
    FULL(1, 5, 500);

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
            .addProfiler(GCProfiler.class)
            .jvmArgsAppend("-XX:+UseSerialGC")
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

  /** What one benchmark came to: time, and memory that it took from the heap. */
  private record Cost(long nanos, long bytes) {
    static Cost of(RunResult result) {
      return new Cost(
          Math.round(result.getPrimaryResult().getScore()),
          Math.round(
              Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED)).getScore()));
    }

    long aSecond() {
      return 1_000_000_000L / Math.max(nanos, 1);
    }
  }

  private static String table(Collection<RunResult> results) {
    Map<String, Cost> costs =
        results.stream()
            .collect(
                Collectors.toMap(
                    result -> result.getParams().getBenchmark().replaceAll(".*\\.", ""),
                    Cost::of,
                    (one, other) -> one,
                    TreeMap::new));
    Table table = new Table("one", "ns", "a second", "goal", "bytes", "literal ns", "times faster");
    costs.forEach((name, own) -> {
      if (!name.endsWith(LITERAL)) {
        Optional<Cost> literal = Optional.ofNullable(costs.get(name + LITERAL));
        table.row(
            words(name),
            Long.toString(own.nanos()),
            Long.toString(own.aSecond()),
            Optional.ofNullable(GOALS.get(name)).map(String::valueOf).orElse("-"),
            Long.toString(own.bytes()),
            literal.map(cost -> Long.toString(cost.nanos())).orElse("-"),
            literal.map(cost -> ratio(cost.nanos(), Math.max(own.nanos(), 1))).orElse("-"));
      }
    });
    return table.text();
  }

  private static String ratio(long slow, long fast) {
    return slow / fast + "." + slow % fast * 10 / fast;
  }

  /** {@code deriveAndCreditDkga04Ea11} as {@code derive and credit DKGA04 EA11}. */
  private static String words(String name) {
    return Stream.of(name.split("(?=[A-Z])"))
        .map(part -> part.matches("(Ea|Dkga).*") ? part.toUpperCase(ROOT) : part.toLowerCase(ROOT))
        .collect(Collectors.joining(" "));
  }
}
