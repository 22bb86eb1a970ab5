package prepaid.vending.vending;

import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import prepaid.sts.BaseDate;
import prepaid.sts.StaTables;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryKeys;
import prepaid.vending.fixture.MemoryRegistry;
import prepaid.vending.fixture.MemoryWrapping;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.UnwrappedVendingKeys;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.VendState;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.utilities.Utility;

/** Highveld with its one meter; every port in memory, the clock in hand. */
final class World {
  final InMemoryLedger ledger = new InMemoryLedger();
  final MemoryWrapping wrapping = new MemoryWrapping();
  Instant now = Instant.parse("2026-11-24T10:00:30Z");
  final Quotes quotes;
  final Vending vending;
  int waits;
  private final MemoryKeys keys = new MemoryKeys();

  World() {
    this(Highveld.TARIFF);
  }

  /** With another tariff, of the id that Highveld's meter has. */
  World(TariffVersion tariff) {
    this(Highveld.UTILITY, tariff);
  }

  /** With another utility of Highveld's name. */
  World(Utility utility, TariffVersion tariff) {
    MemoryRegistry registry = new MemoryRegistry().with(utility, tariff);
    quotes = new Quotes(new Quotes.Sources(ledger, registry, registry, keys), () -> now);
    vending =
        new Vending(
            new Vending.Parts(
                quotes,
                ledger,
                SaleTerms.AS_ASKED,
                new UnwrappedVendingKeys(wrapping, "test", StaTables.sample(), () -> now),
                new SplittableRandom(7),
                () -> now,
                atMost -> waits++,
                true));
    key(Highveld.terms(1, BaseDate.BASE_2014, 255));
    ledger.put(Highveld.meter(Highveld.METER, 1, Optional.empty()), VendState.fresh());
  }

  /** From now on the group has this key and no other. */
  void key(KeyTerms terms) {
    keys.keys.clear();
    keys.keys.add(Highveld.key(terms, wrapping));
  }

  /** And this one too. */
  void alsoKey(KeyTerms terms) {
    keys.keys.add(Highveld.key(terms, wrapping));
  }

  VendOutcome give(String reference, MoneySource.Unpaid source) {
    return vending.vend(VendRequest.unpaid(reference, Highveld.METER.digits(), source, now));
  }

  VendRequest request(String purchaseId, String tender) {
    return new VendRequest(
        new VendKey("web", purchaseId),
        Highveld.METER.digits(),
        tender,
        "ZAR",
        new MoneySource.PaidPurchase(purchaseId),
        now);
  }

  VendOutcome vendPaid(String purchaseId, String tender) {
    ledger.paid(purchaseId);
    return vending.vend(request(purchaseId, tender));
  }
}
