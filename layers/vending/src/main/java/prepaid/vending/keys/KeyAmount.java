package prepaid.vending.keys;

/**
 * What tokens of a key bring and what they cost.
 *
 * @param tenths units, in tenths
 * @param minor money, in minor units of the utility's currency
 */
public record KeyAmount(long tenths, long minor) {
  public static final KeyAmount NOTHING = new KeyAmount(0, 0);

  public KeyAmount plus(KeyAmount other) {
    return new KeyAmount(Math.addExact(tenths, other.tenths), Math.addExact(minor, other.minor));
  }

  public KeyAmount minus(KeyAmount other) {
    return new KeyAmount(
        Math.subtractExact(tenths, other.tenths), Math.subtractExact(minor, other.minor));
  }

  /** The smaller of each. */
  KeyAmount least(KeyAmount other) {
    return new KeyAmount(Math.min(tenths, other.tenths), Math.min(minor, other.minor));
  }

  boolean isNothing() {
    return equals(NOTHING);
  }
}
