package prepaid.simulation.store;

import prepaid.simulation.faults.Fault;
import prepaid.vending.ledger.OutcomeUnknown;

/** The store did not do what it was asked, as its adapters say it. */
final class StoreDown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private StoreDown(String message) {
    super(message);
  }

  /** A read or a plain write that failed: it may be done again. */
  static <T> T plain(Fault fault) {
    throw new StoreDown("the store: " + fault);
  }

  /** A transaction without a proper answer. */
  static <T> T transaction(Fault fault) {
    throw fault == Fault.FAILS || fault == Fault.CONFLICT
        ? new StoreDown("the store: " + fault)
        : new OutcomeUnknown("no answer to a transaction", new StoreDown("the store: " + fault));
  }
}
