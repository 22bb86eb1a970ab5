package prepaid.meter.device;

import java.time.Duration;
import java.time.Instant;

/**
 * How long the keypad stays deaf after wrong tokens, so that guessing does not pay: from the third
 * bad entry in a row 10 seconds, doubling with each further one to 1280. Immutable.
 *
 * @param badEntries in a row since the last accepted token or power cycle
 * @param until the keypad is locked before this moment
 */
public record LockOut(int badEntries, Instant until) {
  public static final int FREE_BAD_ENTRIES = 2;
  public static final int SECONDS_MIN = 10;
  public static final int SECONDS_MAX = 1280;

  /** Nothing wrong was entered. */
  public static final LockOut NONE = new LockOut(0, Instant.EPOCH);

  private static final int DOUBLINGS_MAX = 7;

  public boolean active(Instant now) {
    return now.isBefore(until);
  }

  /** Whole seconds left, rounded up; 0 when not locked. */
  public long secondsLeft(Instant now) {
    return active(now) ? Duration.between(now, until).plusMillis(999).toSeconds() : 0;
  }

  /** After one more bad entry. */
  public LockOut afterBadEntry(Instant now) {
    int count = badEntries + 1;
    if (count <= FREE_BAD_ENTRIES) {
      return new LockOut(count, until);
    }
    int doublings = Math.min(count - FREE_BAD_ENTRIES - 1, DOUBLINGS_MAX);
    return new LockOut(count, now.plusSeconds((long) SECONDS_MIN << doublings));
  }
}
