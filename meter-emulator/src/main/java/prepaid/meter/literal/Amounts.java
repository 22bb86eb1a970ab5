package prepaid.meter.literal;

import java.math.BigInteger;

/** What the amount fields of a token say, by the formula of the standard. */
public final class Amounts {
  private Amounts() {}

  /** 16 bits, e(2) m(14): tenths of a unit, or watts. */
  public static BigInteger units(Bits field) {
    return formula(field.field(15, 14).intValue(), field.field(13, 0).value());
  }

  /** 20 bits, s(1) e(5) m(14): 0.00001 of the currency; s set is negative. */
  public static BigInteger currency(Bits field) {
    BigInteger size = formula(field.field(18, 14).intValue(), field.field(13, 0).value());
    return field.get(19) ? size.negate() : size;
  }

  /** t = 10^e m + the sum over n = 1..e of 2^14 10^(n-1). */
  private static BigInteger formula(int exponent, BigInteger mantissa) {
    BigInteger amount = BigInteger.TEN.pow(exponent).multiply(mantissa);
    for (int n = 1; n <= exponent; n++) {
      amount = amount.add(BigInteger.TWO.pow(14).multiply(BigInteger.TEN.pow(n - 1)));
    }
    return amount;
  }
}
