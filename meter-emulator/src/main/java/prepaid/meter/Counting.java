package prepaid.meter;

/** What a meter's credit register counts. */
public sealed interface Counting {

  /** Tenths of the resource's unit. */
  record Units() implements Counting {}

  /**
   * Money, in 0.00001 of the currency; the meter itself turns consumption into money.
   *
   * @param currency three capital letters
   * @param rate1e5PerUnit the price of one unit, 1 to 100,000,000 (1000.00000)
   */
  record Money(String currency, long rate1e5PerUnit) implements Counting {
    public static final long LARGEST_RATE_1E5 = 100_000_000;

    /** One a unit, until somebody sets another. */
    public static final long FACTORY_RATE_1E5 = 100_000;

    public Money {
      if (rate1e5PerUnit < 1 || rate1e5PerUnit > LARGEST_RATE_1E5) {
        throw new IllegalArgumentException("a rate is 0.00001 to 1000.00000 a unit");
      }
    }
  }

  /** Decimal places of the register. */
  default int places() {
    return this instanceof Money ? 5 : 1;
  }

  /** The largest credit that the register holds, in its own steps. */
  default long largestCredit() {
    return this instanceof Money ? 9_999_999_999_999L : 99_999_999L;
  }
}
