package prepaid.simulation.town;

import prepaid.simulation.faults.Wire;
import prepaid.simulation.store.Database;
import prepaid.simulation.store.SimFloats;
import prepaid.vending.cards.CardRanges;
import prepaid.vending.keys.VendingKeys;
import prepaid.vending.ledger.Advices;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.messaging.Deliveries;
import prepaid.vending.messaging.Texts;
import prepaid.vending.partners.FloatSlices;
import prepaid.vending.payments.PaymentProvider;
import prepaid.vending.payments.Purchases;
import prepaid.vending.payments.Reminders;
import prepaid.vending.tariffs.Tariffs;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.vending.SaleTerms;
import prepaid.vending.vending.VendChannel;

/**
 * Where a part of the system can be exchanged for another, between a use case and the port that it
 * calls. The world as it ships exchanges nothing; tests plant bugs here, to see them caught.
 */
public interface Seams {
  Seams NONE = new Seams() {};

  default Ledger ledger(Ledger ledger, Database rows) {
    return ledger;
  }

  default Advices advices(Advices advices, Database rows) {
    return advices;
  }

  default Purchases purchases(Purchases purchases) {
    return purchases;
  }

  default PaymentProvider provider(PaymentProvider provider) {
    return provider;
  }

  default Reminders reminders(Reminders reminders) {
    return reminders;
  }

  default Deliveries deliveries(Deliveries deliveries) {
    return deliveries;
  }

  default Texts texts(Texts texts) {
    return texts;
  }

  default VendingKeys keys(VendingKeys keys) {
    return keys;
  }

  default SaleTerms terms(SaleTerms terms) {
    return terms;
  }

  default Tariffs tariffs(Tariffs tariffs) {
    return tariffs;
  }

  default Utilities utilities(Utilities utilities) {
    return utilities;
  }

  default FloatSlices slices(FloatSlices slices, Database rows) {
    return slices;
  }

  default SimFloats floats(Database rows, Wire wire) {
    return new SimFloats(rows, wire);
  }

  default CardRanges cards(CardRanges cards) {
    return cards;
  }

  default VendChannel channel(VendChannel channel) {
    return channel;
  }
}
