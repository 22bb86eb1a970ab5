package prepaid.sts;

import java.util.Optional;

/**
 * The primary account number of a meter (IEC 62055-41 §6.1.2): IIN, DRN and a Luhn digit over both.
 *
 * @param digits 18 ASCII digits: 600727 and an 11-digit DRN, or 0000 and a 13-digit DRN, and the
 *     check digit over the first 17
 */
public record MeterPan(String digits) {
  static final String IIN_OF_11_DIGITS = "600727";
  static final String IIN_OF_13_DIGITS = "0000";
  private static final int LENGTH = 18;

  /**
   * @throws IllegalArgumentException with the words of {@link #refusal} when it is no MeterPAN
   */
  public MeterPan {
    Optional<String> refusal = refusal(digits);
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
  }

  /** The MeterPAN of a meter number. */
  public static MeterPan of(Drn drn) {
    String body = drn.iin() + drn.digits();
    return new MeterPan(body + Luhn.checkDigit(body, body.length()));
  }

  /** Why these digits are no MeterPAN, in words to read out; empty when they are one. */
  public static Optional<String> refusal(String digits) {
    if (digits.length() != LENGTH) {
      return Optional.of("a MeterPAN has 18 digits; this one has " + digits.length());
    }
    if (!Digits.areAscii(digits)) {
      return Optional.of("a MeterPAN consists of the digits 0 to 9 only");
    }
    if (!digits.startsWith(IIN_OF_11_DIGITS) && !digits.startsWith(IIN_OF_13_DIGITS)) {
      return Optional.of("a MeterPAN starts with 600727 or with 0000");
    }
    if (!Luhn.isRight(digits)) {
      return Optional.of("the check digit of the MeterPAN (its last digit) is wrong");
    }
    return Drn.refusal(drnDigits(digits)).map(why -> "its meter number is refused: " + why);
  }

  /** The meter number inside. */
  public Drn drn() {
    return new Drn(drnDigits(digits));
  }

  private static String drnDigits(String panDigits) {
    int iinLength =
        panDigits.startsWith(IIN_OF_11_DIGITS)
            ? IIN_OF_11_DIGITS.length()
            : IIN_OF_13_DIGITS.length();
    return panDigits.substring(iinLength, LENGTH - 1);
  }
}
