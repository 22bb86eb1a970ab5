package prepaid.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import prepaid.simulation.faults.Fault;
import prepaid.simulation.faults.Matrix;
import prepaid.simulation.faults.OneFault;
import prepaid.simulation.town.Seams;

/**
 * Nothing by chance: each use case is played once for every call that it makes and every fault that
 * can befall the call; then everything works again, people repeat what they asked for, and the
 * story must come to its end.
 */
final class Exhaustive {
  private static final Set<Fault> FAULTS = EnumSet.complementOf(EnumSet.of(Fault.NONE));

  private final Seams seams;
  private final Matrix matrix = new Matrix();
  private final List<String> failures = new ArrayList<>();
  private long worlds;
  private long vends;
  private long events;

  Exhaustive() {
    this(Seams.NONE);
  }

  Exhaustive(Seams seams) {
    this.seams = seams;
  }

  Report run() {
    long start = System.nanoTime();
    for (Story story : Story.values()) {
      for (Fault fault : FAULTS) {
        play(story, fault);
      }
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new Report(worlds, vends, events, took, matrix, failures);
  }

  /** The fault at the first call, at the second, until there is no call left that it can befall. */
  private void play(Story story, Fault fault) {
    boolean happened = true;
    for (int step = 0; happened; step++) {
      OneFault plan = new OneFault(fault, step);
      Outcome outcome = new Tale(story, plan, seams).tell();
      happened = plan.happened();
      matrix.add(outcome.matrix());
      worlds++;
      vends += outcome.vends();
      events += outcome.events();
      Optional<Throwable> failure = outcome.failure();
      if (failure.isPresent()) {
        String where = "%s, %s at call %d".formatted(story, fault, step);
        failures.add(Report.words(failure.get(), "./vend simulate --exhaustive   (" + where + ")"));
      }
    }
  }
}
