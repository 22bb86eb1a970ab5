package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prepaid.sts.Vectors.Vector;

class StaTest {
  @Test
  void everyVectorInBothDirections() {
    for (Vector vector : Vectors.load("ea07_block", 80)) {
      try (DecoderKey key = DecoderKey.of(vector.bytes("key"));
          BlockCipher cipher = BlockCipher.of(key, EncryptionAlgorithm.EA07, vector.tables())) {
        long plaintext = vector.block("plaintext");
        long ciphertext = vector.block("ciphertext");
        assertEquals(ciphertext, cipher.encrypt(plaintext), vector::toString);
        assertEquals(plaintext, cipher.decrypt(ciphertext), vector::toString);
      }
    }
  }

  /** The sample tables are inverses of each other and hide a decryption that swaps them. */
  @Test
  void randomTablesThatAreNoInversesDecryptWhatTheyEncrypt() {
    long seed = 1993;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      int[] substitution0 = shuffled(16, random);
      int[] substitution1 = shuffled(16, random);
      assertNotEquals(0, differencesFromInverse(substitution0, substitution1), "seed " + seed);
      StaTables tables = StaTables.of("random", substitution0, substitution1, shuffled(64, random));
      long keyBits = random.nextLong();
      try (DecoderKey key = DecoderKey.of(ByteBuffer.allocate(8).putLong(keyBits).array());
          BlockCipher cipher = BlockCipher.of(key, EncryptionAlgorithm.EA07, tables)) {
        long block = random.nextLong();
        assertEquals(block, cipher.decrypt(cipher.encrypt(block)), "seed " + seed);
        assertEquals(block, cipher.encrypt(cipher.decrypt(block)), "seed " + seed);
      }
    }
  }

  /** Every bit and nibble by itself, as the standard tells it, over tables of every kind. */
  @Test
  void agreesWithTheStandardReadLiterally() {
    long seed = 41;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 100; i++) {
      int[][] substitutions = {shuffled(16, random), shuffled(16, random)};
      int[] permutation = shuffled(64, random);
      StaTables tables = StaTables.of("random", substitutions[0], substitutions[1], permutation);
      for (int j = 0; j < 100; j++) {
        long key = random.nextLong();
        long block = random.nextLong();
        try (BlockCipher cipher = Sta.of(DecoderKey.ofBits(key), tables)) {
          long expected = literally(block, key, substitutions, permutation);
          assertEquals(expected, cipher.encrypt(block), "seed " + seed);
          assertEquals(block, cipher.decrypt(expected), "seed " + seed);
        }
      }
    }
  }

  private static long literally(long block, long key, int[][] substitutions, int[] permutation) {
    long roundKey = Long.rotateRight(~key, 12);
    long data = block;
    for (int round = 0; round < 16; round++) {
      long permuted = 0;
      for (int nibble = 0; nibble < 16; nibble++) {
        int table = (int) (roundKey >>> (4 * nibble + 3) & 1);
        int substituted = substitutions[table][(int) (data >>> 4 * nibble & 15)];
        for (int bit = 0; bit < 4; bit++) {
          permuted |= (substituted >>> bit & 1L) << permutation[4 * nibble + bit];
        }
      }
      data = permuted;
      roundKey = Long.rotateLeft(roundKey, 1);
    }
    return data;
  }

  private static long differencesFromInverse(int[] table, int[] other) {
    return IntStream.range(0, 16).filter(i -> other[table[i]] != i).count();
  }

  private static int[] shuffled(int size, SplittableRandom random) {
    int[] numbers = IntStream.range(0, size).toArray();
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = swapped;
    }
    return numbers;
  }

  @Test
  void onlyKeysOfEightBytesFit() {
    try (DecoderKey key = DecoderKey.of(new byte[16])) {
      assertThrows(
          IllegalArgumentException.class,
          () -> BlockCipher.of(key, EncryptionAlgorithm.EA07, StaTables.sample()));
    }
  }
}
