package prepaid.sts;

/**
 * The 16-bit transfer amount {@code e(2) | m(14)} (IEC 62055-41 §6.3.6): {@code 10^e · m} plus the
 * offset at which that exponent takes over, in tenths of a unit. What is not representable goes up
 * to the next amount that is, in the customer's favour.
 */
public final class UnitsAmount {
  /** The largest amount: 1 820 162.4 units. */
  public static final long MAX_TENTHS = 18_201_624;

  private static final int MANTISSA_BITS = 14;
  private static final int MANTISSA_MAX = (1 << MANTISSA_BITS) - 1;
  private static final int[] STEPS = {1, 10, 100, 1000};
  private static final int[] OFFSETS = {0, 16_384, 180_224, 1_818_624};

  private UnitsAmount() {}

  /**
   * The field, 0 to 0xFFFF, of the smallest representable amount that is at least {@code tenths}.
   *
   * @throws IllegalArgumentException below 0 or above {@link #MAX_TENTHS}
   */
  public static int field(long tenths) {
    if (tenths < 0 || tenths > MAX_TENTHS) {
      throw new IllegalArgumentException(
          "an amount is 0 to " + MAX_TENTHS + " tenths of a unit, not " + tenths);
    }
    int exponent = 0;
    int mantissa = mantissa(tenths, 0);
    while (mantissa > MANTISSA_MAX) {
      exponent++;
      mantissa = mantissa(tenths, exponent);
    }
    return exponent << MANTISSA_BITS | mantissa;
  }

  private static int mantissa(long tenths, int exponent) {
    long above = tenths - OFFSETS[exponent];
    return above <= 0 ? 0 : (int) Math.ceilDiv(above, (long) STEPS[exponent]);
  }

  /**
   * The amount of a field, in tenths of a unit: what the meter adds and what receipts show.
   *
   * @throws IllegalArgumentException outside 0 to 0xFFFF
   */
  public static long decoded(int field) {
    FieldBits.check("an amount field", field, 16);
    int exponent = field >>> MANTISSA_BITS;
    return OFFSETS[exponent] + (long) STEPS[exponent] * (field & MANTISSA_MAX);
  }
}
