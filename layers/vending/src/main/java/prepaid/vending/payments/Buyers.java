package prepaid.vending.payments;

/** Port: what purchases say about who made them. */
public interface Buyers {
  /** Takes phone and language from a purchase; doing it again is harmless. */
  void erase(String purchaseId);
}
