package prepaid.vending.payments;

import java.security.SecureRandom;

/** Makes purchase ids: 160 random bits as 32 characters that survive being read out. */
final class PurchaseIds {
  private static final int CHARACTERS = 32;
  private static final String ALPHABET = "abcdefghjkmnpqrstvwxyz0123456789";

  private final SecureRandom random;

  PurchaseIds(SecureRandom random) {
    this.random = random;
  }

  String next() {
    byte[] bytes = new byte[CHARACTERS];
    random.nextBytes(bytes);
    StringBuilder id = new StringBuilder(CHARACTERS);
    for (byte b : bytes) {
      id.append(ALPHABET.charAt(b & 31));
    }
    return id.toString();
  }
}
