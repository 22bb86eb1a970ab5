package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaseDateTest {
  @Test
  void startsAndLastMinutesOfAllThree() {
    assertSpan(1993, "1993-01-01T00:00:00Z", "2024-11-24T20:15:00Z");
    assertSpan(2014, "2014-01-01T00:00:00Z", "2045-11-24T20:15:00Z");
    assertSpan(2035, "2035-01-01T00:00:00Z", "2066-11-24T20:15:00Z");
  }

  private static void assertSpan(int year, String start, String lastMinute) {
    BaseDate base = BaseDate.ofYear(year).orElseThrow();
    assertEquals(year, base.year());
    assertEquals(Instant.parse(start), base.start());
    TokenIdentifier last = new TokenIdentifier(TokenIdentifier.MAX_MINUTES);
    assertEquals(Instant.parse(lastMinute), last.instant(base));
  }

  @Test
  void noOtherYearIsABaseDate() {
    assertEquals(Optional.empty(), BaseDate.ofYear(2013));
    assertEquals(Optional.empty(), BaseDate.ofYear(93));
  }
}
