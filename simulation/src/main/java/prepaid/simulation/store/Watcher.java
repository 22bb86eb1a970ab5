package prepaid.simulation.store;

import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Meter;
import prepaid.vending.partners.FloatSlices.Deposit;
import prepaid.vending.payments.Purchase;

/** Told of every change at the moment at which it happens. */
public interface Watcher {
  void vended(Vend vend, Meter before, Meter after);

  void registered(Meter before, Meter after);

  void created(Purchase purchase, String mark);

  void moved(Purchase before, Purchase after);

  void deposited(Deposit deposit);

  void credited(String partner, long afterMinor);

  /** After any write of a partner's slices. */
  void floated(String partner);
}
