package prepaid.simulation.town;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import prepaid.simulation.outside.Kms;
import prepaid.vending.cards.CardKey;
import prepaid.vending.cards.CardRange;
import prepaid.vending.cards.CardState;
import prepaid.vending.cards.PinCipher;
import prepaid.vending.money.Money;

/** The scratch cards of the town, all of them sold; some are for one utility only. */
public final class Cards {
  private static final int A_KIND = 100_000;
  private static final int KEY_VERSION = 1;
  private static final Instant EXPIRY = Instant.parse("2036-01-01T00:00:00Z");

  private Cards() {}

  /** What cards there are. */
  public enum Kind {
    SMALL(5_000, Optional.empty()),
    LARGE(20_000, Optional.empty()),
    HIGHVELD_ONLY(10_000, Optional.of(Town.HIGHVELD));

    private final long minor;
    private final Optional<String> utility;

    Kind(long minor, Optional<String> utility) {
      this.minor = minor;
      this.utility = utility;
    }

    /** The serial of one of them, counted from 0. */
    public long serial(int number) {
      return first() + number;
    }

    private long first() {
      return (long) ordinal() * A_KIND + 1;
    }
  }

  static List<CardRange> ranges() {
    return Arrays.stream(Kind.values()).map(Cards::range).toList();
  }

  private static CardRange range(Kind kind) {
    return new CardRange(
        kind.first(),
        kind.first() + A_KIND - 1,
        kind.name(),
        new Money(kind.minor, Town.RAND),
        KEY_VERSION,
        EXPIRY,
        kind.utility,
        new CardState.Active(Optional.empty()),
        1);
  }

  /** Two versions of the key are live, the newest first; all cards are of the older one. */
  static List<CardKey> keys(Kms kms) {
    return List.of(key(KEY_VERSION + 1, kms), key(KEY_VERSION, kms));
  }

  private static CardKey key(int version, Kms kms) {
    byte[] wrapped = kms.seal(clear(version), CardKey.context(Town.ENVIRONMENT, version));
    return new CardKey(version, Base64.getEncoder().encodeToString(wrapped), Instant.EPOCH);
  }

  /** Under the coating of a card. */
  public static String pin(long serial) {
    byte[] pin = new byte[PinCipher.DIGITS];
    new PinCipher(clear(KEY_VERSION)).pin(serial, pin, 0);
    return new String(pin, StandardCharsets.US_ASCII);
  }

  /** Not a secret: nothing but this world uses it. */
  private static byte[] clear(int version) {
    byte[] key = new byte[CardKey.BYTES];
    Arrays.fill(key, (byte) version);
    return key;
  }
}
