package prepaid.meter.device;

import java.util.Locale;

/**
 * What goes with a decoder key, and changes together with it.
 *
 * @param baseDate 1993, 2014 or 2035: the year from whose start token minutes count. A key change
 *     only says that it became later, so after one it is the next of the three
 * @param sgc supply group code, 0 to 999999
 * @param ti tariff index, 0 to 99
 * @param krn key revision number, 1 to 9
 * @param ken key expiry number, 0 to 255; 255 is never
 */
public record KeyAttributes(int baseDate, int sgc, int ti, int krn, KeyType kt, int ken) {
  public static final int SGC_MAX = 999_999;
  public static final int TI_MAX = 99;
  public static final int KRN_MAX = 9;

  private static final int YEARS_OF_A_BASE = 21;
  private static final int LAST_BASE = 2035;

  /** The supply group code as people write it. */
  public String sgcDigits() {
    return String.format(Locale.ROOT, "%06d", sgc);
  }

  /** The tariff index as people write it. */
  public String tiDigits() {
    return String.format(Locale.ROOT, "%02d", ti);
  }

  /** Whether the key is too old for a token of this minute. */
  boolean expiredFor(int tid) {
    return tid >> 16 > ken;
  }

  /** The base date after one more roll-over. */
  int laterBaseDate() {
    return Math.min(LAST_BASE, baseDate + YEARS_OF_A_BASE);
  }
}
