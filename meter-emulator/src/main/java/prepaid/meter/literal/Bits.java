package prepaid.meter.literal;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A row of bits of fixed length, as the standard draws them: bit 0 is the least significant.
 * Immutable. It has no {@code toString} that shows its value, because a key is a row of bits too.
 */
public final class Bits {
  private final boolean[] bits;

  private Bits(boolean[] bits) {
    this.bits = bits;
  }

  /**
   * The lowest {@code length} bits of a number.
   *
   * @throws IllegalArgumentException when the number is negative or needs more bits
   */
  public static Bits of(BigInteger value, int length) {
    if (value.signum() < 0 || value.bitLength() > length) {
      throw new IllegalArgumentException("the value does not fit " + length + " bits");
    }
    boolean[] bits = new boolean[length];
    for (int i = 0; i < length; i++) {
      bits[i] = value.testBit(i);
    }
    return new Bits(bits);
  }

  /** As {@link #of(BigInteger, int)}, for small non-negative numbers. */
  public static Bits of(long value, int length) {
    return of(BigInteger.valueOf(value), length);
  }

  /**
   * Reads hexadecimal digits, most significant first, four bits each.
   *
   * @throws IllegalArgumentException when a character is no hexadecimal digit
   */
  public static Bits ofHex(String hex) {
    for (int i = 0; i < hex.length(); i++) {
      if (!HexFormat.isHexDigit(hex.charAt(i))) {
        throw new IllegalArgumentException("character " + (i + 1) + " is no hexadecimal digit");
      }
    }
    BigInteger value = hex.isEmpty() ? BigInteger.ZERO : new BigInteger(hex, 16);
    return of(value, 4 * hex.length());
  }

  /** Bytes, most significant first. */
  public static Bits ofBytes(byte[] bytes) {
    return of(new BigInteger(1, bytes), 8 * bytes.length);
  }

  public int length() {
    return bits.length;
  }

  public boolean get(int position) {
    return bits[position];
  }

  /** The same row with one bit set to {@code value}. */
  public Bits with(int position, boolean value) {
    boolean[] copy = bits.clone();
    copy[position] = value;
    return new Bits(copy);
  }

  /** The bits from {@code high} down to {@code low}, both included, as the standard writes it. */
  public Bits field(int high, int low) {
    return new Bits(Arrays.copyOfRange(bits, low, high + 1));
  }

  /** This row in front of (above) another. */
  public Bits then(Bits lower) {
    boolean[] joined = Arrays.copyOf(lower.bits, lower.bits.length + bits.length);
    System.arraycopy(bits, 0, joined, lower.bits.length, bits.length);
    return new Bits(joined);
  }

  public Bits xor(Bits other) {
    boolean[] result = bits.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] ^= other.bits[i];
    }
    return new Bits(result);
  }

  public Bits not() {
    boolean[] result = new boolean[bits.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = !bits[i];
    }
    return new Bits(result);
  }

  /** Every bit moves {@code places} up; what leaves at the top comes in at the bottom. */
  public Bits rotateLeft(int places) {
    boolean[] result = new boolean[bits.length];
    for (int i = 0; i < result.length; i++) {
      result[Math.floorMod(i + places, result.length)] = bits[i];
    }
    return new Bits(result);
  }

  public Bits rotateRight(int places) {
    return rotateLeft(-places);
  }

  public BigInteger value() {
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < bits.length; i++) {
      value = bits[i] ? value.setBit(i) : value;
    }
    return value;
  }

  /** The value of a row of at most 31 bits. */
  public int intValue() {
    return value().intValueExact();
  }

  /** Most significant byte first. The length must be a multiple of eight. */
  public byte[] bytes() {
    byte[] bytes = new byte[bits.length / 8];
    for (int i = 0; i < bits.length; i++) {
      if (bits[i]) {
        bytes[bytes.length - 1 - i / 8] |= (byte) (1 << (i % 8));
      }
    }
    return bytes;
  }

  /** Lower-case hexadecimal digits, most significant first. Mind whom you show a key. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bits that && Arrays.equals(bits, that.bits);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bits);
  }

  @Override
  public String toString() {
    return bits.length + " bits";
  }
}
