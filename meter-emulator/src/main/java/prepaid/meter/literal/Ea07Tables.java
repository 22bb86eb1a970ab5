package prepaid.meter.literal;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The tables of EA07 (STA), which are data: {@code substitution0} serves where bit 3 of the key's
 * nibble is 0, {@code substitution1} where it is 1, and {@code permutation[i]} is where bit i goes,
 * all in the direction of encryption.
 *
 * @param name what people call the set, at most 64 characters
 */
public record Ea07Tables(
    String name,
    List<Integer> substitution0,
    List<Integer> substitution1,
    List<Integer> permutation) {

  /** The set that the public text of IEC 62055-41 prints for testing. Live meters use another. */
  public static final Ea07Tables SAMPLE =
      new Ea07Tables(
          "sample",
          List.of(12, 10, 8, 4, 3, 15, 0, 2, 14, 1, 5, 13, 6, 9, 7, 11),
          List.of(6, 9, 7, 4, 3, 10, 12, 14, 2, 13, 1, 15, 0, 11, 8, 5),
          List.of(
              29, 27, 34, 9, 16, 62, 55, 2, 40, 49, 38, 25, 33, 61, 30, 23, //
              1, 41, 21, 57, 42, 15, 5, 58, 19, 53, 22, 17, 48, 28, 24, 39, //
              3, 60, 36, 14, 11, 52, 54, 12, 31, 51, 10, 26, 0, 45, 37, 43, //
              44, 6, 59, 4, 7, 35, 56, 50, 13, 18, 32, 47, 46, 63, 20, 8));

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException in words, when a table is no bijection or the name is missing
   */
  public Ea07Tables {
    substitution0 = List.copyOf(substitution0);
    substitution1 = List.copyOf(substitution1);
    permutation = List.copyOf(permutation);
    requireEachOnce("substitution0", substitution0, 16);
    requireEachOnce("substitution1", substitution1, 16);
    requireEachOnce("permutation", permutation, 64);
    if (name.isBlank() || name.length() > 64) {
      throw new IllegalArgumentException("a table set needs a name of 1 to 64 characters");
    }
  }

  /** Every value from 0 to size-1 once, or decryption would have no answer, or two. */
  private static void requireEachOnce(String what, List<Integer> table, int size) {
    if (!table.stream().sorted().toList().equals(IntStream.range(0, size).boxed().toList())) {
      throw new IllegalArgumentException(
          what + " must hold each number from 0 to " + (size - 1) + " exactly once");
    }
  }
}
