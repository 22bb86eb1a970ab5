package prepaid.sts;

/**
 * The check of a token (IEC 62055-41 §6.3.8): CRC-16 of x^16 + x^15 + x^2 + 1, reflected (0xA001),
 * from 0xFFFF, its two bytes swapped when they are placed in the field.
 */
public final class TokenCrc {
  private static final int REFLECTED_POLYNOMIAL = 0xa001;
  private static final int INITIAL = 0xffff;
  private static final int CURRENCY_BYTE = 0x01;
  private static final short[] TABLE = new short[256];

  static {
    for (int i = 0; i < TABLE.length; i++) {
      int remainder = i;
      for (int bit = 0; bit < 8; bit++) {
        remainder = (remainder & 1) == 0 ? remainder >>> 1 : remainder >>> 1 ^ REFLECTED_POLYNOMIAL;
      }
      TABLE[i] = (short) remainder;
    }
  }

  private TokenCrc() {}

  /** The field, 16 bits with its bytes already swapped, of any bytes. */
  public static int of(byte[] bytes) {
    int crc = INITIAL;
    for (byte b : bytes) {
      crc = next(crc, b);
    }
    return swapped(crc);
  }

  /** The field of the 50 bits class, subclass and content, left-padded to seven bytes. */
  static int of(long fiftyBits) {
    return swapped(overSevenBytes(fiftyBits));
  }

  /** CRC_C (§6.3.9), for class 0 subclass 4 to 7: the same, and one more byte 0x01. */
  static int ofCurrency(long fiftyBits) {
    return swapped(next(overSevenBytes(fiftyBits), CURRENCY_BYTE));
  }

  private static int overSevenBytes(long fiftyBits) {
    int crc = INITIAL;
    for (int shift = 48; shift >= 0; shift -= 8) {
      crc = next(crc, (int) (fiftyBits >>> shift));
    }
    return crc;
  }

  private static int next(int crc, int b) {
    return crc >>> 8 ^ (TABLE[(crc ^ b) & 0xff] & 0xffff);
  }

  private static int swapped(int crc) {
    return (crc & 0xff) << 8 | crc >>> 8;
  }
}
