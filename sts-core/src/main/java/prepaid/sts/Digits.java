package prepaid.sts;

/** Text of ASCII digits; full-width and other digits do not count. */
final class Digits {
  private Digits() {}

  static boolean areAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isAscii(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean areAscii(String text, int length) {
    return text.length() == length && areAscii(text);
  }

  /** A number with zeros before it, whatever digits the locale has. */
  static String padded(int number, int length) {
    String digits = Integer.toString(number);
    return "0".repeat(length - digits.length()) + digits;
  }

  static boolean isAscii(char c) {
    return c >= '0' && c <= '9';
  }
}
