package prepaid.vending.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.CreditToken;
import prepaid.sts.DecodedToken;
import prepaid.sts.DecoderKey;
import prepaid.sts.DecoderKeyParameters;
import prepaid.sts.DecoderKeys;
import prepaid.sts.KeyChange;
import prepaid.sts.KeyChangeSet;
import prepaid.sts.KeySection;
import prepaid.sts.ManagementToken;
import prepaid.sts.ReceivedKey;
import prepaid.sts.StaTables;
import prepaid.sts.TestDisplayToken;
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
      return checked(codec, codec.encode(credit), new DecodedToken.Credit(credit));
    }
  }

  @Override
  public synchronized Token manage(
      WrappedKey wrapped, DecoderKeyParameters meter, ManagementToken management) {
    VendingKey key = unwrapped(wrapped);
    try (DecoderKey decoderKey = DecoderKeys.derive(key, meter);
        TokenCodec codec = TokenCodec.of(decoderKey, meter.ea(), tables)) {
      return checked(codec, codec.encode(management), new DecodedToken.Management(management));
    }
  }

  @Override
  public Token test(TestDisplayToken test) {
    Token token = TokenCodec.encode(test);
    if (!TokenCodec.decodeWithoutKey(token.digits())
        .equals(Optional.of(new DecodedToken.TestDisplay(test)))) {
      throw new IllegalStateException("a token did not decode to what was encoded");
    }
    return token;
  }

  private static Token checked(TokenCodec codec, Token token, DecodedToken expected) {
    if (!codec.decode(token).equals(expected)) {
      throw new IllegalStateException("a token did not decode to what was encoded");
    }
    return token;
  }

  @Override
  public synchronized List<Token> changeKey(Keyed from, Keyed to) {
    KeyChange change = new KeyChange(from.meter(), to.meter(), to.key().terms().expiry());
    try (DecoderKey oldKey = DecoderKeys.derive(unwrapped(from.key()), from.meter());
        DecoderKey newKey = DecoderKeys.derive(unwrapped(to.key()), to.meter());
        KeyChangeSet set = KeyChangeSet.of(newKey, change.attributes());
        TokenCodec codec = TokenCodec.of(oldKey, from.meter().ea(), tables)) {
      change
          .refusal(oldKey, newKey)
          .ifPresent(refusal -> {
            throw new IllegalArgumentException(refusal.words());
          });
      List<Token> tokens = codec.encode(set);
      requireWhole(tokens, codec, newKey);
      return tokens;
    }
  }

  private static void requireWhole(List<Token> tokens, TokenCodec codec, DecoderKey newKey) {
    List<KeySection> sections = new ArrayList<>();
    try {
      for (Token token : tokens) {
        if (codec.decode(token) instanceof DecodedToken.KeyChange(var section)) {
          sections.add(section);
        }
      }
      try (ReceivedKey received = ReceivedKey.of(sections)) {
        if (!received.key().equals(newKey)) {
          throw new IllegalStateException("a key change did not come to the new key");
        }
      }
    } finally {
      sections.forEach(KeySection::close);
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
