package prepaid.vending.vending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import prepaid.sts.BaseDate;
import prepaid.sts.TokenMinute;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.ledger.Vend;
import prepaid.vending.refusals.RefusalKind;

/** Which minute a vend's token carries, whatever the clock and the key's base date do. */
class TokenMinutesTest {
  private final World world = new World();

  @Test
  void aBase1993KeyAnswersUpdateTheKeyFirst() {
    world.key(Highveld.terms(1, BaseDate.BASE_1993, 255));
    assertEquals(RefusalKind.UPDATE_KEY_FIRST, refused(world.vendPaid("p1", "100.00")));
    assertEquals(0, world.wrapping.unwraps);
  }

  @Test
  void tokensOfOneMinuteGetMinutesOfTheirOwnPastMidnight() {
    world.now = Instant.parse("2026-11-24T23:59:59Z");
    Set<Long> minutes = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      minutes.add(vended(world.vendPaid("p" + i, "50.00")).tokenMinute());
    }
    long start = TokenMinute.of(world.now);
    // 23:59, 00:00, then 00:02: 00:01 is reserved.
    assertEquals(Set.of(start, start + 1, start + 3, start + 4, start + 5), minutes);
  }

  @Test
  void aClockThatStepsBackLowersNoMinute() {
    long first = vended(world.vendPaid("p1", "50.00")).tokenMinute();
    world.now = world.now.minus(Duration.ofHours(5));
    assertEquals(first + 1, vended(world.vendPaid("p2", "50.00")).tokenMinute());
  }

  @Test
  void aMinuteMoreThanADayAheadIsRefused() {
    vended(world.vendPaid("p1", "50.00"));
    world.now = world.now.minus(Duration.ofHours(25));
    assertEquals(RefusalKind.TOKEN_MINUTES_USED_UP, refused(world.vendPaid("p2", "50.00")));
  }

  @Test
  void aMeterThatBoughtUnderTheOldBaseDateGoesOnUnderTheNew() {
    world.now = Instant.parse("2024-11-24T20:00:30Z");
    world.key(Highveld.terms(1, BaseDate.BASE_1993, 255));
    long last = vended(world.vendPaid("p1", "50.00")).tokenMinute();
    world.now = Instant.parse("2024-11-24T20:00:45Z");
    world.key(Highveld.terms(1, BaseDate.BASE_2014, 255));
    assertEquals(last + 1, vended(world.vendPaid("p2", "50.00")).tokenMinute());
  }

  private static Vend vended(VendOutcome outcome) {
    return assertInstanceOf(VendOutcome.Vended.class, outcome).vend();
  }

  private static RefusalKind refused(VendOutcome outcome) {
    return assertInstanceOf(VendOutcome.Refused.class, outcome).refusal().kind();
  }
}
