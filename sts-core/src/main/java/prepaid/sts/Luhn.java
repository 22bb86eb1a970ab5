package prepaid.sts;

/** The Luhn check digit (ISO/IEC 7812-1) of meter numbers, over ASCII digits only. */
final class Luhn {
  private Luhn() {}

  /** The check digit, 0 to 9, that belongs after the first {@code length} digits. */
  static int checkDigit(String digits, int length) {
    int sum = 0;
    for (int i = length - 1, fromRight = 0; i >= 0; i--, fromRight++) {
      int digit = digits.charAt(i) - '0';
      sum += fromRight % 2 == 0 ? doubled(digit) : digit;
    }
    return (10 - sum % 10) % 10;
  }

  static boolean isRight(String digits) {
    int last = digits.length() - 1;
    return digits.charAt(last) - '0' == checkDigit(digits, last);
  }

  private static int doubled(int digit) {
    return digit > 4 ? 2 * digit - 9 : 2 * digit;
  }
}
