package prepaid.meter.device;

/** What a meter's credit register counts. */
public sealed interface Counting {

  /** Tenths of the resource's unit. */
  record Units() implements Counting {}

  /**
   * Money, in 0.00001 of the currency; the meter itself turns consumption into money.
   *
   * @param currency three capital letters
   */
  record Money(String currency) implements Counting {}

  /** Decimal places of the register. */
  default int places() {
    return this instanceof Money ? 5 : 1;
  }

  /** The largest credit that the register holds, in its own steps. */
  default long largestCredit() {
    return this instanceof Money ? 9_999_999_999_999L : 99_999_999L;
  }
}
