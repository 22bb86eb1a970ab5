package prepaid.localcloud.sandbox;

/** Check digits of meter numbers and MeterPANs. */
final class Luhn {
  private Luhn() {}

  /** The digits with their check digit behind. */
  static String append(String digits) {
    int sum = 0;
    boolean doubled = true;
    for (int i = digits.length() - 1; i >= 0; i--) {
      int digit = digits.charAt(i) - '0';
      int value = doubled ? digit * 2 : digit;
      sum += value > 9 ? value - 9 : value;
      doubled = !doubled;
    }
    return digits + (10 - sum % 10) % 10;
  }
}
