package prepaid.vending.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import prepaid.sts.TokenIdentifier;

/**
 * When a key makes its last credit token, and what ends it: the first of three.
 *
 * @param at the last moment; the minute after it is too late
 */
public record KeyEnd(Instant at, Cause because) {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int EXPIRY_SHIFT = 16;

  /** What ends a key. */
  public enum Cause {
    /** The operators gave it this long. */
    ISSUED_UNTIL,
    /** Meters take no token of it after its expiry number (KEN). */
    KEY_EXPIRY,
    /** Its base date has no token identifiers left: in November 2024, 2045 and 2066. */
    TOKEN_IDENTIFIERS;

    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public static KeyEnd of(KeyTerms terms) {
    int lastUnderExpiry = (terms.expiry() + 1 << EXPIRY_SHIFT) - 1;
    KeyEnd expiry = lastMinute(terms, lastUnderExpiry, Cause.KEY_EXPIRY);
    KeyEnd identifiers = lastMinute(terms, TokenIdentifier.MAX_MINUTES, Cause.TOKEN_IDENTIFIERS);
    KeyEnd first = identifiers;
    for (KeyEnd end : List.of(expiry, new KeyEnd(terms.issuedUntil(), Cause.ISSUED_UNTIL))) {
      first = end.at.isBefore(first.at) ? end : first;
    }
    return first;
  }

  private static KeyEnd lastMinute(KeyTerms terms, int minutes, Cause cause) {
    Instant begins = new TokenIdentifier(minutes).instant(terms.baseDate());
    return new KeyEnd(begins.plus(MINUTE).minusNanos(1), cause);
  }
}
