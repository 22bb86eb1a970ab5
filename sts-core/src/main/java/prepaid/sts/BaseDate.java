package prepaid.sts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The day from which a vending key counts token identifiers (IEC 62055-41 §6.3.5.1): 1 January,
 * 00:00. The standard fixes one offset without daylight saving and no public source names it;
 * secure modules use UTC, and so does this.
 */
public enum BaseDate {
  BASE_1993(1993),
  BASE_2014(2014),
  BASE_2035(2035);

  private final int year;
  private final Instant start;
  private final long startMinuteSince1993;

  BaseDate(int year) {
    this.year = year;
    this.start = LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    this.startMinuteSince1993 = TokenMinute.of(start);
  }

  /** 1993, 2014 or 2035. */
  public int year() {
    return year;
  }

  /** The instant of TID 0. */
  public Instant start() {
    return start;
  }

  /** Minutes from 1993-01-01T00:00Z to {@link #start}; 0, 11 045 days or 18 715 days in minutes. */
  long startMinuteSince1993() {
    return startMinuteSince1993;
  }

  /** The base date of a year; empty for any year but 1993, 2014 and 2035. */
  public static Optional<BaseDate> ofYear(int year) {
    for (BaseDate base : values()) {
      if (base.year == year) {
        return Optional.of(base);
      }
    }
    return Optional.empty();
  }
}
