package prepaid.sts;

import java.time.Instant;
import java.util.Optional;

/**
 * The change of a keypad meter's decoder key, as the vending side plans it: whether it may be made,
 * and what its tokens say (IEC 62055-41 §6.2 and §6.5.2). An expired old key is no hindrance: the
 * set carries no TID. The set is encrypted under the old key:
 *
 * <pre>{@code
 * KeyChange change = new KeyChange(oldParameters, newParameters, newExpiry);
 * change.refusal(now); change.refusal(oldKey, newKey);           // both empty, else no set
 * try (KeyChangeSet set = KeyChangeSet.of(newKey, change.attributes());
 *     TokenCodec codec = TokenCodec.of(oldKey, ea, tables)) {
 *   List<Token> tokens = codec.encode(set);
 * }
 * }</pre>
 *
 * @param from of the key that the meter has
 * @param to of the key that it gets
 * @param newExpiry KEN of the new key, 0 to 255; 255 never expires
 */
public record KeyChange(DecoderKeyParameters from, DecoderKeyParameters to, int newExpiry) {

  /**
   * @throws IllegalArgumentException for an expiry number beyond 8 bits
   */
  public KeyChange {
    NewKeyAttributes.checkKeyExpiry(newExpiry);
  }

  /** Why no set may be made now; empty when it may. */
  public Optional<KeyChangeRefusal> refusal(Instant now) {
    if (!from.meterPan().equals(to.meterPan())) {
      return Optional.of(KeyChangeRefusal.OTHER_METER);
    }
    if (from.ea() != to.ea()) {
      return Optional.of(KeyChangeRefusal.OTHER_ALGORITHM);
    }
    if (!TokenCarrier.KEYPAD.admits(to.keyType())) {
      return Optional.of(KeyChangeRefusal.COMMON_KEY);
    }
    if (!from.keyType().mayBecome(to.keyType())) {
      return Optional.of(KeyChangeRefusal.KEY_TYPE);
    }
    return refusalByTime(now);
  }

  private Optional<KeyChangeRefusal> refusalByTime(Instant now) {
    if (now.isBefore(to.baseDate().start())) {
      return Optional.of(KeyChangeRefusal.BEFORE_BASE_DATE);
    }
    boolean isUsable =
        TokenIdentifier.ofMinuteSince1993(to.baseDate(), TokenMinute.of(now))
            .filter(tid -> !tid.expiredUnder(newExpiry))
            .isPresent();
    return isUsable ? Optional.empty() : Optional.of(KeyChangeRefusal.NEW_KEY_EXPIRED);
  }

  /**
   * {@link KeyChangeRefusal#SAME_KEY} when the meter would forget its TIDs and keep its key; empty
   * otherwise.
   */
  public Optional<KeyChangeRefusal> refusal(DecoderKey oldKey, DecoderKey newKey) {
    return rollsOver() && oldKey.equals(newKey)
        ? Optional.of(KeyChangeRefusal.SAME_KEY)
        : Optional.empty();
  }

  /** RO: whether the new key counts from a later base date, so that TIDs start anew. */
  public boolean rollsOver() {
    return to.baseDate().start().isAfter(from.baseDate().start());
  }

  /** What the set says about the new key. */
  public NewKeyAttributes attributes() {
    return new NewKeyAttributes(
        to.keyType(),
        to.supplyGroupCode(),
        to.tariffIndex(),
        to.keyRevision(),
        newExpiry,
        rollsOver());
  }
}
