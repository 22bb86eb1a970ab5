package prepaid.vending.vending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.sts.BaseDate;
import prepaid.sts.Token;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.credit.Terms;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.Priced;
import prepaid.vending.tariffs.Pricing;
import prepaid.vending.tariffs.PricingState;
import prepaid.vending.tariffs.RandomSales;
import prepaid.vending.tariffs.TariffVersion;

class RecomputationTest {
  private static final int RUNS = 2_000;

  @Test
  void realVendsComeOutAsTheyWere() {
    World world = new World();
    var state = world.ledger.read(Highveld.METER).orElseThrow().state();
    Debt arrears =
        new Debt(
            "a1",
            DebtKind.ARREARS,
            Units.ZERO,
            7_000,
            Optional.empty(),
            1,
            new Terms.Share(3_000),
            0);
    world.ledger.put(
        Highveld.meter(Highveld.METER, 1, Optional.empty()), state.withDebts(List.of(arrears)));
    long owed = 7_000;
    for (int i = 0; i < 5; i++) {
      world.now = world.now.plusSeconds(20L * 24 * 3600);
      Vend vend =
          assertInstanceOf(VendOutcome.Vended.class, world.vendPaid("p" + i, "100.00")).vend();
      assertEquals(Optional.empty(), Recomputation.difference(vend, Highveld.TARIFF));
      assertEquals(owed, Debt.sum(vend.pricedFrom().debts()));
      owed = Math.max(0, owed - 3_000);
    }
    assertEquals(List.of(), world.ledger.read(Highveld.METER).orElseThrow().state().debts());
  }

  @Test
  void aCreditInMoneyMayBeALittleMoreThanWasPaid() {
    World world = new World();
    var row = world.ledger.read(Highveld.METER).orElseThrow();
    world.ledger.put(Highveld.inCurrency(row.registration()), row.state());
    for (String tender : List.of("100.00", "99.99", "8765.43")) {
      Vend vend =
          assertInstanceOf(VendOutcome.Vended.class, world.vendPaid("p" + tender, tender)).vend();
      assertEquals(Optional.empty(), Recomputation.difference(vend, Highveld.TARIFF));
    }
  }

  @Test
  void seededVendsOfEveryKindComeOutAsTheyWere() {
    int vends = 0;
    for (long seed = 1; seed <= RUNS; seed++) {
      RandomSales.Sale sale = RandomSales.of(new SplittableRandom(seed));
      if (Pricing.price(sale.tender(), sale.tariff(), sale.state())
          instanceof Answer.Given<Priced>(var priced)) {
        vends++;
        Vend vend = vend(sale.tariff(), sale.state(), priced);
        assertEquals(Optional.empty(), Recomputation.difference(vend, sale.tariff()), "" + seed);
      }
    }
    assertTrue(vends > RUNS / 2, "vends: " + vends);
  }

  @Test
  void whatWasForgedIsNamed() {
    TariffVersion tariff = Highveld.TARIFF;
    Answer<Priced> answer = Pricing.price(Highveld.rand(10_000), tariff, Highveld.PRICED_FROM);
    Priced priced = answer instanceof Answer.Given<Priced>(var value) ? value : none();
    Line line = priced.lines().getFirst();
    Line cheaper = new Line(line.kind(), line.description(), line.tax(), line.net(), line.units());
    PricingState later = state(1_000_000);

    assertNames(
        "line 1 is", vend(tariff, Highveld.PRICED_FROM, with(priced, List.of(cheaper), 471)));
    assertNames(
        "number of lines is 0", vend(tariff, Highveld.PRICED_FROM, with(priced, List.of(), 471)));
    assertNames(
        "its credit tokens bring 47.2",
        vend(tariff, Highveld.PRICED_FROM, with(priced, priced.lines(), 472)));
    assertNames("number of lines is 1", vend(tariff, later, priced));
    assertEquals(
        Optional.of("the tariff is home of 2020-01-01, not home of 2021-01-01"),
        Recomputation.difference(
            vend(tariff, Highveld.PRICED_FROM, priced), from(LocalDate.of(2021, 1, 1))));
  }

  private static void assertNames(String words, Vend vend) {
    String difference = Recomputation.difference(vend, Highveld.TARIFF).orElse("nothing");
    assertTrue(difference.contains(words), difference);
  }

  private static Priced none() {
    throw new AssertionError("not priced");
  }

  private static PricingState state(long carriedMinor) {
    PricingState from = Highveld.PRICED_FROM;
    return new PricingState(
        from.mode(), from.month(), 0, 0, carriedMinor, false, List.of(), from.way());
  }

  private static TariffVersion from(LocalDate day) {
    TariffVersion flat = Highveld.TARIFF;
    return new TariffVersion(
        flat.id(),
        day,
        flat.name(),
        flat.utility(),
        flat.resource(),
        flat.currency(),
        flat.blocks(),
        flat.taxBasisPoints(),
        flat.pricesIncludeTax(),
        flat.fixedCharge(),
        flat.netRounding(),
        flat.energyRounding());
  }

  private static Priced with(Priced priced, List<Line> lines, long tenths) {
    return new Priced(
        priced.tender(),
        lines,
        new Units(tenths),
        priced.credit(),
        priced.freeUnits(),
        priced.monthTenthsAfter(),
        priced.fixedChargeTaken(),
        priced.carriedMinorAfter(),
        priced.debtsAfter());
  }

  private static Vend vend(TariffVersion tariff, PricingState state, Priced priced) {
    List<IssuedToken> tokens = new ArrayList<>();
    if (priced.units().tenths() > 0 || priced.credit().isPresent()) {
      tokens.add(
          token(
              TokenKind.CREDIT,
              Optional.of(Minting.brought(priced.units())).filter(units -> units.tenths() > 0),
              priced.credit().map(Minting::brought)));
    }
    priced
        .freeUnits()
        .ifPresent(free ->
            tokens.add(
                token(TokenKind.FREE_UNITS, Optional.of(Minting.brought(free)), Optional.empty())));
    return new Vend(
        new VendKey("web", "p1"),
        Highveld.METER,
        Highveld.meter(Highveld.METER, 1, Optional.empty()).sts(),
        BaseDate.BASE_2014,
        "highveld",
        Resource.ELECTRICITY,
        priced.tender(),
        new MoneySource.PaidPurchase("p1"),
        tariff.id(),
        tariff.effectiveFrom(),
        state,
        priced.lines(),
        tokens,
        1,
        Instant.EPOCH,
        false,
        1,
        "0".repeat(64),
        "0".repeat(64));
  }

  private static IssuedToken token(TokenKind kind, Optional<Units> units, Optional<Money> credit) {
    return new IssuedToken(kind, new Token("01234567890123456789"), 1, units, credit);
  }
}
