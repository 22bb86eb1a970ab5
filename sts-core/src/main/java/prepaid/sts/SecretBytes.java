package prepaid.sts;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/** Bytes of a key: copied in, compared in constant time, wiped on close, never printed. */
final class SecretBytes implements AutoCloseable {
  private final byte[] material;
  private boolean closed;

  SecretBytes(byte[] bytes) {
    this.material = bytes.clone();
  }

  int length() {
    return material.length;
  }

  /**
   * A copy that the caller wipes. The lock keeps a close in another thread from handing out a key
   * that is half zero: a token under such a key would be paid for and never work.
   */
  synchronized byte[] copy() {
    checkOpen(closed);
    return material.clone();
  }

  /** Eight of the bytes as a number, the first most significant. */
  synchronized long bits(int from) {
    checkOpen(closed);
    return ByteBuffer.wrap(material).getLong(from);
  }

  static void checkOpen(boolean closed) {
    if (closed) {
      throw new IllegalStateException("this key was closed and its bytes wiped");
    }
  }

  boolean sameAs(SecretBytes other) {
    byte[] mine = copy();
    byte[] theirs = other.copy();
    try {
      return MessageDigest.isEqual(mine, theirs);
    } finally {
      Arrays.fill(mine, (byte) 0);
      Arrays.fill(theirs, (byte) 0);
    }
  }

  /** Whether nothing is left of the key: for the test that holds {@link #close} to its promise. */
  synchronized boolean isWiped() {
    return closed && MessageDigest.isEqual(material, new byte[material.length]);
  }

  @Override
  public synchronized void close() {
    closed = true;
    Arrays.fill(material, (byte) 0);
  }

  @Override
  public String toString() {
    return "SecretBytes(" + material.length + " bytes)";
  }
}
