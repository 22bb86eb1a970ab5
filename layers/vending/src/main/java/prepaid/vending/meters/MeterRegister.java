package prepaid.vending.meters;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.Drn;

/**
 * Port: the office's hand in the register. A meter is written together with the lists by which it
 * is found, all or nothing, so the lists name what the rows say.
 */
public interface MeterRegister {
  /**
   * A registration and whose it is.
   *
   * @param utility the one that its supply group belongs to
   */
  record Entry(Registration registration, String utility) {}

  /**
   * What takes the place of what.
   *
   * @param before the row as it was read
   * @param utilityBefore where the supply group of {@code before} is known
   * @param office whose debts and change of key are written; empty leaves both as they are
   */
  record Change(
      Meter before, Optional<String> utilityBefore, Entry after, Optional<VendState> office) {}

  /**
   * Those that are there, strongly consistent.
   *
   * @param numbers at most 100, each once
   */
  Map<Drn, Meter> read(List<Drn> numbers);

  /**
   * Registers new meters with a fresh vend state, all of them or none.
   *
   * @param meters 1 to {@code Limits.REGISTERED_AT_ONCE_MAX}, each once
   * @return false when there is a meter of one of the numbers
   */
  boolean register(List<Entry> meters);

  /**
   * Replaces registrations, all or none, and leaves the vend states as they are but for what the
   * office sets.
   *
   * @param changes 1 or 2, of different meters
   * @return false when one of the rows is no longer as it was read
   */
  boolean replace(List<Change> changes);

  default boolean replace(Change change) {
    return replace(List.of(change));
  }
}
