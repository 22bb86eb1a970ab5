package prepaid.meter.literal;

/**
 * The token's checksum: CRC-16 by x^16 + x^15 + x^2 + 1, reflected, starting from all ones, with
 * its two bytes swapped in the field (IEC 62055-41, 6.3.7).
 */
public final class Crc16 {
  private static final int REFLECTED_POLYNOMIAL = 0xA001;

  private Crc16() {}

  /**
   * The checksum of class, subclass and content.
   *
   * @param tokenClass 0 to 3
   * @param content the 48 bits of the block above the checksum
   * @param currency whether it is CRC_C, which class 0 subclasses 4 to 7 carry: one more byte, 01
   */
  public static Bits of(int tokenClass, Bits content, boolean currency) {
    Bits covered = Bits.of(0, 6).then(Bits.of(tokenClass, 2)).then(content);
    int crc = 0xFFFF;
    for (byte octet : (currency ? covered.then(Bits.of(1, 8)) : covered).bytes()) {
      crc = feed(crc, octet);
    }
    return Bits.of(crc & 0xFF, 8).then(Bits.of(crc >> 8, 8));
  }

  private static int feed(int crc, byte octet) {
    int shifted = crc;
    for (int bit = 0; bit < 8; bit++) {
      boolean carry = ((shifted ^ (octet >> bit)) & 1) == 1;
      shifted = (shifted >> 1) ^ (carry ? REFLECTED_POLYNOMIAL : 0);
    }
    return shifted;
  }
}
