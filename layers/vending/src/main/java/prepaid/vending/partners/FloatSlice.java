package prepaid.vending.partners;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import prepaid.vending.limits.Limits;

/**
 * One part of a partner's float. A sale takes its money from one of them.
 *
 * @param number from 0 to {@code Limits.FLOAT_SLICES - 1}
 * @param availableMinor what sales may still take, credit included, in minor units; never negative
 * @param owner the warm instance that sells from it; empty when nobody ever did
 * @param ownedUntil until when others keep off
 * @param version changes with every write of the row
 */
public record FloatSlice(
    int number, long availableMinor, String owner, Instant ownedUntil, long version) {
  public static FloatSlice empty(int number) {
    return new FloatSlice(number, 0, "", Instant.EPOCH, 0);
  }

  /** All that a float can have, those that were never written as well, by their numbers. */
  static List<FloatSlice> all(List<FloatSlice> written) {
    List<FloatSlice> all = new ArrayList<>();
    for (int i = 0; i < Limits.FLOAT_SLICES; i++) {
      all.add(empty(i));
    }
    written.forEach(slice -> all.set(slice.number(), slice));
    return all;
  }

  /** Whether this instance may take it: it is its own, or nobody's any more. */
  public boolean isOpenTo(String instance, Instant now) {
    return owner.equals(instance) || ownedUntil.isBefore(now);
  }
}
