package prepaid.vending.cards;

import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import prepaid.vending.cards.PrintStore.SigningKey;
import prepaid.vending.keys.KeyWrappingFailed;

/**
 * Wraps the card keys, and the key that signs manifests, under the newest key of the key management
 * service, while cards are printed and redeemed. Each is replaced only by itself, once its new text
 * was opened again; doing it once more changes nothing but the texts.
 */
public final class CardKeyRewrapping {
  private final CardKeys keys;
  private final PrintStore prints;
  private final CardKeyWrapping wrapping;
  private final String environment;

  public CardKeyRewrapping(
      CardKeys keys, PrintStore prints, CardKeyWrapping wrapping, String environment) {
    this.keys = keys;
    this.prints = prints;
    this.wrapping = wrapping;
    this.environment = environment;
  }

  /**
   * Wraps all of them; answers how many there are.
   *
   * @throws KeyWrappingFailed when one could not be wrapped now; those before it are
   */
  public int all() {
    int count = 0;
    for (CardKey key : keys.live()) {
      String wrapped = again(key.wrapped(), CardKey.context(environment, key.version()));
      stored(keys.replace(key, new CardKey(key.version(), wrapped, key.madeAt())));
      count++;
    }
    for (SigningKey key : prints.signingKey().stream().toList()) {
      String wrapped = again(key.wrapped(), CardKey.context(environment, CardKey.OF_MANIFESTS));
      stored(prints.replace(key, new SigningKey(key.publicKey(), wrapped)));
      count++;
    }
    return count;
  }

  private static void stored(boolean stored) {
    if (!stored) {
      throw new KeyWrappingFailed(
          "somebody else wrapped the key meanwhile", new IllegalStateException("replaced"));
    }
  }

  private String again(String wrapped, Map<String, String> context) {
    byte[] clear = wrapping.unwrapCardKey(Base64.getDecoder().decode(wrapped), context);
    try {
      byte[] sealed = wrapping.wrapCardKey(clear, context);
      byte[] opened = wrapping.unwrapCardKey(sealed, context);
      boolean same = Arrays.equals(clear, opened);
      Arrays.fill(opened, (byte) 0);
      if (!same) {
        throw new IllegalStateException("a wrapped key did not unwrap to itself");
      }
      return Base64.getEncoder().encodeToString(sealed);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }
}
