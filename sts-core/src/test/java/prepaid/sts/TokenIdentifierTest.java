package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.sts.Vectors.Vector;

class TokenIdentifierTest {
  @Test
  void everyVector() {
    for (Vector vector : Vectors.load("tid", 39)) {
      BaseDate base = BaseDate.ofYear(vector.integer("baseDate")).orElseThrow();
      Optional<Integer> minutes =
          TokenIdentifier.at(base, Instant.parse(vector.text("utc"))).map(TokenIdentifier::minutes);
      Optional<Integer> expected =
          vector.isValid() ? Optional.of(vector.integer("tid")) : Optional.empty();
      assertEquals(expected, minutes, vector::toString);
    }
  }

  @Test
  void anyMinuteComesBackUnderAnyBaseDate() {
    long seed = 20_261_124;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 10_000; i++) {
      TokenIdentifier tid = new TokenIdentifier(random.nextInt(TokenIdentifier.MAX_MINUTES + 1));
      for (BaseDate base : BaseDate.values()) {
        long minute = tid.minuteSince1993(base);
        assertEquals(
            Optional.of(tid), TokenIdentifier.ofMinuteSince1993(base, minute), "seed " + seed);
        assertEquals(minute, TokenMinute.of(tid.instant(base)), "seed " + seed);
        assertFalse(
            TokenIdentifier.at(base, tid.instant(base)).orElseThrow().isReserved(), "seed " + seed);
      }
    }
  }

  @Test
  void aMinuteIsRebasedExactlyAcrossAMigration() {
    Instant afterRollOver = Instant.parse("2024-11-24T20:16:00Z");
    assertEquals(Optional.empty(), TokenIdentifier.at(BaseDate.BASE_1993, afterRollOver));
    long minute = TokenMinute.of(afterRollOver);
    TokenIdentifier tid =
        TokenIdentifier.ofMinuteSince1993(BaseDate.BASE_2014, minute).orElseThrow();
    assertEquals(afterRollOver, tid.instant(BaseDate.BASE_2014));
    assertEquals(Optional.empty(), TokenIdentifier.ofMinuteSince1993(BaseDate.BASE_2035, minute));
  }

  @Test
  void oneMinuteAfterMidnightIsReserved() {
    assertTrue(new TokenIdentifier(1).isReserved());
    assertTrue(new TokenIdentifier(1441).isReserved());
    assertFalse(new TokenIdentifier(0).isReserved());
    assertFalse(new TokenIdentifier(1440).isReserved());
    // Only ordinary vending skips it: a special token may be made for exactly that minute.
    assertEquals(
        1, TokenIdentifier.ofMinuteSince1993(BaseDate.BASE_1993, 1).orElseThrow().minutes());
  }

  @Test
  void keyExpiryComparesTheTopEightBits() {
    TokenIdentifier tid = new TokenIdentifier((5 << 16) + 9);
    assertFalse(tid.expiredUnder(5));
    assertFalse(tid.expiredUnder(6));
    assertTrue(tid.expiredUnder(4));
    assertFalse(new TokenIdentifier(TokenIdentifier.MAX_MINUTES).expiredUnder(255));
  }

  @Test
  void outsideTwentyFourBitsThereIsNone() {
    assertThrows(IllegalArgumentException.class, () -> new TokenIdentifier(-1));
    assertThrows(IllegalArgumentException.class, () -> new TokenIdentifier(1 << 24));
  }
}
