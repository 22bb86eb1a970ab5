package prepaid.meter.device;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.Reading.FirstSection;
import prepaid.meter.literal.Reading.FourthSection;
import prepaid.meter.literal.Reading.KeySection;
import prepaid.meter.literal.Reading.SecondSection;
import prepaid.meter.literal.Reading.ThirdSection;

/**
 * The sections of a key change that were entered so far, in any order. Immutable.
 *
 * @param since when the first of them was entered
 * @param sections at most one of each kind
 */
public record KeyChange(Instant since, List<KeySection> sections) {
  /** No section waits for others. */
  public static final KeyChange NONE = new KeyChange(Instant.EPOCH, List.of());

  public KeyChange {
    sections = List.copyOf(sections);
  }

  /** The new key of a complete set, and whether the meter must forget its token minutes. */
  record Complete(MeterKey key, boolean rollOver) {}

  /** Whether sections wait for others. */
  public boolean pending() {
    return !sections.isEmpty();
  }

  /** Seconds until the set is forgotten, rounded up; 0 when nothing waits. */
  public long secondsLeft(Instant now, int secondsMax) {
    Duration left = Duration.between(now, since.plusSeconds(secondsMax));
    return pending() && left.isPositive() ? left.plusMillis(999).toSeconds() : 0;
  }

  /** This set, or none when the rest of it came too late. */
  KeyChange unlessExpired(Instant now, int secondsMax) {
    return secondsLeft(now, secondsMax) > 0 ? this : NONE;
  }

  /** With one more section; one of the same kind is replaced. */
  KeyChange with(KeySection section, Instant now) {
    List<KeySection> more = new ArrayList<>(sections);
    more.removeIf(old -> old.getClass() == section.getClass());
    more.add(section);
    return new KeyChange(pending() ? since : now, more);
  }

  /** The sections' numbers, ascending, as the standard's names of tokens count them. */
  public List<Integer> numbers() {
    return sections.stream().map(KeyChange::number).sorted().toList();
  }

  static int number(KeySection section) {
    return switch (section) {
      case FirstSection first -> 1;
      case SecondSection second -> 2;
      case ThirdSection third -> 3;
      case FourthSection fourth -> 4;
    };
  }

  /**
   * The whole change, once nothing is missing: for a 128-bit key four sections, for a 64-bit key
   * two, or three when the first announces the supply group.
   */
  Optional<Complete> complete(MeterKey old) {
    Optional<FirstSection> first = find(FirstSection.class);
    Optional<SecondSection> second = find(SecondSection.class);
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    Optional<Body> body =
        old.decoderKey().length() == 128
            ? longBody(first.get(), second.get())
            : shortBody(first.get(), second.get(), old.attributes().sgc());
    return body.map(whole -> complete(first.get(), second.get(), whole, old));
  }

  /** What does not stand in the first two sections alone. */
  private record Body(Bits key, int sgc) {}

  private Optional<Body> longBody(FirstSection first, SecondSection second) {
    Optional<ThirdSection> third = find(ThirdSection.class);
    Optional<FourthSection> fourth = find(FourthSection.class);
    if (third.isEmpty() || fourth.isEmpty()) {
      return Optional.empty();
    }
    Bits middle = third.get().key().then(fourth.get().key());
    Bits group = fourth.get().groupHigh().then(third.get().groupLow());
    return Optional.of(new Body(first.key().then(middle).then(second.key()), group.intValue()));
  }

  private Optional<Body> shortBody(FirstSection first, SecondSection second, int oldSgc) {
    Bits key = first.key().then(second.key());
    return first.threeTokens()
        ? find(ThirdSection.class).map(third -> new Body(key, third.wholeGroup().intValue()))
        : Optional.of(new Body(key, oldSgc));
  }

  private static Complete complete(
      FirstSection first, SecondSection second, Body body, MeterKey old) {
    KeyAttributes before = old.attributes();
    KeyAttributes after =
        new KeyAttributes(
            first.rollOver() ? before.laterBaseDate() : before.baseDate(),
            body.sgc(),
            second.ti(),
            first.krn(),
            KeyType.of(first.kt()),
            16 * first.kenHigh() + second.kenLow());
    return new Complete(new MeterKey(DecoderKey.of(body.key()), after), first.rollOver());
  }

  private <T extends KeySection> Optional<T> find(Class<T> kind) {
    return sections.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
