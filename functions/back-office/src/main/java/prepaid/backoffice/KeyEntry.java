package prepaid.backoffice;

import java.util.Arrays;
import java.util.HexFormat;
import prepaid.sts.VendingKey;
import prepaid.vending.keys.KeyTerms;

/**
 * One operator's component, as it was typed. The bytes are wiped by {@link #close}; the text they
 * were read from is garbage by then and cannot be wiped in Java.
 *
 * @param expectedCheckValue of the whole key, 6 lower-case hexadecimal digits, or empty
 */
@SuppressWarnings("ArrayRecordComponent") // one owner, who wipes it
record KeyEntry(KeyTerms terms, byte[] component, String expectedCheckValue)
    implements AutoCloseable {
  /**
   * Of the component alone, so that an operator can see on paper that it was typed right. A
   * component needs no parity, and a DES key's check value does not depend on the parity bits.
   */
  String componentCheckValue() {
    byte[] copy = component.clone();
    if (copy.length == Long.BYTES) {
      for (int i = 0; i < copy.length; i++) {
        boolean even = Integer.bitCount(copy[i] & 0xff) % 2 == 0;
        copy[i] ^= (byte) (even ? 1 : 0);
      }
    }
    try (VendingKey key = VendingKey.of(copy)) {
      return key.checkValue();
    } finally {
      Arrays.fill(copy, (byte) 0);
    }
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public void close() {
    Arrays.fill(component, (byte) 0);
  }

  @Override
  public String toString() {
    return "KeyEntry[…]";
  }
}
