package prepaid.vending.money;

import java.math.BigDecimal;

/**
 * Shares of one sum, taken one after the other and rounded down together: the fraction that one
 * leaves is counted to the next. Rounded each for itself, two shares could both grow by a minor
 * unit when the sum grows by one.
 */
public final class Shares {
  /** Basis points of the whole. */
  public static final int WHOLE = 10_000;

  private final long minor;
  private long fraction;

  /**
   * @param minor the sum, zero or more
   */
  public Shares(long minor) {
    this.minor = minor;
  }

  /**
   * Takes a share.
   *
   * @param basisPoints 0 to 10,000
   * @param most that may be taken, in minor units
   */
  public long take(int basisPoints, long most) {
    // In two parts, since sum times share may not fit.
    long rest = minor % WHOLE * basisPoints;
    long whole = minor / WHOLE * basisPoints + rest / WHOLE;
    if (whole >= most) {
      return most;
    }
    long fractions = fraction + rest % WHOLE;
    fraction = fractions % WHOLE;
    return whole + fractions / WHOLE;
  }

  /** Basis points as people read them: {@code 30 %}, {@code 2.5 %}. */
  public static String percent(int basisPoints) {
    BigDecimal percent = BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros();
    return (percent.scale() < 0 ? percent.setScale(0) : percent).toPlainString() + " %";
  }
}
