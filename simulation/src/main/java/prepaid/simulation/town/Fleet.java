package prepaid.simulation.town;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import prepaid.simulation.engine.Process;
import prepaid.simulation.engine.Promise;
import prepaid.simulation.engine.Scheduler;

/**
 * The warm instances of one function. An instance does one thing at a time and remembers what it
 * learnt; one whose process died is gone with its memory, and some go for no reason.
 */
final class Fleet<T> {
  private static final int LEAVES_ONE_IN = 200;

  private final Scheduler scheduler;
  private final SplittableRandom random;
  private final Duration timeOut;
  private final Supplier<T> starts;
  private final List<T> idle = new ArrayList<>();

  Fleet(Scheduler scheduler, SplittableRandom random, Duration timeOut, Supplier<T> starts) {
    this.scheduler = scheduler;
    this.random = random;
    this.timeOut = timeOut;
    this.starts = starts;
  }

  /**
   * Starts an invocation.
   *
   * @return its answer; empty inside when it broke, never there at all when it died
   */
  <R> Promise<Optional<R>> invoke(String kind, Function<T, R> work) {
    Promise<Optional<R>> promise = new Promise<>();
    scheduler.spawn(
        kind,
        Duration.ZERO,
        timeOut,
        () -> {
          T instance = idle.isEmpty() ? starts.get() : idle.remove(random.nextInt(idle.size()));
          Process self = scheduler.running();
          Optional<R> answer = answer(instance, work);
          if (!self.isDead() && random.nextInt(LEAVES_ONE_IN) != 0) {
            idle.add(instance);
          }
          scheduler.complete(promise, answer);
        });
    return promise;
  }

  private <R> Optional<R> answer(T instance, Function<T, R> work) {
    try {
      return Optional.of(work.apply(instance));
    } catch (RuntimeException broke) {
      return Optional.empty();
    }
  }
}
