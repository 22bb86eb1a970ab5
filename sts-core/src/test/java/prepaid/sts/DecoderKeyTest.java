package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class DecoderKeyTest {
  @Test
  void takesBothLengthsAndNoOther() {
    assertEquals(8, DecoderKey.of(new byte[8]).lengthBytes());
    assertEquals(16, DecoderKey.of(new byte[16]).lengthBytes());
    for (int length : new int[] {0, 7, 9, 20}) {
      assertThrows(IllegalArgumentException.class, () -> DecoderKey.of(new byte[length]));
    }
  }

  @Test
  void takingWipesTheArrayItWasGiven() {
    byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8};
    DecoderKey key = DecoderKey.taking(bytes);
    assertArrayEquals(new byte[8], bytes);
    assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, key.expose(KeyMaterialAccess.granted()));
  }

  @Test
  void equalityIsByContent() {
    byte[] other = new byte[8];
    other[7] = 1;
    assertEquals(DecoderKey.of(new byte[8]), DecoderKey.of(new byte[8]));
    assertEquals(DecoderKey.of(new byte[8]).hashCode(), DecoderKey.of(other).hashCode());
    assertNotEquals(DecoderKey.of(new byte[8]), DecoderKey.of(other));
  }

  @Test
  void afterCloseEveryUseThrows() {
    DecoderKey key = DecoderKey.of(new byte[16]);
    BlockCipher cipher = BlockCipher.of(key, EncryptionAlgorithm.EA11, StaTables.sample());
    key.close();
    assertEquals(0x1234L, cipher.decrypt(cipher.encrypt(0x1234L)), "the cipher has its own copy");
    assertThrows(IllegalStateException.class, () -> key.expose(KeyMaterialAccess.granted()));
    assertThrows(
        IllegalStateException.class,
        () -> TokenCodec.of(key, EncryptionAlgorithm.EA11, StaTables.sample()));
  }
}
