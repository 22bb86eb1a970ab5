package prepaid.vending.partners;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import prepaid.vending.limits.Limits;

/**
 * The salted, slow hash of a few digits that a person chose or was sent. Whoever steals the table
 * still pays for each guess; whoever guesses by text is stopped by {@link PhoneVendor.Guesses}.
 *
 * @param salt 32 hexadecimal digits
 * @param hash PBKDF2 with HMAC-SHA-256, 64 hexadecimal digits
 */
public record PinHash(String salt, String hash) {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  public PinHash {
    if (!salt.matches("[0-9a-f]{32}") || !hash.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a PIN's hash has another shape");
    }
  }

  public static PinHash of(String pin, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    String hex = HexFormat.of().formatHex(salt);
    return new PinHash(hex, HexFormat.of().formatHex(derived(hex, pin)));
  }

  /** Compares in constant time. */
  public boolean matches(String pin) {
    return MessageDigest.isEqual(HexFormat.of().parseHex(hash), derived(salt, pin));
  }

  private static byte[] derived(String salt, String pin) {
    PBEKeySpec spec =
        new PBEKeySpec(
            pin.toCharArray(),
            HexFormat.of().parseHex(salt),
            Limits.VENDOR_PIN_HASH_ROUNDS,
            HASH_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has PBKDF2", e);
    } finally {
      spec.clearPassword();
    }
  }

  @Override
  public String toString() {
    return "PinHash[…]";
  }
}
