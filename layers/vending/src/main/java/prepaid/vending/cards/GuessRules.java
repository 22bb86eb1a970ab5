package prepaid.vending.cards;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import prepaid.sts.Drn;
import prepaid.vending.cards.Guesses.Tally;
import prepaid.vending.limits.Limits;

/**
 * What holds guessing down: by sender, by meter for senders who are not bound to it, and in all. No
 * card is ever locked by what strangers guess.
 */
public final class GuessRules {
  private GuessRules() {}

  /**
   * Under which names a wrong PIN counts, and how many are free under each before delays begin.
   *
   * @param bound whether the sender's phone is proved to be the registered one of the meter: then
   *     neither others' guesses for the meter nor those of everybody hold it back
   */
  static Map<String, Integer> counters(Sender sender, Drn meter, boolean bound, Instant now) {
    Map<String, Integer> free = new HashMap<>();
    sender.names().forEach(name -> free.put(name, Limits.CARD_GUESSES_FREE));
    if (!bound) {
      free.put("meter#" + meter.digits(), Limits.CARD_METER_GUESSES_FREE);
      free.put(overall(now), Limits.CARD_GUESSES_AN_HOUR_MAX);
    }
    return Map.copyOf(free);
  }

  /** Until when the sender is held back; empty when the PIN may be tried. */
  static Optional<Instant> heldUntil(
      Map<String, Integer> counters, Map<String, Tally> tallies, Instant now) {
    return counters.entrySet().stream()
        .flatMap(counter -> {
          Tally tally = tallies.getOrDefault(counter.getKey(), Tally.NONE);
          return freeAgainAt(counter.getKey(), tally, counter.getValue(), now).stream();
        })
        .filter(now::isBefore)
        .max(Instant::compareTo);
  }

  /** Those whose last wrong PIN is so long ago that it no longer counts. */
  static Set<String> forgotten(Map<String, Tally> tallies, Instant now) {
    Set<String> names = new HashSet<>();
    tallies.forEach((name, tally) -> {
      if (isForgotten(tally, now)) {
        names.add(name);
      }
    });
    return names;
  }

  /** How long a sender waits after so many wrong PINs: 15 minutes, doubling to a day. */
  public static Duration delayAfter(int wrong, int free) {
    if (wrong < free) {
      return Duration.ZERO;
    }
    int doublings = Math.min(wrong - free, Long.SIZE / 4);
    Duration delay = Limits.CARD_GUESS_WAIT_MIN.multipliedBy(1L << doublings);
    return delay.compareTo(Limits.CARD_GUESS_WAIT_MAX) < 0 ? delay : Limits.CARD_GUESS_WAIT_MAX;
  }

  private static Optional<Instant> freeAgainAt(String name, Tally tally, int free, Instant now) {
    if (tally.wrong() < free || isForgotten(tally, now)) {
      return Optional.empty();
    }
    // The count of everybody is of one hour, and ends with it.
    return Optional.of(
        name.equals(overall(now))
            ? now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS)
            : tally.last().plus(delayAfter(tally.wrong(), free)));
  }

  private static boolean isForgotten(Tally tally, Instant now) {
    return tally.last().plus(Limits.CARD_GUESSES_FORGOTTEN_AFTER).isBefore(now);
  }

  private static String overall(Instant now) {
    return "all#" + now.truncatedTo(ChronoUnit.HOURS);
  }
}
