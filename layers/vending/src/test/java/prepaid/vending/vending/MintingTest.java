package prepaid.vending.vending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.sts.TokenMinute;
import prepaid.sts.UnitsAmount;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.credit.Terms;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.VendState;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.tariffs.FreeUnits;
import prepaid.vending.tariffs.TariffTerms;
import prepaid.vending.tariffs.TariffVersion;

class MintingTest {
  /** So cheap that an ordinary sale is more than two tokens hold. */
  private static final TariffVersion CHEAP =
      Highveld.flat(2_000)
          .with(
              new TariffTerms(
                  List.of(),
                  Optional.of(new FreeUnits(new Units(500), false, false)),
                  0,
                  List.of(),
                  Optional.empty()));

  @Test
  void manyUnitsAreSplitAndFreeUnitsComeLastEachWithAMinuteOfItsOwn() {
    World world = new World(CHEAP);
    Vend vend = vended(world, "p1", "9200.00");

    // 9200.00 is 8000.00 net: 4,000,000 kWh at 0.002, in tenths 40,000,000. The third
    // token's field counts in thousands by then, so its 3,596,752 are rounded up.
    assertEquals(
        List.of(UnitsAmount.MAX_TENTHS, UnitsAmount.MAX_TENTHS, 3_597_624L, 500L),
        vend.tokens().stream().map(token -> token.units().orElseThrow().tenths()).toList());
    assertEquals(
        List.of(TokenKind.CREDIT, TokenKind.CREDIT, TokenKind.CREDIT, TokenKind.FREE_UNITS),
        vend.tokens().stream().map(token -> token.kind()).toList());
    int first = vend.tokens().getFirst().tokenIdentifier();
    assertEquals(
        List.of(first, first + 1, first + 2, first + 3),
        vend.tokens().stream().map(token -> token.tokenIdentifier()).toList());
    assertEquals(TokenMinute.of(world.now) + 3, vend.tokenMinute());
    assertEquals(Optional.empty(), Recomputation.difference(vend, CHEAP));

    Vend next = vended(world, "p2", "50.00");
    assertEquals(vend.tokenMinute() + 1, next.tokenMinute());
    assertEquals(1, next.tokens().size(), "free units come once a month");
  }

  @Test
  void aQuoteShowsWhatTheTokensWillBring() {
    World world = new World(CHEAP);
    Quote quote =
        assertInstanceOf(
            Quote.class,
            world.quotes.quote(
                        Highveld.METER.digits(),
                        new Quotes.Wish.OfAmount("9200.00", Optional.empty()))
                    instanceof Answer.Given<Quote>(var given)
                ? given
                : Optional.empty());
    Vend vend = vended(world, "p1", "9200.00");
    assertEquals(
        quote.units().tenths(),
        vend.tokens().stream().mapToLong(token -> token.units().orElseThrow().tenths()).sum());
  }

  @Test
  void aSaleWithoutATokenHasItsPlaceInTime() {
    World world = new World();
    VendState fresh = VendState.fresh();
    Debt reserve =
        new Debt(
            "r1",
            DebtKind.RESERVE,
            Units.ZERO,
            20_000,
            Optional.empty(),
            1,
            new Terms.Share(Terms.Share.WHOLE),
            0);
    world.ledger.put(
        Highveld.meter(Highveld.METER, 1, Optional.empty()), fresh.withDebts(List.of(reserve)));

    Vend vend = vended(world, "p1", "100.00");

    assertEquals(List.of(), vend.tokens());
    assertEquals(TokenMinute.of(world.now), vend.tokenMinute());
    assertEquals(0, world.wrapping.unwraps, "no key is asked for");
    assertEquals(10_000, Debt.sum(world.ledger.read(Highveld.METER).orElseThrow().state().debts()));
  }

  private static Vend vended(World world, String id, String tender) {
    return assertInstanceOf(VendOutcome.Vended.class, world.vendPaid(id, tender)).vend();
  }
}
