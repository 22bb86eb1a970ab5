package prepaid.vending.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import prepaid.sts.CreditToken;
import prepaid.sts.DecodedToken;
import prepaid.sts.DecoderKey;
import prepaid.sts.DecoderKeyParameters;
import prepaid.sts.DecoderKeys;
import prepaid.sts.StaTables;
import prepaid.sts.Token;
import prepaid.sts.TokenCodec;
import prepaid.sts.VendingKey;
import prepaid.vending.limits.Limits;

/**
 * Vending keys in software: unwrapped through the key management service, kept for a bounded time,
 * a bounded number of tokens and in bounded number, and wiped when they leave.
 *
 * <p>One lock guards all of it: a key must not be wiped while it makes a token, and a warm instance
 * makes one token at a time.
 */
public final class UnwrappedVendingKeys implements VendingKeys, TokenReading, AutoCloseable {
  private final KeyWrapping wrapping;
  private final String environment;
  private final StaTables tables;
  private final InstantSource clock;
  private final Map<KeyTerms, Unwrapped> kept = new LinkedHashMap<>(16, 0.75f, true);

  public UnwrappedVendingKeys(
      KeyWrapping wrapping, String environment, StaTables tables, InstantSource clock) {
    this.wrapping = wrapping;
    this.environment = environment;
    this.tables = tables;
    this.clock = clock;
  }

  private static final class Unwrapped {
    private final VendingKey key;
    private final String wrapped;
    private final Instant since;
    private int tokens;

    Unwrapped(VendingKey key, String wrapped, Instant since) {
      this.key = key;
      this.wrapped = wrapped;
      this.since = since;
    }
  }

  @Override
  public synchronized Token mint(
      WrappedKey wrapped, DecoderKeyParameters meter, CreditToken credit) {
    VendingKey key = unwrapped(wrapped);
    try (DecoderKey decoderKey = DecoderKeys.derive(key, meter);
        TokenCodec codec = TokenCodec.of(decoderKey, meter.ea(), tables)) {
      Token token = codec.encode(credit);
      if (!codec.decode(token).equals(new DecodedToken.Credit(credit))) {
        throw new IllegalStateException("a token did not decode to what was encoded");
      }
      return token;
    }
  }

  @Override
  public synchronized DecodedToken read(
      WrappedKey wrapped, DecoderKeyParameters meter, Token token) {
    VendingKey key = unwrapped(wrapped);
    try (DecoderKey decoderKey = DecoderKeys.derive(key, meter);
        TokenCodec codec = TokenCodec.of(decoderKey, meter.ea(), tables)) {
      return codec.decode(token);
    }
  }

  @Override
  public synchronized void close() {
    kept.values().forEach(entry -> entry.key.close());
    kept.clear();
  }

  private VendingKey unwrapped(WrappedKey wrapped) {
    Unwrapped entry = kept.get(wrapped.terms());
    if (entry != null && !isSpent(entry, wrapped)) {
      entry.tokens++;
      return entry.key;
    }
    if (entry != null) {
      evict(wrapped.terms());
    }
    return keep(wrapped).key;
  }

  private boolean isSpent(Unwrapped entry, WrappedKey wrapped) {
    Duration age = Duration.between(entry.since, clock.instant());
    return !entry.wrapped.equals(wrapped.wrapped())
        || entry.tokens >= Limits.UNWRAPPED_KEY_VENDS_MAX
        || age.isNegative()
        || age.compareTo(Limits.UNWRAPPED_KEY_AGE_MAX) > 0;
  }

  private Unwrapped keep(WrappedKey wrapped) {
    byte[] clear =
        wrapping.unwrap(
            wrapped.wrappedBytes(), KeyContexts.vendingKey(environment, wrapped.terms()));
    try {
      Unwrapped entry = new Unwrapped(VendingKey.of(clear), wrapped.wrapped(), clock.instant());
      entry.tokens = 1;
      if (!entry.key.checkValue().equals(wrapped.checkValue())) {
        entry.key.close();
        throw new IllegalStateException("an unwrapped vending key has another check value");
      }
      if (kept.size() >= Limits.UNWRAPPED_KEYS_MAX) {
        evict(kept.keySet().iterator().next());
      }
      kept.put(wrapped.terms(), entry);
      return entry;
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  private void evict(KeyTerms terms) {
    Unwrapped entry = kept.remove(terms);
    if (entry != null) {
      entry.key.close();
    }
  }
}
