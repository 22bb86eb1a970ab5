package prepaid.vending.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.vending.limits.Limits;

/**
 * What warm modules took of a key's limit in one period. It is never less than what was sold: a
 * module takes a slice before it sells from it, and a slice that a crash lost stays taken until the
 * period is recounted.
 *
 * @param period as {@link KeyPeriod#name}
 * @param recent what was taken in each of the last windows, oldest first: leases of them may live
 * @param whole whether everything that was sold in the period was taken from here; what was sold
 *     before there was this limit comes in with the recounts
 * @param version of the row; 0 when there is none yet
 */
public record KeyBudget(
    KeyName key, String period, KeyAmount taken, List<Window> recent, boolean whole, long version) {
  /** A lease lives in the window in which it was given and the next one. */
  private static final Duration WINDOW = Limits.KEY_LEASE_FOR;

  /** Windows before these hold no living lease, and what was sold from them has been counted. */
  private static final int WINDOWS = 4;

  /** As long after a change of the limit, leases under the one before may still be counted. */
  private static final int SETTLING_WINDOWS = 6;

  private static final int LEASE_PARTS = 100;

  public KeyBudget {
    recent = List.copyOf(recent);
  }

  /**
   * What was taken within some minutes.
   *
   * @param number of the window since 1970
   */
  public record Window(long number, KeyAmount taken) {}

  /** A budget of which nothing was taken; whole when the limit is as old as the period. */
  public static KeyBudget fresh(KeyLimit limit, Instant now) {
    String period = limit.period().name(now);
    boolean whole = !limit.period().name(limit.since()).equals(period);
    return new KeyBudget(limit.key(), period, KeyAmount.NOTHING, List.of(), whole, 0);
  }

  /**
   * A slice of the budget, in the hands of one module.
   *
   * @param left what has not been sold of it
   * @param until from then on nothing is sold of it
   */
  public record Lease(String period, KeyAmount left, Instant givenAt, Instant until) {
    boolean covers(KeyAmount need, Instant now) {
      return now.isBefore(until) && left.tenths() >= need.tenths() && left.minor() >= need.minor();
    }

    Lease less(KeyAmount sold) {
      return new Lease(period, left.minus(sold), givenAt, until);
    }
  }

  /** The budget after a lease, and the lease. */
  public record Leased(KeyBudget after, Lease lease) {}

  /**
   * Takes a slice: a hundredth of what is left, or what is needed when that is more. What is left
   * of the module's lease before comes back; empty when the limit does not cover the need.
   */
  Optional<Leased> lease(KeyLimit limit, KeyAmount need, Optional<Lease> before, Instant now) {
    KeyAmount back =
        before.filter(lease -> comesBack(lease, now)).map(Lease::left).orElse(KeyAmount.NOTHING);
    KeyAmount takenBefore = taken.minus(back);
    KeyAmount left = limit.left(takenBefore);
    if (need.tenths() > left.tenths() || need.minor() > left.minor()) {
      return Optional.empty();
    }
    KeyAmount slice =
        limit.limited(
            new KeyAmount(
                Math.max(need.tenths(), left.tenths() / LEASE_PARTS),
                Math.max(need.minor(), left.minor() / LEASE_PARTS)));
    Instant end = limit.period().end(now);
    Instant until = now.plus(Limits.KEY_LEASE_FOR);
    KeyBudget after =
        new KeyBudget(key, period, takenBefore.plus(slice), with(slice, now), whole, version + 1);
    return Optional.of(
        new Leased(after, new Lease(period, slice, now, until.isAfter(end) ? end : until)));
  }

  /** Only while no recount can have passed the lease over. */
  private boolean comesBack(Lease lease, Instant now) {
    return lease.period().equals(period)
        && now.isBefore(lease.givenAt().plus(WINDOW.multipliedBy(2)));
  }

  private List<Window> with(KeyAmount slice, Instant now) {
    long current = window(now);
    List<Window> windows = new ArrayList<>(live(now));
    KeyAmount taken = slice;
    if (!windows.isEmpty() && windows.getLast().number() == current) {
      taken = taken.plus(windows.removeLast().taken());
    }
    windows.add(new Window(current, taken));
    return windows;
  }

  private List<Window> live(Instant now) {
    return recent.stream().filter(one -> one.number() > window(now) - WINDOWS).toList();
  }

  private static long window(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), WINDOW.toSeconds());
  }

  /**
   * After the period was counted: what was sold, and all that was taken lately, for it may be sold
   * and not counted yet. It grows only by what was sold before there was a limit.
   */
  KeyBudget recounted(KeyLimit limit, KeyAmount sold, Instant now) {
    KeyAmount lately =
        live(now).stream().map(Window::taken).reduce(KeyAmount.NOTHING, KeyAmount::plus);
    KeyAmount counted = sold.plus(lately);
    boolean settled = now.isAfter(limit.since().plus(WINDOW.multipliedBy(SETTLING_WINDOWS)));
    return new KeyBudget(
        key,
        period,
        whole ? taken.least(counted) : counted,
        live(now),
        whole || settled,
        version + 1);
  }

  /** After a change of the limit: what was sold may not all have been taken from here. */
  public KeyBudget reopened() {
    return new KeyBudget(key, period, taken, recent, false, version + 1);
  }

  boolean saysTheSame(KeyBudget other) {
    return taken.equals(other.taken) && whole == other.whole;
  }
}
