package prepaid.meter;

import prepaid.meter.literal.Ea07Tables;

/**
 * Who a meter is: what stands on its plate and what its decoder key was made from.
 *
 * @param drn the meter number, 11 or 13 digits, the last a check digit
 * @param ea encryption algorithm: 7 (STA) or 11 (MISTY1)
 * @param dkga decoder key generation algorithm: 2 or 4
 * @param baseDate 1993, 2014 or 2035: the year from whose start token minutes count
 * @param sgc supply group code, 6 digits
 * @param ti tariff index, 2 digits
 * @param krn key revision number, 1 to 9
 * @param kt key type: 0 DITK, 1 DDTK, 2 DUTK
 * @param ken key expiry number, 0 to 255; 255 is never
 * @param tables the tables of EA07; not used by EA11
 */
public record MeterIdentity(
    String drn,
    int ea,
    int dkga,
    int baseDate,
    String sgc,
    String ti,
    int krn,
    int kt,
    int ken,
    Ea07Tables tables,
    Resource resource,
    Counting counting) {
  public static final int DDTK = 1;

  /** The 18 digits that enter the decoder key: issuer, meter number, check digit. */
  public String meterPan() {
    String digits = (drn.length() == 11 ? "600727" : "0000") + drn;
    return digits + Luhn.checkDigit(digits);
  }

  /** The maker's code: the first 2 digits of 11, the first 4 of 13. */
  public int manufacturerCode() {
    return Integer.parseInt(drn.substring(0, drn.length() - 9));
  }

  /** What a number in the credit register is followed by on the display. */
  public String unit() {
    return switch (counting) {
      case Counting.Units units -> resource.unit();
      case Counting.Money money -> money.currency();
    };
  }
}
