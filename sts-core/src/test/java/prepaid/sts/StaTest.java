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
