package prepaid.vending.keys;

import java.util.Base64;

/**
 * A vending key as it is stored: its terms, its material wrapped by the key management service, and
 * what was decided about it.
 *
 * @param wrapped base64 of the ciphertext
 * @param checkValue 6 hexadecimal digits
 * @param under the name of the service's key that wraps it; empty when that was not written down
 */
public record WrappedKey(
    KeyTerms terms, String wrapped, String checkValue, String under, KeyLife life) {
  /** As it is made: not activated. */
  public WrappedKey(KeyTerms terms, String wrapped, String checkValue) {
    this(terms, wrapped, checkValue, "", KeyLife.NEW);
  }

  public byte[] wrappedBytes() {
    return Base64.getDecoder().decode(wrapped);
  }

  public WrappedKey activated(KeyLife.Decision decision) {
    return new WrappedKey(terms, wrapped, checkValue, under, life.activated(decision));
  }

  public WrappedKey retired(KeyLife.Decision decision) {
    return new WrappedKey(terms, wrapped, checkValue, under, life.retired(decision));
  }

  /** The same key in another wrapping. */
  public WrappedKey wrapped(String ciphertext, String kmsKey) {
    return new WrappedKey(terms, ciphertext, checkValue, kmsKey, life);
  }
}
