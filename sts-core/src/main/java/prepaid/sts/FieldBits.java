package prepaid.sts;

/** Holds the fields of a token to their widths. */
final class FieldBits {
  private static final int RND_BITS = 4;

  private FieldBits() {}

  /**
   * @param field its name, for the refusal
   * @throws IllegalArgumentException unless the value has at most so many bits
   */
  static void check(String field, long value, int bits) {
    if (value < 0 || value >>> bits != 0) {
      throw new IllegalArgumentException(
          "%s has %d bits: 0 to %d, not %d".formatted(field, bits, (1L << bits) - 1, value));
    }
  }

  static void checkRnd(int rnd) {
    check("the random number of a token", rnd, RND_BITS);
  }

  /** The bits of a block from one position down to another, both counted from 0 at the right. */
  static int of(long block, int highest, int lowest) {
    return (int) (block >>> lowest & (1L << highest - lowest + 1) - 1);
  }
}
