package prepaid.vending.cards;

/** Serials of cards: one number space, printed in clear with 12 digits or more. */
public final class Serial {
  /** The largest serial that is given to a card. */
  public static final long MAX = 999_999_999_999L;

  private Serial() {}

  /** As it is printed, and as the reference of the card's vend. */
  public static String text(long serial) {
    return "%012d".formatted(serial);
  }
}
