package prepaid.vending.messaging;

/**
 * How much of a text message a body takes. A body of the GSM 7-bit default alphabet and its
 * extension table (3GPP TS 23.038 §6.2.1) has room for 160 septets in one part; one character
 * outside of them turns the whole message to UCS-2, with room for 70.
 */
public final class TextLength {
  /** Septets in one part of GSM-7. */
  public static final int SEPTETS_MAX = 160;

  /** 16-bit code units in one part of UCS-2. */
  public static final int CODE_UNITS_MAX = 70;

  // TS 23.038 §6.2.1, row by row; its capital C with cedilla is the one of the first column.
  private static final String DEFAULT_ALPHABET =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  // TS 23.038 §6.2.1.1: each of these is an escape and a second septet.
  private static final String EXTENSION_TABLE = "\f^{}\\[~]|€";

  private TextLength() {}

  /** Whether GSM-7 can carry every character of a body. */
  public static boolean isGsm7(String body) {
    return body.chars().allMatch(c -> septets((char) c) > 0);
  }

  /** Whether a body goes out as one part. */
  public static boolean fitsOnePart(String body) {
    return taken(body) <= room(body);
  }

  /** What a body takes: septets when it is GSM-7, else 16-bit code units. */
  public static int taken(String body) {
    return isGsm7(body) ? body.chars().map(c -> septets((char) c)).sum() : body.length();
  }

  /** What one part of a body's alphabet has room for. */
  public static int room(String body) {
    return isGsm7(body) ? SEPTETS_MAX : CODE_UNITS_MAX;
  }

  private static int septets(char c) {
    if (DEFAULT_ALPHABET.indexOf(c) >= 0) {
      return 1;
    }
    return EXTENSION_TABLE.indexOf(c) >= 0 ? 2 : 0;
  }
}
