package prepaid.sts;

import java.math.BigInteger;

/**
 * The 20-bit currency amount {@code s(1) | e(5) | m(14)} (IEC 62055-41 §6.3.7) in
 * hundred-thousandths of the base currency. What is not representable is rounded towards +∞ in the
 * signed sense: credits go up, debits to the smaller magnitude, both in the customer's favour.
 */
public final class CurrencyAmount {
  private static final int MANTISSA_BITS = 14;
  private static final int MANTISSA_MAX = (1 << MANTISSA_BITS) - 1;
  private static final int EXPONENT_MAX = 31;
  private static final int SIGN_BIT = 1 << 19;
  private static final BigInteger[] STEPS = new BigInteger[EXPONENT_MAX + 1];
  private static final BigInteger[] OFFSETS = new BigInteger[EXPONENT_MAX + 1];

  static {
    STEPS[0] = BigInteger.ONE;
    OFFSETS[0] = BigInteger.ZERO;
    for (int e = 1; e <= EXPONENT_MAX; e++) {
      STEPS[e] = STEPS[e - 1].multiply(BigInteger.TEN);
      OFFSETS[e] = OFFSETS[e - 1].add(STEPS[e - 1].shiftLeft(MANTISSA_BITS));
    }
  }

  /** The largest magnitude, about 1.8 · 10^35 hundred-thousandths. */
  public static final BigInteger MAX_UNIT_1E5 = magnitude(EXPONENT_MAX, MANTISSA_MAX);

  private CurrencyAmount() {}

  /**
   * The field, 0 to 0xFFFFF, of the smallest representable amount that is at least {@code unit1e5}.
   *
   * @throws IllegalArgumentException beyond {@link #MAX_UNIT_1E5} in either direction
   */
  public static int field(BigInteger unit1e5) {
    BigInteger magnitude = unit1e5.abs();
    if (magnitude.compareTo(MAX_UNIT_1E5) > 0) {
      throw new IllegalArgumentException(
          "a currency amount is at most " + MAX_UNIT_1E5 + " hundred-thousandths either way");
    }
    return unit1e5.signum() < 0 ? SIGN_BIT | roundedDown(magnitude) : roundedUp(magnitude);
  }

  private static int roundedUp(BigInteger magnitude) {
    int down = roundedDown(magnitude);
    if (decodedMagnitude(down).equals(magnitude)) {
      return down;
    }
    // Fields are consecutive: after e:16383 comes (e+1):0, and both are one step apart.
    return down + 1;
  }

  private static int roundedDown(BigInteger magnitude) {
    int exponent = EXPONENT_MAX;
    while (magnitude.compareTo(OFFSETS[exponent]) < 0) {
      exponent--;
    }
    int mantissa = magnitude.subtract(OFFSETS[exponent]).divide(STEPS[exponent]).intValueExact();
    return exponent << MANTISSA_BITS | mantissa;
  }

  /**
   * The amount of a field, in hundred-thousandths of the base currency, signed.
   *
   * @throws IllegalArgumentException outside 0 to 0xFFFFF
   */
  public static BigInteger decoded(int field) {
    FieldBits.check("a currency field", field, 20);
    BigInteger magnitude = decodedMagnitude(field & ~SIGN_BIT);
    return (field & SIGN_BIT) == 0 ? magnitude : magnitude.negate();
  }

  private static BigInteger decodedMagnitude(int unsignedField) {
    return magnitude(unsignedField >>> MANTISSA_BITS, unsignedField & MANTISSA_MAX);
  }

  private static BigInteger magnitude(int exponent, int mantissa) {
    return OFFSETS[exponent].add(STEPS[exponent].multiply(BigInteger.valueOf(mantissa)));
  }
}
