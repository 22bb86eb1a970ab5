package prepaid.vending.keys;

import java.util.Base64;

/**
 * A vending key as it is stored: its terms, and its material wrapped by the key management service.
 *
 * @param wrapped base64 of the ciphertext
 * @param checkValue 6 hexadecimal digits
 */
public record WrappedKey(KeyTerms terms, String wrapped, String checkValue) {
  public byte[] wrappedBytes() {
    return Base64.getDecoder().decode(wrapped);
  }
}
