package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Neither keys nor tokens get out through the texts that end up in logs. */
class SecretsTest {
  private static final byte[] BYTES = HexFormat.of().parseHex("c2fd9ec2049d800b");

  @Test
  void noTextHoldsAKeyOrAToken() {
    try (VendingKey vendingKey = VendingKey.of(BYTES);
        DecoderKey key = DecoderKey.of(BYTES);
        SecretBytes secret = new SecretBytes(BYTES);
        BlockCipher cipher = BlockCipher.of(key, EncryptionAlgorithm.EA07, StaTables.sample());
        TokenCodec codec = TokenCodec.of(key, EncryptionAlgorithm.EA07, StaTables.sample())) {
      Token token =
          codec.encode(
              CreditToken.units(CreditService.ELECTRICITY, 1, new TokenIdentifier(9), 500));
      for (Object each : List.of(vendingKey, key, secret, cipher, codec, token)) {
        assertHidden(each.toString(), token);
      }
    }
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
  void closingWipesTheBytes() {
    SecretBytes secret = new SecretBytes(BYTES);
    assertTrue(secret.sameAs(new SecretBytes(BYTES)));
    secret.close();
    assertThrows(IllegalStateException.class, secret::copy);
    assertTrue(secret.isWiped());
  }
}
