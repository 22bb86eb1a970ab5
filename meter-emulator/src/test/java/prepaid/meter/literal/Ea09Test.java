package prepaid.meter.literal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class Ea09Test {
  /** The example of the DES tutorials, and the all-zero one of NBS Special Publication 500-20. */
  @Test
  void isPlainDes() {
    check("133457799bbcdff1", "0123456789abcdef", "85e813540f0ab405");
    check("0101010101010101", "0000000000000000", "8ca64de9c1b123a7");
  }

  @Test
  void theLowestBitOfEachByteOfTheKeyDoesNotCount() {
    Bits block = Bits.ofHex("0123456789abcdef");
    assertEquals(
        new Ea09(Bits.ofHex("133457799bbcdff1")).encrypt(block),
        new Ea09(Bits.ofHex("123556789abddef0")).encrypt(block));
  }

  @Test
  void aKeyOfAnotherLengthIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Ea09(Bits.of(1, 128)));
  }

  private static void check(String key, String plaintext, String ciphertext) {
    Ea09 cipher = new Ea09(Bits.ofHex(key));
    assertEquals(ciphertext, cipher.encrypt(Bits.ofHex(plaintext)).hex());
    assertEquals(plaintext, cipher.decrypt(Bits.ofHex(ciphertext)).hex());
  }
}
