package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenMinuteTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:30Z");
  private static final long NOON_MINUTE = TokenMinute.of(NOON);

  @Test
  void countsWholeMinutesSince1993() {
    assertEquals(0, TokenMinute.of(Instant.parse("1993-01-01T00:00:59Z")));
    assertEquals(-1, TokenMinute.of(Instant.parse("1992-12-31T23:59:59Z")));
    assertEquals(1440, TokenMinute.of(Instant.parse("1993-01-02T00:00:00Z")));
    assertEquals(Instant.parse("2026-11-24T12:00:00Z"), TokenMinute.instant(NOON_MINUTE));
  }

  @Test
  void theNextTokenIsNowOrOneAfterTheLast() {
    assertEquals(NOON_MINUTE, TokenMinute.next(NOON, -1));
    assertEquals(NOON_MINUTE, TokenMinute.next(NOON, NOON_MINUTE - 1));
    assertEquals(NOON_MINUTE + 1, TokenMinute.next(NOON, NOON_MINUTE));
    assertEquals(NOON_MINUTE + 8, TokenMinute.next(NOON, NOON_MINUTE + 7));
  }

  @Test
  void aClockThatStepsBackLowersNothing() {
    Instant yesterday = NOON.minusSeconds(86_400);
    assertEquals(NOON_MINUTE + 1, TokenMinute.next(yesterday, NOON_MINUTE));
  }

  @Test
  void theReservedMinuteIsSkippedWhereverItComesFrom() {
    Instant oneAfterMidnight = Instant.parse("2026-11-24T00:01:00Z");
    long reserved = TokenMinute.of(oneAfterMidnight);
    assertEquals(reserved + 1, TokenMinute.next(oneAfterMidnight, -1));
    assertEquals(reserved + 1, TokenMinute.next(oneAfterMidnight.minusSeconds(60), reserved - 1));
    assertEquals(reserved + 2, TokenMinute.next(oneAfterMidnight, reserved + 1));
  }

  @Test
  void aHurriedMeterGetsDistinctRisingMinutes() {
    Instant beforeMidnight = Instant.parse("2026-11-23T23:58:00Z");
    long last = -1;
    for (int i = 0; i < 5; i++) {
      long next = TokenMinute.next(beforeMidnight, last);
      assertEquals(i < 3 ? i : i + 1, next - TokenMinute.of(beforeMidnight));
      last = next;
    }
  }
}
