package prepaid.vending.vending;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import prepaid.sts.BaseDate;
import prepaid.sts.StaTables;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryBooks;
import prepaid.vending.fixture.MemoryFloats;
import prepaid.vending.fixture.MemoryKeys;
import prepaid.vending.fixture.MemoryPartners;
import prepaid.vending.fixture.MemoryRegistry;
import prepaid.vending.fixture.MemoryStatements;
import prepaid.vending.fixture.MemoryWrapping;
import prepaid.vending.fixture.Shops;
import prepaid.vending.keys.UnwrappedVendingKeys;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.MoneySource.PartnerFloat;
import prepaid.vending.ledger.MoneySource.Payment;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.VendState;
import prepaid.vending.partners.Accounts;
import prepaid.vending.partners.FloatKeeper;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.PartnerTerms;
import prepaid.vending.refusals.Answer;

/** A shop that sells from its float to Highveld's one meter; every port in memory. */
final class ShopWorld {
  static final long OPENING = 1_000_000;

  Instant now = Instant.parse("2026-11-24T10:00:30Z");
  final MemoryBooks books = new MemoryBooks(new MemoryFloats());
  final MemoryPartners partners = new MemoryPartners();
  final MemoryStatements statements = new MemoryStatements();
  private final MemoryWrapping wrapping = new MemoryWrapping();
  private final SplittableRandom random = new SplittableRandom(5);
  private final Ledger ledger =
      books.ledger(new FloatKeeper(books.floats, "one", () -> now, random));
  private final Vending vending = vending();
  final Advising advising =
      new Advising(new Advising.Parts(ledger, books, books, () -> now, atMost -> {}));

  ShopWorld(Partner shop) {
    assertTrue(partners.put(shop));
    deposit("d1", OPENING);
  }

  void deposit(String reference, long minor) {
    var paidIn =
        new Accounts(books.floats, () -> now)
            .deposit(Shops.corner(), reference, Highveld.rand(minor), "anna");
    assertInstanceOf(Answer.Given.class, paidIn);
  }

  private Vending vending() {
    MemoryRegistry registry = new MemoryRegistry().with(Highveld.UTILITY, Highveld.TARIFF);
    MemoryKeys keys = new MemoryKeys();
    keys.keys.add(Highveld.key(Highveld.terms(1, BaseDate.BASE_2014, 255), wrapping));
    books.put(Highveld.meter(Highveld.METER, 1, Optional.empty()), VendState.fresh());
    return new Vending(
        new Vending.Parts(
            new Quotes(new Quotes.Sources(books, registry, registry, keys), () -> now),
            ledger,
            new PartnerTerms(partners, statements),
            new UnwrappedVendingKeys(wrapping, "test", StaTables.sample(), () -> now),
            random,
            () -> now,
            atMost -> {},
            true));
  }

  static VendKey key(String reference) {
    return new VendKey(Shops.CORNER, reference);
  }

  VendOutcome sell(String reference, String tender) {
    return sell(reference, tender, Shops.TILL);
  }

  VendOutcome sell(String reference, String tender, String terminal) {
    return vending.vend(
        new VendRequest(
            key(reference),
            Highveld.METER.digits(),
            tender,
            "ZAR",
            new PartnerFloat(Shops.CORNER, terminal, Payment.of("cash"), Optional.empty()),
            now));
  }

  Vend sold(String reference) {
    return assertInstanceOf(VendOutcome.Vended.class, sell(reference, "100.00")).vend();
  }

  VendState state() {
    return books.read(Highveld.METER).orElseThrow().state();
  }

  long available() {
    return books.floats.total(Shops.CORNER);
  }
}
