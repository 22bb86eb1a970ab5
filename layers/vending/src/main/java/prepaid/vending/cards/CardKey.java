package prepaid.vending.cards;

import java.time.Instant;
import java.util.Map;

/**
 * The key that turns serials into PINs, as it is stored.
 *
 * @param version 1 and up
 * @param wrapped base64 of the key, wrapped by the key management service
 */
public record CardKey(int version, String wrapped, Instant madeAt) {
  /** How many versions are live: the newest, and the one of the cards that are still out. */
  public static final int LIVE = 2;

  /** Stands for the key that signs manifests where a card key has its version. */
  public static final int OF_MANIFESTS = 0;

  /** Length of the key: AES-256. */
  public static final int BYTES = 32;

  /** The encryption context of a version: no other ciphertext can stand in its place. */
  public static Map<String, String> context(String environment, int version) {
    return Map.of(
        "purpose", "card-key", "environment", environment, "version", Integer.toString(version));
  }
}
