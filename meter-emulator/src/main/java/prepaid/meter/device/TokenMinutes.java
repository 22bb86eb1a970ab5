package prepaid.meter.device;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalInt;

/** Token identifiers: whole minutes since the start of the base date's year, in UTC, 24 bits. */
public final class TokenMinutes {
  private static final int LAST = (1 << 24) - 1;

  private TokenMinutes() {}

  /** The identifier of a moment, or nothing when the base date's minutes do not reach it. */
  public static OptionalInt tid(int baseDate, Instant moment) {
    Instant start = start(baseDate);
    if (moment.isBefore(start) || moment.isAfter(last(baseDate).plusSeconds(59))) {
      return OptionalInt.empty();
    }
    return OptionalInt.of((int) Duration.between(start, moment).toMinutes());
  }

  /** The moment of the last identifier. */
  public static Instant last(int baseDate) {
    return start(baseDate).plus(Duration.ofMinutes(LAST));
  }

  private static Instant start(int baseDate) {
    return LocalDate.of(baseDate, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
