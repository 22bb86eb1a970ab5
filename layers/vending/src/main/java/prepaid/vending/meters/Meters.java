package prepaid.vending.meters;

import java.util.List;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.credit.Debt;

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
   * Replaces the registration and the debts, and leaves the rest of the vend state as it is.
   *
   * @param debts at most 8, of different ids
   * @return false when the row is no longer at this version
   */
  boolean replace(Registration registration, List<Debt> debts, long version);
}
