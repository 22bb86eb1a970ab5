package prepaid.sts;

import java.util.Optional;

/**
 * A meter number: the decoder reference number (IEC 62055-41 §6.1.2.3.3, there the IAIN). Eleven
 * digits (manufacturer code of 2, serial of 8, check digit) or thirteen (manufacturer code of 4).
 *
 * @param digits 11 or 13 ASCII digits, the last one the Luhn digit of the others
 */
public record Drn(String digits) {
  private static final int SERIAL_LENGTH = 8;

  /**
   * @throws IllegalArgumentException with the words of {@link #refusal} when the digits are no DRN
   */
  public Drn {
    Optional<String> refusal = refusal(digits);
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
  }

  /** Why these digits are no meter number, in words to read out; empty when they are one. */
  public static Optional<String> refusal(String digits) {
    if (digits.length() != 11 && digits.length() != 13) {
      return Optional.of(
          "a meter number has 11 or 13 digits; this one has " + digits.length() + " characters");
    }
    if (!Digits.areAscii(digits)) {
      return Optional.of("a meter number consists of the digits 0 to 9 only");
    }
    if (!Luhn.isRight(digits)) {
      return Optional.of(
          "the check digit is wrong: the last digit does not fit the others, so at least one digit"
              + " of the meter number is mistyped");
    }
    return Optional.empty();
  }

  /** The issuer identification number of its MeterPAN: 600727 (11 digits) or 0000 (13 digits). */
  public String iin() {
    return digits.length() == 11 ? MeterPan.IIN_OF_11_DIGITS : MeterPan.IIN_OF_13_DIGITS;
  }

  /** The manufacturer code, 2 or 4 digits. */
  public String manufacturerCode() {
    return digits.substring(0, digits.length() - SERIAL_LENGTH - 1);
  }

  /** The manufacturer's serial number, 8 digits. */
  public String serial() {
    return digits.substring(digits.length() - SERIAL_LENGTH - 1, digits.length() - 1);
  }
}
