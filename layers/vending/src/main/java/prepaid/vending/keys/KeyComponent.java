package prepaid.vending.keys;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import prepaid.sts.VendingKey;

/**
 * One operator's component of a vending key that waits for the other operator's.
 *
 * @param operator who entered it
 * @param wrapped base64 of the component, encrypted under the component key
 * @param checkValue of the component alone, 6 hexadecimal digits
 * @param keyCheckValue what the operator expects of the whole key, 6 hexadecimal digits
 */
public record KeyComponent(
    KeyTerms terms,
    String operator,
    String wrapped,
    String checkValue,
    Instant enteredAt,
    Optional<String> keyCheckValue) {
  /** Of an operator who expects nothing. */
  public KeyComponent(
      KeyTerms terms, String operator, String wrapped, String checkValue, Instant enteredAt) {
    this(terms, operator, wrapped, checkValue, enteredAt, Optional.empty());
  }

  /**
   * The check value of a component alone, so that an operator can see on paper that it was typed
   * right. A component needs no parity, and a DES key's check value does not depend on it.
   *
   * @param component 8 or 20 bytes, which stay the caller's
   */
  public static String checkValueOf(byte[] component) {
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
}
