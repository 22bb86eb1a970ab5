package prepaid.vending.cards;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import prepaid.vending.keys.KeyWrappingFailed;
import prepaid.vending.limits.Limits;

/**
 * The card keys in use: unwrapped through the key management service, at most two, each for a
 * bounded time. Only the secure module and the function that fills print pages have this.
 */
public final class Pins {
  private final CardKeys keys;
  private final CardKeyWrapping wrapping;
  private final String environment;
  private final InstantSource clock;
  private final Map<Integer, Unwrapped> kept = new HashMap<>();

  public Pins(CardKeys keys, CardKeyWrapping wrapping, String environment, InstantSource clock) {
    this.keys = keys;
    this.wrapping = wrapping;
    this.environment = environment;
    this.clock = clock;
  }

  private record Unwrapped(PinCipher cipher, String wrapped, Instant since) {}

  /** What a PIN would be under one version of the key. */
  public record Candidate(int keyVersion, long serial) {}

  /**
   * What a PIN would be under each live version, the newest first.
   *
   * @param pin 16 digits
   * @throws KeyWrappingFailed when a key cannot be used now
   */
  public synchronized List<Candidate> read(String pin) {
    List<CardKey> live = keys.live();
    kept.keySet().retainAll(live.stream().map(CardKey::version).toList());
    List<Candidate> candidates = new ArrayList<>();
    for (CardKey key : live) {
      candidates.add(new Candidate(key.version(), unwrapped(key).serial(pin)));
    }
    return candidates;
  }

  /**
   * A cipher of that version for one thread's own use.
   *
   * @throws IllegalStateException when the version is not live
   */
  public PinCipher cipher(int version) {
    CardKey key =
        keys.live().stream()
            .filter(one -> one.version() == version)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("this card key is not live"));
    return open(key);
  }

  private PinCipher unwrapped(CardKey key) {
    Instant now = clock.instant();
    Unwrapped entry = kept.get(key.version());
    if (entry == null || isSpent(entry, key, now)) {
      entry = new Unwrapped(open(key), key.wrapped(), now);
      kept.put(key.version(), entry);
    }
    return entry.cipher();
  }

  private static boolean isSpent(Unwrapped entry, CardKey key, Instant now) {
    Duration age = Duration.between(entry.since(), now);
    return !entry.wrapped().equals(key.wrapped())
        || age.isNegative()
        || age.compareTo(Limits.UNWRAPPED_KEY_AGE_MAX) > 0;
  }

  private PinCipher open(CardKey key) {
    byte[] clear =
        wrapping.unwrapCardKey(
            Base64.getDecoder().decode(key.wrapped()), CardKey.context(environment, key.version()));
    try {
      return new PinCipher(clear);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }
}
