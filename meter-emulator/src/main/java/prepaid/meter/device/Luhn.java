package prepaid.meter.device;

/** The check digit of meter numbers and of the MeterPAN: modulo 10, every second digit doubled. */
public final class Luhn {
  private Luhn() {}

  /** The digit that belongs behind {@code digits}. */
  public static int checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit * 2 : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return (10 - sum % 10) % 10;
  }

  /** Whether the last digit is the check digit of those before it. */
  public static boolean holds(String digits) {
    int last = digits.length() - 1;
    return digits.charAt(last) - '0' == checkDigit(digits.substring(0, last));
  }
}
