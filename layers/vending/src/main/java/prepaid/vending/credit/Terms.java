package prepaid.vending.credit;

/** How sales pay a debt back. */
public sealed interface Terms {
  /**
   * Of each sale, a part.
   *
   * @param basisPoints of the tender, 0 to 10,000: 3000 is 30 %
   */
  record Share(int basisPoints) implements Terms {
    public static final int WHOLE = 10_000;
  }

  /**
   * By an arrangement, so much a calendar month, before anything else that is bought in it.
   *
   * @param minor a month, in minor units, more than zero
   */
  record Instalment(long minor) implements Terms {}
}
