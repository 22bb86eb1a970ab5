package prepaid.vending.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over fields in a fixed order, each written as UTF-8 with its length in 4 bytes before it:
 * no two different lists of fields give the same bytes.
 */
final class FieldDigest {
  private final MessageDigest digest;

  FieldDigest() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  FieldDigest add(long number) {
    return add(Long.toString(number));
  }

  FieldDigest add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      digest.update((byte) (bytes.length >>> shift));
    }
    digest.update(bytes);
    return this;
  }

  /** 64 hexadecimal digits. */
  String finish() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
