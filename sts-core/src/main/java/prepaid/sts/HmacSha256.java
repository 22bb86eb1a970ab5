package prepaid.sts;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC (RFC 2104) over the JDK's SHA-256, for keys up to one block. Done here, in two digests,
 * since the JDK's Mac keeps its own copies of the key where nothing wipes them.
 */
final class HmacSha256 {
  private static final int BLOCK_LENGTH = 64;

  private HmacSha256() {}

  /** The 32-byte code of a message. */
  static byte[] of(byte[] key, byte[] message) {
    byte[] inner = padded(key, (byte) 0x36);
    byte[] outer = padded(key, (byte) 0x5c);
    try {
      MessageDigest sha256 = newSha256();
      sha256.update(inner);
      byte[] innerDigest = sha256.digest(message);
      sha256.update(outer);
      return sha256.digest(innerDigest);
    } finally {
      Arrays.fill(inner, (byte) 0);
      Arrays.fill(outer, (byte) 0);
    }
  }

  private static byte[] padded(byte[] key, byte pad) {
    byte[] block = new byte[BLOCK_LENGTH];
    Arrays.fill(block, pad);
    for (int i = 0; i < key.length; i++) {
      block[i] ^= key[i];
    }
    return block;
  }

  static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
