package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class VendingKeyTest {
  private static final String DES_TEST_KEY = "abababababababab";
  private static final String LONG_TEST_KEY = "abababababababab949494949494949401234567";

  @Test
  void takesBothLengthsAndNoOther() {
    assertEquals(8, VendingKey.of(bytes(DES_TEST_KEY)).lengthBytes());
    assertEquals(20, VendingKey.of(bytes(LONG_TEST_KEY)).lengthBytes());
    for (int length : new int[] {0, 7, 16, 24}) {
      assertThrows(IllegalArgumentException.class, () -> VendingKey.of(new byte[length]));
    }
  }

  @Test
  void desKeysNeedOddParityInEveryByte() {
    for (int i = 0; i < 8; i++) {
      byte[] key = bytes(DES_TEST_KEY);
      key[i] ^= 1;
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> VendingKey.of(key));
      assertTrue(String.valueOf(e.getMessage()).contains("parity"));
    }
  }

  @Test
  void componentsAreAddedByExclusiveOr() {
    byte[] one = bytes("0102030405060708");
    byte[] two = bytes(DES_TEST_KEY);
    for (int i = 0; i < two.length; i++) {
      two[i] ^= one[i];
    }
    try (VendingKey combined = VendingKey.combine(List.of(one, two));
        VendingKey key = VendingKey.of(bytes(DES_TEST_KEY))) {
      assertEquals(key, combined);
    }
    assertArrayEquals(bytes("0102030405060708"), one, "components stay as they were");
  }

  @Test
  void componentsThatMakeNoKeyAreRefused() {
    byte[] key = bytes(LONG_TEST_KEY);
    assertThrows(IllegalArgumentException.class, () -> VendingKey.combine(List.of()));
    assertThrows(IllegalArgumentException.class, () -> VendingKey.combine(List.of(key)));
    assertThrows(
        IllegalArgumentException.class, () -> VendingKey.combine(List.of(key, new byte[8])));
    byte[] des = bytes(DES_TEST_KEY);
    assertThrows(
        IllegalArgumentException.class,
        () -> VendingKey.combine(List.of(des, des)),
        "the sum, zeros, has even parity");
  }

  /** Computed with OpenSSL: DES of zeros, and SHA-256 of 01 and the key. */
  @Test
  void checkValuesOfTheTestKeys() {
    assertEquals("c33f45", VendingKey.of(bytes(DES_TEST_KEY)).checkValue());
    assertEquals("6c3de4", VendingKey.of(bytes(LONG_TEST_KEY)).checkValue());
  }

  @Test
  void theBytesAreCopiedBothWays() {
    byte[] bytes = bytes(DES_TEST_KEY);
    VendingKey key = VendingKey.of(bytes);
    bytes[0] = 0;
    byte[] exposed = key.expose(KeyMaterialAccess.granted());
    assertArrayEquals(bytes(DES_TEST_KEY), exposed);
    exposed[0] = 0;
    assertArrayEquals(bytes(DES_TEST_KEY), key.expose(KeyMaterialAccess.granted()));
  }

  @Test
  void equalityIsByContent() {
    VendingKey key = VendingKey.of(bytes(DES_TEST_KEY));
    assertEquals(key, VendingKey.of(bytes(DES_TEST_KEY)));
    assertEquals(key.hashCode(), VendingKey.of(bytes(DES_TEST_KEY)).hashCode());
    assertNotEquals(key, VendingKey.of(bytes(LONG_TEST_KEY)));
    assertNotEquals(key, VendingKey.of(bytes("0101010101010101")));
  }

  @Test
  void afterCloseEveryUseThrows() {
    VendingKey key = VendingKey.of(bytes(DES_TEST_KEY));
    VendingKey open = VendingKey.of(bytes(DES_TEST_KEY));
    key.close();
    assertThrows(IllegalStateException.class, () -> key.expose(KeyMaterialAccess.granted()));
    assertThrows(IllegalStateException.class, key::checkValue);
    assertThrows(IllegalStateException.class, () -> open.equals(key));
    assertThrows(
        IllegalStateException.class,
        () -> DecoderKeys.derive(key, DecoderKeysTest.parameters("123456")));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
