package prepaid.sts;

import java.util.List;
import java.util.Optional;

/**
 * What the sections of a key-change set come to, as the meter puts them together: the new decoder
 * key with its attributes. Closing wipes the key.
 *
 * @param keyType KT
 * @param supplyGroupCode SGC, 6 digits; empty where the set has two tokens
 * @param tariffIndex TI, 2 digits
 * @param keyRevision KRN, 1 to 9
 * @param keyExpiry KEN, 0 to 255
 * @param rollsOver RO
 * @param key the new key, 8 or 16 bytes
 */
public record ReceivedKey(
    KeyType keyType,
    Optional<String> supplyGroupCode,
    String tariffIndex,
    int keyRevision,
    int keyExpiry,
    boolean rollsOver,
    DecoderKey key)
    implements AutoCloseable {
  private static final int SGC_MAX = 999_999;

  /** The sections of one set, whatever their order; no set has both kinds of the third. */
  private record Parts(
      Optional<KeySection.First> first,
      Optional<KeySection.Second> second,
      Optional<KeySection.SupplyGroup> supplyGroup,
      Optional<KeySection.Third> third,
      Optional<KeySection.Fourth> fourth) {

    static Parts of(List<KeySection> sections) {
      return new Parts(
          any(sections, KeySection.First.class),
          any(sections, KeySection.Second.class),
          any(sections, KeySection.SupplyGroup.class),
          any(sections, KeySection.Third.class),
          any(sections, KeySection.Fourth.class));
    }

    private static <T extends KeySection> Optional<T> any(List<KeySection> sections, Class<T> of) {
      return sections.stream().filter(of::isInstance).map(of::cast).findFirst();
    }

    int count() {
      return (int)
          List.of(first, second, supplyGroup, third, fourth).stream()
              .filter(Optional::isPresent)
              .count();
    }

    boolean isLong() {
      return third.isPresent() || fourth.isPresent();
    }
  }

  /**
   * Why these sections are no complete set, in words to read out; empty when they are one. Their
   * order does not matter.
   */
  public static Optional<String> refusal(List<KeySection> sections) {
    Parts parts = Parts.of(sections);
    if (parts.count() < sections.size()) {
      return Optional.of("a section of the key change stands there twice");
    }
    if (parts.first().isEmpty() || parts.second().isEmpty()) {
      return Optional.of("the first or the second section of the key change is missing");
    }
    return parts.isLong() ? refusalOfFour(parts) : refusalOfShort(parts);
  }

  private static Optional<String> refusalOfShort(Parts parts) {
    return parts.first().orElseThrow().ofThree() == parts.supplyGroup().isPresent()
        ? Optional.empty()
        : Optional.of(
            "the first section does not say that a third belongs to it, or it is missing");
  }

  private static Optional<String> refusalOfFour(Parts parts) {
    if (parts.count() != 4 || parts.supplyGroup().isPresent()) {
      return Optional.of("the third or the fourth section of the key change is missing");
    }
    if (parts.first().orElseThrow().ofThree()) {
      return Optional.of("the first section says that the set has three, and it has four");
    }
    return supplyGroup(parts) > SGC_MAX
        ? Optional.of("the supply group code of the key change has more than 6 digits")
        : Optional.empty();
  }

  private static int supplyGroup(Parts parts) {
    return parts.fourth().orElseThrow().sgcHigh() << 12 | parts.third().orElseThrow().sgcLow();
  }

  /**
   * The new key of a complete set.
   *
   * @throws IllegalArgumentException with the words of {@link #refusal}
   */
  public static ReceivedKey of(List<KeySection> sections) {
    Optional<String> refusal = refusal(sections);
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
    Parts parts = Parts.of(sections);
    KeySection.First first = parts.first().orElseThrow();
    KeySection.Second second = parts.second().orElseThrow();
    return new ReceivedKey(
        first.keyType(),
        parts.isLong()
            ? Optional.of(Digits.padded(supplyGroup(parts), 6))
            : parts.supplyGroup().map(KeySection.SupplyGroup::supplyGroupCode),
        second.tariffIndex(),
        first.keyRevision(),
        first.kenHigh() << 4 | second.kenLow(),
        first.rollsOver(),
        parts.isLong() ? longKey(parts) : DecoderKey.ofBits(joined(first, second)));
  }

  private static DecoderKey longKey(Parts parts) {
    return DecoderKey.ofBits(
        joined(parts.first().orElseThrow(), parts.third().orElseThrow()),
        joined(parts.fourth().orElseThrow(), parts.second().orElseThrow()));
  }

  private static long joined(KeySection.Keyed upper, KeySection.Keyed lower) {
    return upper.keyWord().bits() << Integer.SIZE | lower.keyWord().bits();
  }

  @Override
  public void close() {
    key.close();
  }
}
