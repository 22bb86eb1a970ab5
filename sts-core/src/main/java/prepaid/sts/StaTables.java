package prepaid.sts;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The two substitution tables and the permutation of EA07 (IEC 62055-41 §6.4.4). Live meters use a
 * set that the STS Association licenses to its members; it is installed as data, and {@link
 * #sample} is what the public text of the standard prints for testing.
 */
public final class StaTables {
  private static final int NIBBLES = 16;
  private static final int BITS = 64;
  private static final int BYTES = 256;
  private static final long LOWEST_OF_NIBBLES = 0x1111_1111_1111_1111L;
  private static final long LOWEST_TWO_OF_BYTES = 0x0303_0303_0303_0303L;
  private static final long EVEN_BYTES = 0x00ff_00ff_00ff_00ffL;
  private static final long EVEN_CHOICES = 0x0003_0003_0003_0003L;

  private static final class Sample {
    static final StaTables TABLES =
        of(
            "sample",
            new int[] {12, 10, 8, 4, 3, 15, 0, 2, 14, 1, 5, 13, 6, 9, 7, 11},
            new int[] {6, 9, 7, 4, 3, 10, 12, 14, 2, 13, 1, 15, 0, 11, 8, 5},
            new int[] {
              29, 27, 34, 9, 16, 62, 55, 2, 40, 49, 38, 25, 33, 61, 30, 23,
              1, 41, 21, 57, 42, 15, 5, 58, 19, 53, 22, 17, 48, 28, 24, 39,
              3, 60, 36, 14, 11, 52, 54, 12, 31, 51, 10, 26, 0, 45, 37, 43,
              44, 6, 59, 4, 7, 35, 56, 50, 13, 18, 32, 47, 46, 63, 20, 8
            });
  }

  private final String name;
  private final byte[] substitution;
  private final byte[] substitutionBack;
  private final long[] permutation;
  private final long[] permutationBack;

  private StaTables(String name, int[][] substitutions, int[] destinationOfBit) {
    this.name = name;
    this.substitution = ofTwoNibbles(substitutions[0], substitutions[1]);
    this.substitutionBack = ofTwoNibbles(inverse(substitutions[0]), inverse(substitutions[1]));
    this.permutation = ofBytes(destinationOfBit);
    this.permutationBack = ofBytes(inverse(destinationOfBit));
  }

  /** The sample set of the public standard: for tests and demonstrations, no live meter has it. */
  public static StaTables sample() {
    return Sample.TABLES;
  }

  /**
   * A table set.
   *
   * @param name how people call it
   * @param substitution0 16 entries, each of 0 to 15 once: used where bit 3 of the key nibble is 0
   * @param substitution1 likewise: used where it is 1
   * @param permutation 64 entries, each of 0 to 63 once: entry i is the destination of bit i; all
   *     in the direction of encryption, bit 0 least significant
   * @throws IllegalArgumentException naming the table and the entry that is wrong
   */
  public static StaTables of(
      String name, int[] substitution0, int[] substitution1, int[] permutation) {
    checkBijection("substitution0", substitution0, NIBBLES);
    checkBijection("substitution1", substitution1, NIBBLES);
    checkBijection("permutation", permutation, BITS);
    return new StaTables(name, new int[][] {substitution0, substitution1}, permutation);
  }

  private static void checkBijection(String table, int[] entries, int size) {
    if (entries.length != size) {
      throw new IllegalArgumentException(
          "%s has %d entries, not %d".formatted(table, size, entries.length));
    }
    boolean[] seen = new boolean[size];
    for (int entry : entries) {
      if (entry < 0 || entry >= size) {
        throw new IllegalArgumentException(
            "%s holds %d; its entries are 0 to %d".formatted(table, entry, size - 1));
      }
      if (seen[entry]) {
        throw new IllegalArgumentException("%s holds %d twice".formatted(table, entry));
      }
      seen[entry] = true;
    }
  }

  /** How people call this set. */
  public String name() {
    return name;
  }

  /** Whether this is the public sample set, whose tokens no live meter takes. */
  public boolean isSample() {
    return hasTablesOf(sample());
  }

  /** Every nibble replaced from the table that bit 3 of the key's nibble chooses. */
  long substituted(long block, long key) {
    return substituted(substitution, block, key);
  }

  /** Takes {@link #substituted} back. */
  long substitutedBack(long block, long key) {
    return substituted(substitutionBack, block, key);
  }

  /** Every bit moved to its destination. */
  long permuted(long block) {
    return permuted(permutation, block);
  }

  /** Takes {@link #permuted} back. */
  long permutedBack(long block) {
    return permuted(permutationBack, block);
  }

  /**
   * Two nibbles a step. A lane of 16 bits holds a byte of the block and above it the two bits of
   * the key that choose its tables: together an index of ten bits. Even bytes stand in one word,
   * odd bytes in another.
   */
  private static long substituted(byte[] table, long block, long key) {
    long choices = key >>> 3 & LOWEST_OF_NIBBLES;
    choices = (choices | choices >>> 3) & LOWEST_TWO_OF_BYTES;
    long even = block & EVEN_BYTES | (choices & EVEN_CHOICES) << 8;
    long odd = block >>> 8 & EVEN_BYTES | choices & EVEN_CHOICES << 8;
    return (table[(int) even & 0x3ff] & 0xffL)
        | (table[(int) odd & 0x3ff] & 0xffL) << 8
        | (table[(int) (even >>> 16) & 0x3ff] & 0xffL) << 16
        | (table[(int) (odd >>> 16) & 0x3ff] & 0xffL) << 24
        | (table[(int) (even >>> 32) & 0x3ff] & 0xffL) << 32
        | (table[(int) (odd >>> 32) & 0x3ff] & 0xffL) << 40
        | (table[(int) (even >>> 48)] & 0xffL) << 48
        | (table[(int) (odd >>> 48)] & 0xffL) << 56;
  }

  private static long permuted(long[] table, long block) {
    return table[(int) block & 0xff]
        | table[1 << 8 | (int) (block >>> 8) & 0xff]
        | table[2 << 8 | (int) (block >>> 16) & 0xff]
        | table[3 << 8 | (int) (block >>> 24) & 0xff]
        | table[4 << 8 | (int) (block >>> 32) & 0xff]
        | table[5 << 8 | (int) (block >>> 40) & 0xff]
        | table[6 << 8 | (int) (block >>> 48) & 0xff]
        | table[7 << 8 | (int) (block >>> 56)];
  }

  /**
   * For two neighbouring nibbles what replaces them, 1 KB: index {@code upper · 512 + lower · 256 +
   * byte}, where upper and lower are 0 or 1 for the table of each nibble.
   */
  private static byte[] ofTwoNibbles(int[] substitution0, int[] substitution1) {
    int[][] substitutions = {substitution0, substitution1};
    byte[] table = new byte[4 * BYTES];
    for (int i = 0; i < table.length; i++) {
      int upper = substitutions[i >>> 9][i >>> 4 & 15];
      int lower = substitutions[i >>> 8 & 1][i & 15];
      table[i] = (byte) (upper << 4 | lower);
    }
    return table;
  }

  /** For each byte of a block where its bits go, 16 KB: index {@code position · 256 + byte}. */
  private static long[] ofBytes(int[] destinationOfBit) {
    long[] table = new long[BITS / 8 * BYTES];
    for (int i = 0; i < table.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        table[i] |= (i >>> bit & 1L) << destinationOfBit[i / BYTES * 8 + bit];
      }
    }
    return table;
  }

  private static int[] inverse(int[] bijection) {
    int[] inverse = new int[bijection.length];
    for (int i = 0; i < bijection.length; i++) {
      inverse[bijection[i]] = i;
    }
    return inverse;
  }

  private boolean hasTablesOf(StaTables that) {
    return Arrays.equals(substitution, that.substitution)
        && Arrays.equals(permutation, that.permutation);
  }

  /** Equal names and equal tables. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StaTables that && name.equals(that.name) && hasTablesOf(that);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, Arrays.hashCode(substitution), Arrays.hashCode(permutation));
  }

  @Override
  public String toString() {
    return "StaTables(" + name + ")";
  }
}
