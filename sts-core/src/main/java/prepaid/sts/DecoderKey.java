package prepaid.sts;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The secret that one meter shares with its vending system (IEC 62055-41 §6.5.2.2): 8 bytes (EA07)
 * or 16 bytes (EA11), most significant byte first. Its bytes never show in {@link #toString}, and
 * {@link #close} wipes them; every later use throws {@link IllegalStateException}.
 */
public final class DecoderKey implements AutoCloseable {
  private final SecretBytes secret;

  private DecoderKey(SecretBytes secret) {
    this.secret = secret;
  }

  /**
   * A key of these bytes, which are copied; the caller still owns and wipes its array.
   *
   * @param bytes 8 or 16 bytes
   * @throws IllegalArgumentException for another length
   */
  public static DecoderKey of(byte[] bytes) {
    if (bytes.length != 8 && bytes.length != 16) {
      throw new IllegalArgumentException(
          "a decoder key has 8 bytes (EA07) or 16 bytes (EA11), not " + bytes.length);
    }
    return new DecoderKey(new SecretBytes(bytes));
  }

  /** A key of 8 bytes. */
  static DecoderKey ofBits(long bits) {
    return taking(ByteBuffer.allocate(Long.BYTES).putLong(bits).array());
  }

  /** A key of 16 bytes. */
  static DecoderKey ofBits(long upper, long lower) {
    return taking(ByteBuffer.allocate(2 * Long.BYTES).putLong(upper).putLong(lower).array());
  }

  /** As {@link #of}, and wipes the array it was given. */
  static DecoderKey taking(byte[] bytes) {
    try {
      return of(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** 8 or 16. */
  public int lengthBytes() {
    return secret.length();
  }

  /** A copy of the bytes, which the caller must wipe. */
  public byte[] expose(KeyMaterialAccess access) {
    return secret.copy();
  }

  /** Eight bytes from the one at {@code from}, for the ciphers of this package. */
  long bits(int from) {
    return secret.bits(from);
  }

  @Override
  public void close() {
    secret.close();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DecoderKey that && secret.sameAs(that.secret);
  }

  /** Says nothing about the bytes, so that a hash in a log is no oracle. */
  @Override
  public int hashCode() {
    return secret.length();
  }

  @Override
  public String toString() {
    return "DecoderKey(" + secret.length() + " bytes)";
  }
}
