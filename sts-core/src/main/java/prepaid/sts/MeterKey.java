package prepaid.sts;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a meter knows of its decoder key beside the key: what it takes under it (IEC 62055-41 §7.3).
 * The vending side holds itself to the same rules.
 *
 * @param type KT
 * @param expiry KEN, 0 to 255; 255 never expires
 */
public record MeterKey(KeyType type, int expiry) {

  /**
   * @throws IllegalArgumentException for an expiry number beyond 8 bits
   */
  public MeterKey {
    NewKeyAttributes.checkKeyExpiry(expiry);
  }

  /**
   * Why a meter refuses a token that its key decrypts, in the order of §7.3: {@link
   * TokenResult#DDTK_ERROR} for credit under a default key, then {@link
   * TokenResult#KEY_EXPIRED_ERROR}, which only tokens with a TID can meet. Empty when it may go on.
   */
  public Optional<DecodedToken.Refused> refusal(ClearToken token) {
    if (!type.admits(token)) {
      return refused(
          TokenResult.DDTK_ERROR, token, "a meter with a default key (DDTK) takes no credit");
    }
    return token instanceof DatedToken dated && dated.tid().expiredUnder(expiry)
        ? refused(
            TokenResult.KEY_EXPIRED_ERROR,
            token,
            "the key (expiry number " + expiry + ") had expired when the token was made")
        : Optional.empty();
  }

  /**
   * Why a meter drops a complete key-change set: {@link TokenResult#KEY_TYPE_ERROR} when a key of
   * the new type may not follow this one. Empty when it changes its key.
   */
  public Optional<DecodedToken.Refused> refusal(ReceivedKey next) {
    return type.mayBecome(next.keyType())
        ? Optional.empty()
        : Optional.of(
            new DecodedToken.Refused(
                TokenResult.KEY_TYPE_ERROR,
                OptionalInt.of(2),
                OptionalInt.empty(),
                "a key of type " + next.keyType() + " may not follow one of type " + type));
  }

  private static Optional<DecodedToken.Refused> refused(
      TokenResult result, ClearToken token, String reason) {
    return Optional.of(DecodedToken.refused(result, token.tokenClass(), token.subclass(), reason));
  }
}
