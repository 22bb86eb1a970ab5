package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.sts.Vectors.Vector;

class Misty1Test {
  @Test
  void everyVectorInBothDirections() {
    for (Vector vector : Vectors.load("ea11_block", 82)) {
      try (BlockCipher cipher = cipher(vector.text("key"))) {
        long plaintext = vector.block("plaintext");
        long ciphertext = vector.block("ciphertext");
        assertEquals(ciphertext, cipher.encrypt(plaintext), vector::toString);
        assertEquals(plaintext, cipher.decrypt(ciphertext), vector::toString);
      }
    }
  }

  @Test
  void theTwoBlocksOfTheRfc() {
    try (BlockCipher cipher = cipher("00112233445566778899aabbccddeeff")) {
      assertEquals(0x8b1da5f56ab3d07cL, cipher.encrypt(0x0123456789abcdefL));
      assertEquals(0x04b68240b13be95dL, cipher.encrypt(0xfedcba9876543210L));
    }
  }

  @Test
  void agreesWithTheRfcReadLiterally() {
    long seed = 2994;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 10_000; i++) {
      byte[] key = new byte[16];
      random.nextBytes(key);
      long block = random.nextLong();
      try (BlockCipher cipher = cipher(HexFormat.of().formatHex(key))) {
        long expected = new LiteralMisty1(key).encrypt(block);
        assertEquals(expected, cipher.encrypt(block), "seed " + seed);
        assertEquals(block, cipher.decrypt(expected), "seed " + seed);
      }
    }
  }

  @Test
  void theBoxesArePermutations() {
    assertEquals(128, Arrays.stream(Misty1Tables.S7).distinct().count());
    assertEquals(127, Arrays.stream(Misty1Tables.S7).max().orElseThrow());
    assertEquals(512, Arrays.stream(Misty1Tables.S9).distinct().count());
    assertEquals(511, Arrays.stream(Misty1Tables.S9).max().orElseThrow());
  }

  @Test
  void onlyKeysOfSixteenBytesFit() {
    try (DecoderKey key = DecoderKey.of(new byte[8])) {
      assertThrows(
          IllegalArgumentException.class,
          () -> BlockCipher.of(key, EncryptionAlgorithm.EA11, StaTables.sample()));
    }
  }

  private static BlockCipher cipher(String keyHex) {
    try (DecoderKey key = DecoderKey.of(HexFormat.of().parseHex(keyHex))) {
      return BlockCipher.of(key, EncryptionAlgorithm.EA11, StaTables.sample());
    }
  }
}
