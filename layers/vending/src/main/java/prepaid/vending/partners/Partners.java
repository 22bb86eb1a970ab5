package prepaid.vending.partners;

import java.util.Optional;

/** Port: the register of partners. */
public interface Partners {
  /** One strongly consistent read. */
  Optional<Partner> find(String id);

  /**
   * Stores a partner whose row is still at its version.
   *
   * @return false when the row has changed since it was read, or is there although it is new
   */
  boolean put(Partner partner);
}
