package prepaid.vending.cards;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;

/** Makes card keys: each is random, and wrapped before anything else is done with it. */
public final class CardKeyMaking {
  private final CardKeys keys;
  private final CardKeyWrapping wrapping;
  private final String environment;
  private final InstantSource clock;
  private final SecureRandom random;

  /** Where keys go, and what they are made of. */
  public record Parts(
      CardKeys keys,
      CardKeyWrapping wrapping,
      String environment,
      InstantSource clock,
      SecureRandom random) {}

  public CardKeyMaking(Parts parts) {
    this.keys = parts.keys();
    this.wrapping = parts.wrapping();
    this.environment = parts.environment();
    this.clock = parts.clock();
    this.random = parts.random();
  }

  /** The first key, when there is none yet. */
  public void ensure() {
    if (keys.live().isEmpty()) {
      // Another instance may be first: then its key is the one.
      var unused = make(1);
    }
  }

  /** A key of that version. */
  public boolean make(int version) {
    byte[] key = new byte[CardKey.BYTES];
    random.nextBytes(key);
    try {
      byte[] wrapped = wrapping.wrapCardKey(key, CardKey.context(environment, version));
      return keys.add(
          new CardKey(version, Base64.getEncoder().encodeToString(wrapped), clock.instant()));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}
