package prepaid.sts;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC (RFC 2104) under one key of up to a block, over the JDK's SHA-256. Done here, since the
 * JDK's Mac keeps its own copies of the key where nothing wipes them, and digests the padded key
 * twice for each message. This one does that once: it keeps the two digests as they stand after the
 * key, and each message goes through copies of them.
 */
final class HmacSha256 implements AutoCloseable {
  private static final int BLOCK_LENGTH = 64;
  private static final int LENGTH = 32;

  private final MessageDigest inner;
  private final MessageDigest outer;
  private boolean closed;

  private HmacSha256(MessageDigest inner, MessageDigest outer) {
    this.inner = inner;
    this.outer = outer;
  }

  /** The code under a key, which is not kept: at most 64 bytes. */
  static HmacSha256 of(byte[] key) {
    return new HmacSha256(after(key, (byte) 0x36), after(key, (byte) 0x5c));
  }

  private static MessageDigest after(byte[] key, byte pad) {
    byte[] block = new byte[BLOCK_LENGTH];
    Arrays.fill(block, pad);
    for (int i = 0; i < key.length; i++) {
      block[i] ^= key[i];
    }
    MessageDigest sha256 = newSha256();
    sha256.update(block);
    Arrays.fill(block, (byte) 0);
    return sha256;
  }

  /** The 32-byte code of a message. */
  byte[] code(byte[] message) {
    SecretBytes.checkOpen(closed);
    byte[] code = new byte[LENGTH];
    digest(inner, message, code);
    digest(outer, code, code);
    return code;
  }

  /** A digest's last state lies in it until it is reset: the outer one's is the decoder key. */
  private static void digest(MessageDigest start, byte[] message, byte[] into) {
    try {
      MessageDigest sha256 = (MessageDigest) start.clone();
      sha256.update(message);
      sha256.digest(into, 0, LENGTH);
      sha256.reset();
    } catch (CloneNotSupportedException | DigestException e) {
      throw new AssertionError("the JDK's SHA-256 can be copied, and has 32 bytes", e);
    }
  }

  /** Resetting is what wipes a digest's state. */
  @Override
  public void close() {
    closed = true;
    inner.reset();
    outer.reset();
  }

  static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "HmacSha256";
  }
}
