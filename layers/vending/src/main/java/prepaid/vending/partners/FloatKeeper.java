package prepaid.vending.partners;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import prepaid.vending.limits.Limits;
import prepaid.vending.partners.FloatSlices.Claim;
import prepaid.vending.partners.FloatSlices.Part;

/**
 * Which slice of a partner's float a warm instance sells from. It keeps to one and looks for
 * another only when that one refuses, so instances do not meet at a row; and it gathers float from
 * other slices rather than refuse a sale that the whole float covers.
 */
public final class FloatKeeper {
  private final FloatSlices slices;
  private final String instance;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Map<String, Integer> kept = new ConcurrentHashMap<>();

  /**
   * @param instance the name of this warm instance, unlike any other's
   */
  public FloatKeeper(
      FloatSlices slices, String instance, InstantSource clock, RandomGenerator random) {
    this.slices = slices;
    this.instance = instance;
    this.clock = clock;
    this.random = random;
  }

  /** Where to take the money of a sale from. */
  public sealed interface Found {
    /** This slice, under this claim. */
    record Slice(int number, Claim claim) implements Found {}

    /** Nowhere: at one moment all slices together had only this. */
    record Short(long availableMinor) implements Found {}

    /** Others write too much at this moment; nothing happened. */
    record Contended() implements Found {}
  }

  /** The slice that is kept, without looking; the first time, one that is free. */
  public Found slice(String partner, long minor) {
    Integer number = kept.get(partner);
    return number == null ? look(partner, minor) : found(number, clock.instant());
  }

  /** A slice that has the money, after the kept one refused. */
  public Found look(String partner, long minor) {
    kept.remove(partner);
    for (int i = 0; i < Limits.FLOAT_TRIES_MAX; i++) {
      Optional<Found> found = look(partner, minor, all(partner));
      if (found.isPresent()) {
        return found.get();
      }
    }
    return new Found.Contended();
  }

  /** Remembers the slice from which a sale was made. */
  public void keep(String partner, int number) {
    if (kept.size() >= Limits.FLOATS_KEPT_MAX) {
      kept.clear();
    }
    kept.put(partner, number);
  }

  /** Empty when something changed meanwhile, so that it must be looked at again. */
  private Optional<Found> look(String partner, long minor, List<FloatSlice> all) {
    Instant now = clock.instant();
    List<FloatSlice> open = all.stream().filter(slice -> slice.isOpenTo(instance, now)).toList();
    List<FloatSlice> rich = open.stream().filter(s -> s.availableMinor() >= minor).toList();
    if (!rich.isEmpty()) {
      return Optional.of(found(any(rich).number(), now));
    }
    long total = all.stream().mapToLong(FloatSlice::availableMinor).sum();
    if (total < minor) {
      // Nothing was written between the end of one reading and the beginning of the next, so all
      // slices stood like this together: the sum is no mixture of times.
      return all.equals(all(partner)) ? Optional.of(new Found.Short(total)) : Optional.empty();
    }
    FloatSlice into = open.isEmpty() ? longestIdle(all) : any(open);
    Instant freeBefore = open.isEmpty() ? into.ownedUntil().plusMillis(1) : now;
    if (into.availableMinor() >= minor) {
      return Optional.of(found(into.number(), freeBefore));
    }
    List<Part> parts = parts(all, into, minor - into.availableMinor(), now);
    return slices.gather(partner, parts, into.number(), claim(freeBefore))
        ? Optional.of(found(into.number(), freeBefore))
        : Optional.empty();
  }

  /**
   * From free slices first, and from such as have all of it; by chance among equals, so that two
   * who gather rarely meet. Half of each at least, so that it is not done often.
   */
  private List<Part> parts(List<FloatSlice> all, FloatSlice into, long minor, Instant now) {
    List<FloatSlice> donors = new ArrayList<>(all);
    donors.removeIf(slice -> slice.number() == into.number() || slice.availableMinor() == 0);
    Collections.shuffle(donors, random);
    donors.sort(
        Comparator.comparing((FloatSlice slice) -> !slice.isOpenTo(instance, now))
            .thenComparing(
                Comparator.comparingLong((FloatSlice s) -> Math.min(minor, s.availableMinor()))
                    .reversed()));
    List<Part> parts = new ArrayList<>();
    long missing = minor;
    for (FloatSlice donor : donors) {
      if (missing <= 0) {
        break;
      }
      long half = donor.availableMinor() / 2;
      long part = Math.min(donor.availableMinor(), Math.max(missing, half));
      parts.add(new Part(donor.number(), part));
      missing -= part;
    }
    return parts;
  }

  /** More instances than slices: the one that has not sold for longest is likely gone. */
  private static FloatSlice longestIdle(List<FloatSlice> all) {
    return all.stream().min(Comparator.comparing(FloatSlice::ownedUntil)).orElseThrow();
  }

  private List<FloatSlice> all(String partner) {
    return FloatSlice.all(slices.read(partner));
  }

  private FloatSlice any(List<FloatSlice> some) {
    return some.stream()
        .filter(slice -> slice.owner().equals(instance))
        .findFirst()
        .orElseGet(() -> some.get(random.nextInt(some.size())));
  }

  private Found found(int number, Instant freeBefore) {
    return new Found.Slice(number, claim(freeBefore));
  }

  private Claim claim(Instant freeBefore) {
    return new Claim(instance, freeBefore, clock.instant().plus(Limits.FLOAT_OWNED_FOR));
  }
}
