package prepaid.vending.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.sts.Drn;
import prepaid.vending.cards.Guesses.Tally;
import prepaid.vending.limits.Limits;

class GuessRulesTest {
  private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
  private static final Drn METER = new Drn("01234567897");
  private static final Sender SENDER = new Sender.OnWeb("198.51.100.7", Optional.empty());

  /** One who guesses: what the counters of the sender know, and how a moment changes them. */
  private static final class Guesser {
    private final Sender sender;
    private final Map<String, Tally> tallies = new HashMap<>();
    private int tried;

    Guesser(Sender sender) {
      this.sender = sender;
    }

    Optional<Instant> heldUntil(Instant now) {
      return GuessRules.heldUntil(GuessRules.counters(sender, METER, true, now), tallies, now);
    }

    boolean guess(Instant now) {
      if (heldUntil(now).isPresent()) {
        return false;
      }
      var forgotten = GuessRules.forgotten(tallies, now);
      for (String name : GuessRules.counters(sender, METER, true, now).keySet()) {
        int before = forgotten.contains(name) ? 0 : tallies.getOrDefault(name, Tally.NONE).wrong();
        tallies.put(name, new Tally(before + 1, now));
      }
      tried++;
      return true;
    }
  }

  @Test
  void theSixthWrongPinWaitsAndEachFurtherTwiceAsLong() {
    Guesser guesser = new Guesser(SENDER);
    Instant now = START;
    for (int i = 0; i < 5; i++) {
      assertTrue(guesser.guess(now));
    }
    for (int minutes : new int[] {15, 30, 60, 120, 240, 480, 960, 1440, 1440}) {
      assertFalse(guesser.guess(now));
      assertFalse(guesser.guess(now.plus(Duration.ofMinutes(minutes)).minusMillis(1)));
      now = now.plus(Duration.ofMinutes(minutes));
      assertTrue(guesser.guess(now), minutes + " minutes");
    }
  }

  /** Whatever rhythm a guesser keeps, a year holds no more guesses than docs/LIMITS.md says. */
  @Test
  void aSenderGuessesAtMostSoOftenAYear() {
    int most = 0;
    for (int pauseAfter = 1; pauseAfter <= 40; pauseAfter++) {
      most = Math.max(most, guessesInAYear(pauseAfter));
    }
    most = Math.max(most, guessesInAYear(Integer.MAX_VALUE));
    assertEquals(375, most);
  }

  /** Guesses as soon as it may, but pauses until all is forgotten after every so many. */
  private static int guessesInAYear(int pauseAfter) {
    Guesser guesser = new Guesser(SENDER);
    Instant end = START.plus(Duration.ofDays(365));
    Instant now = START;
    int inARow = 0;
    while (now.isBefore(end)) {
      Optional<Instant> held = guesser.heldUntil(now);
      if (inARow == pauseAfter) {
        now = now.plus(Limits.CARD_GUESSES_FORGOTTEN_AFTER).plusSeconds(1);
        inARow = 0;
      } else if (held.isPresent()) {
        now = held.get();
      } else {
        assertTrue(guesser.guess(now));
        inARow++;
      }
    }
    return guesser.tried;
  }

  /** The odds that docs/LIMITS.md names: ten million live cards among 10^16 numbers. */
  @Test
  void theOddsAreThoseOfTheDocument() {
    BigDecimal one = new BigDecimal(10_000_000).movePointLeft(16);
    assertEquals(0, one.compareTo(new BigDecimal("0.000000001")), "one guess");
    BigDecimal sender = one.multiply(new BigDecimal(375));
    assertEquals("3.75E-7", sender.round(new MathContext(3)).toString(), "a sender in a year");
    BigDecimal all =
        one.multiply(new BigDecimal((long) Limits.CARD_GUESSES_AN_HOUR_MAX * 24 * 365));
    assertEquals("0.0876", all.round(new MathContext(3)).toPlainString(), "everybody in a year");
  }

  @Test
  void othersGuessesForAMeterHoldBackStrangersOnly() {
    Map<String, Tally> many = Map.of("meter#" + METER.digits(), new Tally(10, START));
    var stranger = GuessRules.counters(SENDER, METER, false, START);
    var bound = GuessRules.counters(SENDER, METER, true, START);
    assertEquals(
        Optional.of(START.plus(Limits.CARD_GUESS_WAIT_MIN)),
        GuessRules.heldUntil(stranger, many, START));
    assertEquals(Optional.empty(), GuessRules.heldUntil(bound, many, START));
  }

  @Test
  void tooManyGuessesOfEverybodyEndWithTheHour() {
    Instant late = START.plus(Duration.ofMinutes(59));
    Map<String, Tally> all = Map.of("all#" + START, new Tally(10_000, late));
    var stranger = GuessRules.counters(SENDER, METER, false, late);
    Instant nextHour = START.plus(Duration.ofHours(1));
    assertEquals(Optional.of(nextHour), GuessRules.heldUntil(stranger, all, late));
    var later = GuessRules.counters(SENDER, METER, false, nextHour);
    assertEquals(Optional.empty(), GuessRules.heldUntil(later, all, nextHour));
    var bound = GuessRules.counters(SENDER, METER, true, late);
    assertEquals(Optional.empty(), GuessRules.heldUntil(bound, all, late));
  }

  /** Somebody who names another's phone on the web must not lock its texts. */
  @Test
  void whatIsClaimedOnTheWebCountsApartFromTexts() {
    Sender claimed = new Sender.OnWeb("198.51.100.7", Optional.of("+27821234567"));
    Sender texting = new Sender.ByText("+27821234567");
    assertTrue(texting.names().stream().noneMatch(claimed.names()::contains));
    assertTrue(texting.provesPhone("+27821234567"));
    assertFalse(claimed.provesPhone("+27821234567"));
  }
}
