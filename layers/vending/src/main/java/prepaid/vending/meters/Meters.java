package prepaid.vending.meters;

import java.util.Optional;
import prepaid.sts.Drn;

/** Port: the register of meters. */
public interface Meters {
  /** One strongly consistent read. */
  Optional<Meter> read(Drn number);

  /**
   * Registers a new meter with a fresh vend state.
   *
   * @return false when there is one of that number
   */
  boolean register(Registration registration);

  /**
   * Replaces the registration and leaves the vend state as it is.
   *
   * @return false when the row is no longer at this version
   */
  boolean replace(Registration registration, long version);

  /**
   * Replaces the registration and of the vend state what the office sets, and leaves the rest.
   *
   * @param office whose debts (at most 8, of different ids) and change of key are written
   * @return false when the row is no longer at this version
   */
  boolean replace(Registration registration, VendState office, long version);
}
