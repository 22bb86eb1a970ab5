package prepaid.vending.ledger;

import java.util.Optional;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import prepaid.vending.refusals.Refusal;

/** Port: the ledger of vends. */
public interface Ledger {
  /** One strongly consistent read. */
  Optional<Vend> find(VendKey key);

  /**
   * Writes the vend row, the meter's new state and the money source, all or nothing, in one
   * transaction of at most 3 items. The key that the meter is registered with becomes the vend's.
   *
   * @param before the meter as it was read; its row must still be at that version
   * @param budget what it takes from, where nobody pays
   * @throws OutcomeUnknown when it may or may not have taken effect
   */
  Commit commit(Vend vend, Meter before, VendState after, Optional<Budget> budget);

  /** For what is paid, or is given without a budget. */
  default Commit commit(Vend vend, Meter before, VendState after) {
    return commit(vend, before, after, Optional.empty());
  }

  /** What became of a commit. */
  sealed interface Commit {
    record Done() implements Commit {}

    /** There is a vend of this key already: this one. */
    record AlreadyVended(Vend existing) implements Commit {}

    /** Another write of the meter's row came first, or the store asked to try again. */
    record Lost() implements Commit {}

    /** The money source does not pay: a purchase that is not paid, a float that is too low. */
    record SourceRefused(Refusal refusal) implements Commit {}

    /** A reversal of this key came first, and left its tombstone. */
    record AlreadyReversed() implements Commit {}
  }
}
