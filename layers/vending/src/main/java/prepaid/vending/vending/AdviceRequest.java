package prepaid.vending.vending;

import prepaid.vending.ledger.VendKey;

/**
 * What a partner says about a sale that it asked for before.
 *
 * @param sale the key of that sale, whether it was made or not
 */
public record AdviceRequest(VendKey sale, Kind kind) {
  /** What is said. */
  public enum Kind {
    /** It was carried out: the customer has paid and gets the tokens. */
    CONFIRMATION,
    /** It is to be undone, and not made if it has not been made yet. */
    REVERSAL
  }
}
