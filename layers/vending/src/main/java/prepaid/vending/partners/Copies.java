package prepaid.vending.partners;

import prepaid.vending.ledger.VendKey;

/** Port: how often a sale's tokens were printed again. */
public interface Copies {
  /** Counts one more; the first copy is 1. A count may be passed over, and never comes twice. */
  long next(VendKey sale);
}
