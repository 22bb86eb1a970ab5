package prepaid.sts;

import java.time.Instant;

/**
 * Minutes since 1993-01-01T00:00Z: how a vending system remembers when a meter's last token was
 * made, whatever the base date of its key, so that the memory survives a change of base date.
 */
public final class TokenMinute {
  private static final long START_1993_EPOCH_SECONDS = 725_846_400L;
  private static final int MINUTES_A_DAY = 1440;

  private TokenMinute() {}

  /** The whole minute that an instant lies in; negative before 1993. */
  public static long of(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond() - START_1993_EPOCH_SECONDS, 60L);
  }

  /** The instant at which a minute starts. */
  public static Instant instant(long minuteSince1993) {
    return Instant.ofEpochSecond(START_1993_EPOCH_SECONDS + minuteSince1993 * 60L);
  }

  /**
   * The minute of the next token: the later of now and the one after {@code last}, past 00:01, so
   * that no two tokens of a meter share a TID and a clock that steps back lowers none. It can lie
   * ahead of now by as many minutes as tokens were made in this one; the caller bounds that drift.
   *
   * @param last the minute of the meter's last token; any negative number for a meter that has none
   */
  public static long next(Instant now, long last) {
    return skippingReserved(Math.max(of(now), last + 1));
  }

  /** §6.3.5.2: 00:01 of every day is reserved for special tokens; ordinary ones take 00:02. */
  static long skippingReserved(long minute) {
    return isReserved(minute) ? minute + 1 : minute;
  }

  /**
   * Whether a minute is 00:01 of its day; all base dates start at 00:00, so this holds for TIDs.
   */
  static boolean isReserved(long minute) {
    return Math.floorMod(minute, MINUTES_A_DAY) == 1;
  }
}
