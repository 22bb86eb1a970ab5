package prepaid.sts;

/** Questions about text that must be ASCII digits; full-width and other digits do not count. */
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

  static boolean isAscii(char c) {
    return c >= '0' && c <= '9';
  }
}
