package prepaid.meter.device;

import java.util.Arrays;
import prepaid.meter.literal.Bits;

/** The secret of one meter: 64 or 128 bits, eight to a byte. Nothing prints it by accident. */
public final class DecoderKey {
  private final byte[] bytes;

  private DecoderKey(byte[] bytes) {
    this.bytes = bytes;
  }

  public static DecoderKey of(Bits bits) {
    return new DecoderKey(bits.bytes());
  }

  /** For the meter's own cipher, and for its own file. */
  public Bits bits() {
    return Bits.ofBytes(bytes);
  }

  public int length() {
    return 8 * bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DecoderKey that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "a decoder key of " + length() + " bits";
  }
}
