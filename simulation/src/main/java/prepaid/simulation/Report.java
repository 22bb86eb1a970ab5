package prepaid.simulation;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import prepaid.simulation.faults.Matrix;
import prepaid.simulation.town.Seams;

/**
 * What a run of many worlds showed.
 *
 * @param failures each with what repeats it
 */
record Report(
    long worlds, long vends, long events, Duration took, Matrix matrix, List<String> failures) {
  private static final int FRAMES = 12;

  /** Worlds by chance, one after the other. */
  static Report ofWorlds(Options options) {
    long start = System.nanoTime();
    Matrix matrix = new Matrix();
    List<String> failures = new ArrayList<>();
    long vends = 0;
    long events = 0;
    long worlds = 0;
    for (long seed = options.seed(); worlds < options.seeds(); seed++) {
      Outcome outcome = new Crowd(seed, options.purchases(), Seams.NONE).live();
      matrix.add(outcome.matrix());
      vends += outcome.vends();
      events += outcome.events();
      worlds++;
      String again = again(seed, options.purchases());
      outcome.failure().ifPresent(broken -> failures.add(words(broken, again)));
      boolean outOfTime =
          options.seconds() > 0
              && System.nanoTime() - start > Duration.ofSeconds(options.seconds()).toNanos();
      if (outOfTime) {
        break;
      }
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new Report(worlds, vends, events, took, matrix, failures);
  }

  private static String again(long seed, int purchases) {
    return "./vend simulate --seed %d --purchases %d".formatted(seed, purchases);
  }

  /** What broke and where, and the command that shows it again. */
  static String words(Throwable broken, String again) {
    StringWriter trace = new StringWriter();
    broken.printStackTrace(new PrintWriter(trace));
    String top = String.join("\n", trace.toString().lines().limit(FRAMES).toList());
    return "FAILED: " + top + "\nrepeat: " + again;
  }

  String summary() {
    long millis = Math.max(1, took.toMillis());
    return "%d worlds, %d vends, %d events in %d.%01d s: %d vends a second; %d failures"
        .formatted(
            worlds,
            vends,
            events,
            millis / 1_000,
            millis % 1_000 / 100,
            vends * 1_000 / millis,
            failures.size());
  }
}
