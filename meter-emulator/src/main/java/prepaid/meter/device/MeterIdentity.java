package prepaid.meter.device;

import prepaid.meter.literal.Bits;
import prepaid.meter.literal.BlockCipher;
import prepaid.meter.literal.Ea07;
import prepaid.meter.literal.Ea07Tables;
import prepaid.meter.literal.Ea09;
import prepaid.meter.literal.Misty1;

/**
 * Who a meter is: what stands on its plate, from its making to its end.
 *
 * @param drn the meter number, 11 or 13 digits, the last a check digit
 * @param ea encryption algorithm: 7 (STA), 9 (DEA, old meters) or 11 (MISTY1)
 * @param dkga decoder key generation algorithm: 2 or 4
 * @param tables the tables of EA07; not used by the others
 */
public record MeterIdentity(
    String drn,
    int ea,
    int dkga,
    Ea07Tables tables,
    Resource resource,
    Counting counting,
    Features features) {

  /** The 18 digits that enter the decoder key: issuer, meter number, check digit. */
  public String meterPan() {
    String digits = (drn.length() == 11 ? "600727" : "0000") + drn;
    return digits + Luhn.checkDigit(digits);
  }

  /** The maker's code: the first 2 digits of 11, the first 4 of 13. */
  public int manufacturerCode() {
    return Integer.parseInt(drn.substring(0, drn.length() - 9));
  }

  /** The length of this meter's decoder keys. */
  public int keyBits() {
    return ea == 11 ? 128 : 64;
  }

  /** How many tokens a key change of this meter has at most. */
  int keyChangeTokens() {
    return ea == 11 ? 4 : 3;
  }

  /** What a number in the credit register is followed by on the display. */
  public String unit() {
    return switch (counting) {
      case Counting.Units units -> resource.unit();
      case Counting.Money money -> money.currency();
    };
  }

  /**
   * @throws IllegalArgumentException when the key's length is not the algorithm's
   */
  BlockCipher cipher(Bits key) {
    return switch (ea) {
      case 11 -> new Misty1(key);
      case 9 -> new Ea09(key);
      default -> new Ea07(tables, key);
    };
  }
}
