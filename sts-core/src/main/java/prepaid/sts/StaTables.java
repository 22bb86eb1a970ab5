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
  private static final int ENTRIES_A_NIBBLE = 32;

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
  private final long[] encryption;
  private final long[] decryption;
  private final long[] lastDecryption;
  private final int[] sourceOfBit;

  private StaTables(String name, int[][] substitutions, int[] destinationOfBit) {
    this.name = name;
    this.sourceOfBit = inverse(destinationOfBit);
    int[][] back = {inverse(substitutions[0]), inverse(substitutions[1])};
    this.encryption = expanded(substitutions, destinationOfBit);
    this.decryption = expanded(back, sourceOfBit);
    this.lastDecryption = expanded(back, identity());
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
    return Arrays.equals(encryption, sample().encryption);
  }

  /** Substitution and then permutation of one round; see {@link #expanded} for the layout. */
  long[] encryption() {
    return encryption;
  }

  /** Inverse substitution and then inverse permutation. */
  long[] decryption() {
    return decryption;
  }

  /** Inverse substitution alone. */
  long[] lastDecryption() {
    return lastDecryption;
  }

  /** A block with every bit back where the permutation took it from. */
  long permutedBack(long block) {
    return moved(block, sourceOfBit);
  }

  /**
   * For each nibble position, key bit and nibble value (index {@code position · 32 + bit · 16 +
   * value}) the bits of the block that the substituted nibble becomes.
   */
  private static long[] expanded(int[][] substitutions, int[] destinationOfBit) {
    long[] table = new long[NIBBLES * ENTRIES_A_NIBBLE];
    for (int i = 0; i < table.length; i++) {
      int position = i / ENTRIES_A_NIBBLE;
      long substituted = substitutions[i / NIBBLES % 2][i % NIBBLES];
      table[i] = moved(substituted << (4 * position), destinationOfBit);
    }
    return table;
  }

  private static long moved(long block, int[] destinationOfBit) {
    long result = 0;
    for (int bit = 0; bit < BITS; bit++) {
      result |= ((block >>> bit) & 1) << destinationOfBit[bit];
    }
    return result;
  }

  private static int[] inverse(int[] bijection) {
    int[] inverse = new int[bijection.length];
    for (int i = 0; i < bijection.length; i++) {
      inverse[bijection[i]] = i;
    }
    return inverse;
  }

  private static int[] identity() {
    int[] identity = new int[BITS];
    Arrays.setAll(identity, i -> i);
    return identity;
  }

  /** Equal names and equal tables. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StaTables that
        && name.equals(that.name)
        && Arrays.equals(encryption, that.encryption);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, Arrays.hashCode(encryption));
  }

  @Override
  public String toString() {
    return "StaTables(" + name + ")";
  }
}
