package prepaid.simulation.faults;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import prepaid.simulation.books.Unbalanced;
import prepaid.simulation.engine.Killed;
import prepaid.simulation.engine.Process;
import prepaid.simulation.engine.Scheduler;

/** Every call between processes and what they call, with what becomes of it. */
public final class Wire {
  private static final int LATENCY_MICROS_MAX = 9_000;
  private static final int SLOW_MILLIS_MAX = 14_000;
  private static final int LATE_MILLIS_MAX = 20_000;

  private final Scheduler scheduler;
  private final SplittableRandom random;
  private final Matrix matrix;
  private FaultPlan plan;
  private Runnable afterEffect = () -> {};

  public Wire(Scheduler scheduler, SplittableRandom random, FaultPlan plan) {
    this.scheduler = scheduler;
    this.random = random;
    this.plan = plan;
    this.matrix = new Matrix();
  }

  /** What the caller meets when no proper answer comes: it throws, or answers something. */
  public interface Failure<T> {
    T of(Fault fault);
  }

  public Matrix matrix() {
    return matrix;
  }

  public void become(FaultPlan other) {
    plan = other;
  }

  /** What is looked at whenever a call has taken effect. */
  public void afterEffect(Runnable check) {
    afterEffect = check;
  }

  /** A call whose stale answer is the same as its fresh one. */
  public <T> T call(Port port, Supplier<T> effect, Failure<T> failure) {
    return call(port, effect, effect, failure);
  }

  /**
   * Makes a call from the running process.
   *
   * @param effect what it does at the other end, at one moment
   * @param stale what it answers instead when it is behind
   */
  public <T> T call(Port port, Supplier<T> effect, Supplier<T> stale, Failure<T> failure) {
    Process self = scheduler.running();
    scheduler.dieIfDead(self);
    Site site = Site.here(self.kind(), port);
    Fault fault = plan.choose(site, port.faults());
    matrix.hit(site, fault, port);
    scheduler.sleep(latency(fault));
    return switch (fault) {
      case NONE, SLOW -> done(effect);
      case STALE -> stale.get();
      case FAILS, CONFLICT, LOST_BEFORE -> failure.of(fault);
      case REPEATED -> {
        T first = done(effect);
        done(effect);
        yield first;
      }
      case LOST_AFTER -> {
        done(effect);
        yield failure.of(fault);
      }
      case LOST_LATE -> {
        later(effect);
        yield failure.of(fault);
      }
      case DIES_BEFORE -> throw died(self);
      case DIES_AFTER -> {
        later(effect);
        throw died(self);
      }
    };
  }

  /** Takes effect; books that do not balance stop the world, whatever the product catches. */
  private <T> T done(Supplier<T> effect) {
    try {
      T answer = effect.get();
      afterEffect.run();
      return answer;
    } catch (Unbalanced unbalanced) {
      scheduler.fail(unbalanced);
      throw died(scheduler.running());
    }
  }

  private Killed died(Process self) {
    scheduler.kill(self);
    return new Killed();
  }

  /** At once, or some time afterwards: a request outlives whoever sent it. */
  private void later(Supplier<?> effect) {
    if (random.nextBoolean()) {
      done(effect);
    } else {
      Duration wait = Duration.ofMillis(random.nextInt(LATE_MILLIS_MAX));
      scheduler.after(wait, () -> done(effect));
    }
  }

  private Duration latency(Fault fault) {
    long micros = 200 + random.nextInt(LATENCY_MICROS_MAX);
    return fault == Fault.SLOW
        ? Duration.ofMillis(1_000L + random.nextInt(SLOW_MILLIS_MAX))
        : Duration.ofNanos(micros * 1_000);
  }
}
