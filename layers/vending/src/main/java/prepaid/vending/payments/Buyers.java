package prepaid.vending.payments;

import prepaid.vending.ledger.VendKey;

/** Port: what is kept beside the vends about who bought them, or was texted their tokens. */
public interface Buyers {
  /** Takes phone and language from a purchase; doing it again is harmless. */
  void erase(String purchaseId);

  /** Takes phone and language from the note of what was texted about a vend; the same. */
  void erase(VendKey texted);
}
