package prepaid.vending.partners;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The salted hash of a partner's secret.
 *
 * <p>One SHA-256 is enough, and costs a request nothing: a secret is never chosen by a person but
 * made here of 192 random bits, so there is nothing to guess that a slow hash would protect.
 *
 * @param salt 32 hexadecimal digits
 * @param hash SHA-256 over the salt's bytes and the secret in UTF-8, 64 hexadecimal digits
 */
public record SecretHash(String salt, String hash) {
  private static final int SALT_BYTES = 16;
  private static final int SECRET_BYTES = 24;

  public SecretHash {
    if (!salt.matches("[0-9a-f]{32}") || !hash.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a secret's hash has another shape");
    }
  }

  /** A new secret, to be shown once, of 32 letters, digits, dashes and underscores. */
  public static String newSecret(SecureRandom random) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random, SECRET_BYTES));
  }

  public static SecretHash of(String secret, SecureRandom random) {
    String salt = HexFormat.of().formatHex(bytes(random, SALT_BYTES));
    return new SecretHash(salt, digest(salt, secret));
  }

  /** Compares in constant time. */
  public boolean matches(String secret) {
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.US_ASCII),
        digest(salt, secret).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] bytes(SecureRandom random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String digest(String salt, String secret) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(HexFormat.of().parseHex(salt));
      sha256.update(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "SecretHash[…]";
  }
}
