package prepaid.sts;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The 32 bits of a new decoder key that one key-change token brings. As secret as the key: never
 * printed, and {@link #close} wipes them; every later use throws {@link IllegalStateException}.
 */
public final class KeyWord implements AutoCloseable {
  private int bits;
  private boolean closed;

  private KeyWord(int bits) {
    this.bits = bits;
  }

  static KeyWord ofBits(int bits) {
    return new KeyWord(bits);
  }

  /** As an unsigned number. */
  synchronized long bits() {
    SecretBytes.checkOpen(closed);
    return Integer.toUnsignedLong(bits);
  }

  /** A copy of the 4 bytes, most significant first, which the caller must wipe. */
  public byte[] expose(KeyMaterialAccess access) {
    return ByteBuffer.allocate(Integer.BYTES).putInt((int) bits()).array();
  }

  @Override
  public synchronized void close() {
    closed = true;
    bits = 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KeyWord that && bits() == that.bits();
  }

  /** Says nothing about the bits, so that a hash in a log is no oracle. */
  @Override
  public int hashCode() {
    return Integer.BYTES;
  }

  @Override
  public String toString() {
    return "KeyWord(hidden)";
  }
}
