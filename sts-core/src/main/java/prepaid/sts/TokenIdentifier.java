package prepaid.sts;

import java.time.Instant;
import java.util.Optional;

/**
 * TID (IEC 62055-41 §6.3.5): the minute of a token's making, by which a meter knows a used token.
 *
 * @param minutes whole minutes since the vending key's base date, 0 to 16 777 215 (24 bits)
 */
public record TokenIdentifier(int minutes) {
  /** The last minute of every base date: 31 years and about 11 months after it. */
  public static final int MAX_MINUTES = 0xff_ffff;

  /**
   * @throws IllegalArgumentException outside 24 bits
   */
  public TokenIdentifier {
    if (minutes < 0 || minutes > MAX_MINUTES) {
      throw new IllegalArgumentException("a token identifier is 0 to 16777215, not " + minutes);
    }
  }

  /**
   * The TID of an ordinary token made at an instant: 00:01 becomes 00:02. Empty before the base
   * date and after its last minute.
   */
  public static Optional<TokenIdentifier> at(BaseDate base, Instant instant) {
    return ofMinuteSince1993(base, TokenMinute.skippingReserved(TokenMinute.of(instant)));
  }

  /** The TID of exactly this minute, reserved or not; empty outside the base date's 24 bits. */
  public static Optional<TokenIdentifier> ofMinuteSince1993(BaseDate base, long minuteSince1993) {
    long minutes = minuteSince1993 - base.startMinuteSince1993();
    return minutes < 0 || minutes > MAX_MINUTES
        ? Optional.empty()
        : Optional.of(new TokenIdentifier((int) minutes));
  }

  /** Whether this is 00:01 of a day, which ordinary tokens never carry (§6.3.5.2). */
  public boolean isReserved() {
    return TokenMinute.isReserved(minutes);
  }

  /** The minute, counted since 1993-01-01T00:00Z. */
  public long minuteSince1993(BaseDate base) {
    return base.startMinuteSince1993() + minutes;
  }

  /** The start of the minute. */
  public Instant instant(BaseDate base) {
    return TokenMinute.instant(minuteSince1993(base));
  }

  /**
   * Whether a key of this expiry number is expired for this token: the TID's top 8 bits are
   * greater.
   *
   * @param ken the key expiry number KEN, 0 to 255; 255 never expires
   */
  public boolean expiredUnder(int ken) {
    return minutes >>> 16 > ken;
  }
}
