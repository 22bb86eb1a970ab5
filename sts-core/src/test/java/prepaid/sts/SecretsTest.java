package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Neither keys nor tokens get out through the texts that end up in logs. */
class SecretsTest {
  private static final byte[] BYTES = HexFormat.of().parseHex("c2fd9ec2049d800b");

  @Test
  void hashesOfSecretsSayTheirLengthOnly() {
    try (VendingKey vendingKey = VendingKey.of(BYTES);
        DecoderKey key = DecoderKey.of(BYTES);
        KeyWord word = KeyWord.ofBits(7);
        SecretBytes secret = new SecretBytes(BYTES)) {
      assertEquals(BYTES.length, vendingKey.hashCode());
      assertEquals(BYTES.length, key.hashCode());
      assertEquals(Integer.BYTES, word.hashCode());
      assertArrayEquals(new byte[] {0, 0, 0, 7}, word.expose(KeyMaterialAccess.granted()));
      assertFalse(secret.isWiped());
    }
  }

  @Test
  void noTextHoldsAKeyOrAToken() {
    try (VendingKey vendingKey = VendingKey.of(BYTES);
        DecoderKey key = DecoderKey.of(BYTES);
        SecretBytes secret = new SecretBytes(BYTES);
        Des des = Des.of(key.bits(0));
        HmacSha256 hmac = HmacSha256.of(BYTES);
        VendingKey longKey = VendingKey.of(twice(20));
        DecoderKey longDecoderKey = DecoderKey.of(twice(16));
        BlockCipher sta = BlockCipher.of(key, EncryptionAlgorithm.EA07, StaTables.sample());
        BlockCipher dea = BlockCipher.of(key, EncryptionAlgorithm.EA09, StaTables.sample());
        BlockCipher misty = Misty1.of(longDecoderKey);
        TokenCodec codec = TokenCodec.of(key, EncryptionAlgorithm.EA07, StaTables.sample())) {
      Token token =
          codec.encode(
              CreditToken.units(CreditService.ELECTRICITY, 1, new TokenIdentifier(9), 500));
      for (Object each :
          List.of(
              vendingKey,
              key,
              secret,
              des,
              hmac,
              longKey,
              longDecoderKey,
              sta,
              dea,
              misty,
              codec,
              token)) {
        assertHidden(each.toString(), token);
      }
    }
  }

  private static byte[] twice(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = BYTES[i % BYTES.length];
    }
    return bytes;
  }

  private static void assertHidden(String text, Token token) {
    String lower = text.toLowerCase(Locale.ROOT);
    assertFalse(lower.contains("c2fd"), text);
    assertFalse(lower.contains("-62"), text);
    assertFalse(lower.contains("194"), text);
    assertFalse(lower.contains(token.digits().substring(0, 4)), text);
    assertFalse(lower.contains(token.digits().substring(16)), text);
    assertFalse(lower.isBlank());
  }

  @Test
  void refusedKeysAreNotRepeated() {
    byte[] evenParity = BYTES.clone();
    evenParity[7] ^= 1;
    List<byte[]> refused = List.of(evenParity, Arrays.copyOf(BYTES, 9));
    for (byte[] bytes : refused) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> VendingKey.of(bytes));
      assertFalse(String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("c2"));
    }
  }

  @Test
  void whatAKeyCannotDoIsSaidWithoutTheKey() {
    DecoderKey key = DecoderKey.of(BYTES);
    VendingKey vendingKey = VendingKey.of(BYTES);
    DecoderKeyParameters parameters =
        HeapDumps.parameters(DecoderKeyAlgorithm.DKGA04, EncryptionAlgorithm.EA11);
    assertSilent(() -> BlockCipher.of(key, EncryptionAlgorithm.EA11, StaTables.sample()));
    assertSilent(() -> DecoderKeys.derive(vendingKey, parameters));
    assertSilent(() -> VendingKey.combine(List.of(BYTES, twice(20))));
    assertSilent(() -> DecoderKey.of(twice(9)));
    key.close();
    vendingKey.close();
    assertSilent(() -> Sta.of(key, StaTables.sample()));
    assertSilent(() -> vendingKey.checkValue());
    assertSilent(() -> vendingKey.expose(KeyMaterialAccess.granted()));
  }

  private static void assertSilent(Executable refused) {
    RuntimeException e = assertThrows(RuntimeException.class, refused);
    String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    assertFalse(said.contains("c2") || said.contains("-62") || said.contains("194"), said);
  }

  @Test
  void closingWipesTheBytes() {
    SecretBytes secret = new SecretBytes(BYTES);
    assertTrue(secret.sameAs(new SecretBytes(BYTES)));
    secret.close();
    assertThrows(IllegalStateException.class, secret::copy);
    assertTrue(secret.isWiped());
  }
}
