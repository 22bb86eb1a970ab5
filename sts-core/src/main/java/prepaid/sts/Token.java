package prepaid.sts;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token as people handle it: 20 decimal digits of 66 bits (IEC 62055-41 §6.1, printed 4-4-4-4-4).
 * Its {@link #toString} hides the digits: whoever reads them can use them, so they stay out of
 * logs. Two tokens are equal when their digits are.
 */
public final class Token {
  static final int LENGTH = 20;
  private static final String NOT_DIGITS = "a token consists of the digits 0 to 9 only";
  private static final int HALF = 10;
  private static final String[] ZEROS = {
    "", "0", "00", "000", "0000", "00000", "000000", "0000000", "00000000", "000000000"
  };
  private static final long TEN_TO_10 = 10_000_000_000L;
  // 2^64 = 1 844 674 407 · 10^10 + 3 709 551 616
  private static final long UPPER_OF_2_TO_64 = 1_844_674_407L;
  private static final long LOWER_OF_2_TO_64 = 3_709_551_616L;

  private final int high;
  private final long low;

  private Token(int high, long low) {
    this.high = high;
    this.low = low;
  }

  /**
   * The token of these digits, without spaces and dashes.
   *
   * @param digits 20 ASCII digits, a number below 2^66, with leading zeros
   * @throws IllegalArgumentException with the words of {@link #refusal}, never with the digits
   */
  public Token(String digits) {
    Optional<String> refusal = Digits.areAscii(digits) ? refusal(digits) : Optional.of(NOT_DIGITS);
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
    this.high = high(digits);
    this.low = low(digits);
  }

  /**
   * Why this is no token, in words to read out; empty when it is one. Spaces and dashes between the
   * digits do not count. Every refusal here is the meter's FormatError, never a CRC error.
   */
  public static Optional<String> refusal(String entered) {
    return refusalOfStripped(stripped(entered));
  }

  private static Optional<String> refusalOfStripped(String digits) {
    if (!Digits.areAscii(digits)) {
      return Optional.of(NOT_DIGITS);
    }
    if (digits.length() != LENGTH) {
      return Optional.of("a token has 20 digits; this one has " + digits.length());
    }
    return high(digits) > 3
        ? Optional.of("no token is that large: the first digits must be below 7378 6976 2948 3820")
        : Optional.empty();
  }

  /** The token that someone entered, with or without spaces and dashes; empty when it is none. */
  public static Optional<Token> parse(String entered) {
    String digits = stripped(entered);
    return refusalOfStripped(digits).isPresent()
        ? Optional.empty()
        : Optional.of(new Token(high(digits), low(digits)));
  }

  /** The token of 66 bits: two high ones, 0 to 3, above 64. */
  static Token of(int high, long low) {
    return new Token(high, low);
  }

  /** 20 ASCII digits, a number below 2^66, with leading zeros: written anew by each call. */
  public String digits() {
    long lower = Long.remainderUnsigned(low, TEN_TO_10) + high * LOWER_OF_2_TO_64;
    long upper = Long.divideUnsigned(low, TEN_TO_10) + high * UPPER_OF_2_TO_64 + lower / TEN_TO_10;
    lower %= TEN_TO_10;
    return zerosBefore(upper) + upper + zerosBefore(lower) + lower;
  }

  /** What a half lacks to ten digits. */
  private static String zerosBefore(long half) {
    int missing = 0;
    for (long least = TEN_TO_10 / 10; half < least && missing < HALF - 1; least /= 10) {
      missing++;
    }
    return ZEROS[missing];
  }

  /** Bits 65 and 64. */
  int high() {
    return high;
  }

  /** Bits 63 to 0. */
  long low() {
    return low;
  }

  private static long low(String digits) {
    return half(digits, 0) * TEN_TO_10 + half(digits, HALF);
  }

  /** What stands above 64 bits: 0 to 3 for a token, up to 5 for 20 digits that are none. */
  private static int high(String digits) {
    long upper = half(digits, 0);
    long product = upper * TEN_TO_10;
    int high = (int) Math.multiplyHigh(upper, TEN_TO_10);
    boolean carries = Long.compareUnsigned(product + half(digits, HALF), product) < 0;
    return carries ? high + 1 : high;
  }

  private static long half(String digits, int from) {
    long number = 0;
    for (int i = from; i < from + HALF; i++) {
      number = number * 10 + (digits.charAt(i) - '0');
    }
    return number;
  }

  private static String stripped(String entered) {
    return Digits.areAscii(entered) ? entered : entered.replace(" ", "").replace("-", "");
  }

  /** For people: five groups of four digits, parted by spaces. */
  public String grouped() {
    String digits = digits();
    StringBuilder grouped = new StringBuilder(LENGTH + 4).append(digits, 0, 4);
    for (int i = 4; i < LENGTH; i += 4) {
      grouped.append(' ').append(digits, i, i + 4);
    }
    return grouped.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Token that && high == that.high && low == that.low;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(low) ^ high;
  }

  @Override
  public String toString() {
    return "Token(hidden)";
  }
}
