package prepaid.vending.keys;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/** The stretch of time for which a key's limit holds; it turns at midnight UTC. */
public enum KeyPeriod {
  DAY,
  MONTH;

  /** The period of a moment, such as {@code 2026-11-27} or {@code 2026-11}. */
  public String name(Instant at) {
    LocalDate day = day(at);
    return this == DAY ? day.toString() : YearMonth.from(day).toString();
  }

  /** The first moment of the next period. */
  public Instant end(Instant at) {
    LocalDate next = this == DAY ? day(at).plusDays(1) : first(at).plusMonths(1);
    return next.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The days of the period until that moment, the day itself included. */
  List<LocalDate> daysUntil(Instant at) {
    return first(at).datesUntil(day(at).plusDays(1)).toList();
  }

  private LocalDate first(Instant at) {
    return this == DAY ? day(at) : day(at).withDayOfMonth(1);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
