package prepaid.vending.ledger;

/** What pays for a vend. Rooms of later issues add theirs. */
public sealed interface MoneySource {
  /** A consumer's purchase that a payment provider has reported as paid. */
  record PaidPurchase(String purchaseId) implements MoneySource {}
}
