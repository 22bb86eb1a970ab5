package prepaid.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for something that the system does in its own time. */
final class Await {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** Asks until the answer is as wanted, at most a minute. */
  static <T> T until(Supplier<T> ask, Predicate<T> wanted) {
    long end = System.nanoTime() + LONGEST.toNanos();
    T answer = ask.get();
    while (!wanted.test(answer)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited a minute in vain; the last answer was " + answer);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      answer = ask.get();
    }
    return answer;
  }

  private Await() {}
}
