package prepaid.sts;

import java.util.List;

/**
 * The sections that together give a meter a new decoder key (IEC 62055-41 §6.2), in the order in
 * which they are entered: two, or three with the supply group, for keys of 64 bits; four for keys
 * of 128 bits. They are encrypted under the old key: {@link TokenCodec#encode(KeyChangeSet)}.
 * Closing wipes the parts of the key.
 *
 * <p>Whether the change may be made at all is said by {@link KeyChange}.
 */
public final class KeyChangeSet implements AutoCloseable {
  private static final int LONG_KEY_BYTES = 16;
  private static final int SGC_HALF_BITS = 12;

  private final List<KeySection> sections;

  private KeyChangeSet(List<KeySection> sections) {
    this.sections = sections;
  }

  /** The set of two tokens for a key of 64 bits, of four for one of 128 bits. */
  public static KeyChangeSet of(DecoderKey newKey, NewKeyAttributes attributes) {
    return newKey.lengthBytes() == LONG_KEY_BYTES
        ? ofFour(newKey, attributes)
        : new KeyChangeSet(
            List.of(first(newKey, attributes, false), second(newKey, attributes, Integer.BYTES)));
  }

  /**
   * The set of three tokens, for meters with keys of 64 bits that keep their supply group code.
   *
   * @throws IllegalArgumentException for a key of 128 bits, whose set always carries the code
   */
  public static KeyChangeSet ofThree(DecoderKey newKey, NewKeyAttributes attributes) {
    if (newKey.lengthBytes() == LONG_KEY_BYTES) {
      throw new IllegalArgumentException("a set of three tokens is for keys of 8 bytes");
    }
    return new KeyChangeSet(
        List.of(
            first(newKey, attributes, true),
            second(newKey, attributes, Integer.BYTES),
            new KeySection.SupplyGroup(attributes.supplyGroupCode())));
  }

  private static KeyChangeSet ofFour(DecoderKey newKey, NewKeyAttributes attributes) {
    int supplyGroup = Integer.parseInt(attributes.supplyGroupCode());
    int low = supplyGroup & (1 << SGC_HALF_BITS) - 1;
    return new KeyChangeSet(
        List.of(
            first(newKey, attributes, false),
            second(newKey, attributes, 3 * Integer.BYTES),
            new KeySection.Third(low, word(newKey, Integer.BYTES)),
            new KeySection.Fourth(supplyGroup >>> SGC_HALF_BITS, word(newKey, 2 * Integer.BYTES))));
  }

  private static KeySection first(DecoderKey newKey, NewKeyAttributes attributes, boolean ofThree) {
    return new KeySection.First(
        attributes.keyExpiry() >>> 4,
        attributes.keyRevision(),
        attributes.rollsOver(),
        ofThree,
        attributes.keyType(),
        word(newKey, 0));
  }

  private static KeySection second(DecoderKey newKey, NewKeyAttributes attributes, int from) {
    return new KeySection.Second(
        attributes.keyExpiry() & 15, attributes.tariffIndex(), word(newKey, from));
  }

  /** Four bytes of the key from the one at {@code from}. */
  private static KeyWord word(DecoderKey key, int from) {
    int half = from & -Long.BYTES;
    long bits = key.bits(half);
    return KeyWord.ofBits((int) (from == half ? bits >>> Integer.SIZE : bits));
  }

  /** Two, three or four, in the order of their entry. */
  public List<KeySection> sections() {
    return sections;
  }

  @Override
  public void close() {
    sections.forEach(KeySection::close);
  }

  @Override
  public String toString() {
    return "KeyChangeSet(" + sections.size() + " sections)";
  }
}
