package prepaid.sts;

/**
 * What a token says to a meter, in the clear (IEC 62055-41 §6.2): a class, a subclass and 44 bits.
 * {@link TokenCodec} turns it into 20 digits and back.
 */
public sealed interface ClearToken permits DatedToken, TestDisplayToken, KeySection {
  /** 0 credit, 1 test and display, 2 management; class 3 is reserved. */
  int tokenClass();

  /** 0 to 15. */
  int subclass();

  /**
   * The 44 bits between the subclass and the CRC.
   *
   * @throws IllegalStateException for a {@link KeySection} that was closed
   */
  long content();
}
