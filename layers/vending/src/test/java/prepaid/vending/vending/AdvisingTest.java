package prepaid.vending.vending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.credit.Terms;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryBooks;
import prepaid.vending.fixture.MemoryBooks.Fault;
import prepaid.vending.fixture.Shops;
import prepaid.vending.ledger.Chain;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.VendState;
import prepaid.vending.money.Units;
import prepaid.vending.partners.Commission;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.AdviceRequest.Kind;

/** Confirmations and reversals in every order, for partners of one phase and of two. */
class AdvisingTest {
  private static final long OPENING = ShopWorld.OPENING;

  private final ShopWorld onePhase = new ShopWorld(Shops.corner());
  private final ShopWorld twoPhase = new ShopWorld(Shops.corner(Commission.NONE, true));
  private ShopWorld world = onePhase;
  private MemoryBooks books = world.books;

  private void shop(boolean isTwoPhase) {
    world = isTwoPhase ? twoPhase : onePhase;
    books = world.books;
  }

  private VendOutcome sell(String reference) {
    return world.sell(reference, "100.00");
  }

  private Vend sold(String reference) {
    return world.sold(reference);
  }

  private AdviceOutcome confirm(String reference) {
    return world.advising.advise(new AdviceRequest(ShopWorld.key(reference), Kind.CONFIRMATION));
  }

  private AdviceOutcome reverse(String reference) {
    return world.advising.advise(new AdviceRequest(ShopWorld.key(reference), Kind.REVERSAL));
  }

  private VendState state() {
    return world.state();
  }

  private long available() {
    return world.available();
  }

  @Test
  void anOrdinaryReversalIsTooLateAndNamesTheSale() {
    shop(false);
    Vend vend = sold("s1");
    assertEquals(new AdviceOutcome.Sold(vend), reverse("s1"));
    assertEquals(new AdviceOutcome.Sold(vend), reverse("s1"));
    assertEquals(OPENING - 10_000, available());
    assertEquals(1, books.rows().size());
  }

  @Test
  void aReversalBeforeItsSaleStopsItForEver() {
    shop(false);
    assertEquals(new AdviceOutcome.NoSale(), reverse("s1"));
    assertEquals(new AdviceOutcome.NoSale(), reverse("s1"));
    VendOutcome late = sell("s1");
    assertEquals(
        RefusalKind.SALE_REVERSED,
        assertInstanceOf(VendOutcome.Refused.class, late).refusal().kind());
    assertEquals(OPENING, available());
    assertEquals(new AdviceOutcome.NoSale(), confirm("s1"));
  }

  @Test
  void aConfirmationTwiceIsOne() {
    shop(true);
    Vend vend = sold("s1");
    assertTrue(vend.isHeld());
    assertEquals(new AdviceOutcome.Sold(vend), confirm("s1"));
    assertEquals(new AdviceOutcome.Sold(vend), confirm("s1"));
    assertEquals(new AdviceOutcome.Sold(vend), reverse("s1"));
    assertEquals(OPENING - 10_000, available());
  }

  @Test
  void aHeldSaleIsUndoneInTheChainAndTheMeterIsAsBefore() {
    shop(true);
    Vend first = sold("s0");
    var told = confirm("s0");
    owes(40_000);
    VendState before = state();
    Vend vend = sold("s1");
    assertEquals(new AdviceOutcome.Reversed(vend), reverse("s1"));
    assertEquals(new AdviceOutcome.Reversed(vend), reverse("s1"));
    assertEquals(new AdviceOutcome.Reversed(vend), confirm("s1"));

    Vend reversal = books.rows().getLast();
    assertTrue(reversal.isReversal() && Chain.follows(reversal, vend.head()));
    assertEquals(Optional.empty(), Recomputation.difference(reversal, Highveld.TARIFF));
    assertEquals(vend.tender().negated(), reversal.tender());
    assertEquals(List.of(), reversal.tokens());
    VendState after = state();
    assertEquals(reversal.head(), after.head());
    assertEquals(Optional.of(first.key()), after.lastVend());
    assertEquals(before.monthTenths(), after.monthTenths());
    assertEquals(before.dayMinor(), after.dayMinor());
    assertEquals(before.monthMinor(), after.monthMinor());
    assertEquals(before.debts(), after.debts());
    assertTrue(after.lastTokenMinute() > vend.tokenMinute());
    assertEquals(OPENING - 10_000, available());
  }

  @Test
  void whatTheOfficeChangedSinceStaysChanged() {
    shop(true);
    owes(40_000);
    Vend vend = sold("s1");
    long left = state().debts().getFirst().owedMinor();
    owes(left + 5_000);
    assertEquals(new AdviceOutcome.Reversed(vend), reverse("s1"));
    assertEquals(40_000 + 5_000, state().debts().getFirst().owedMinor());
  }

  private void owes(long minor) {
    Debt debt =
        new Debt(
            "d1",
            DebtKind.ARREARS,
            Units.ZERO,
            minor,
            Optional.empty(),
            1,
            new Terms.Share(1_000),
            0);
    books.put(
        books.read(Highveld.METER).orElseThrow().registration(), state().withDebts(List.of(debt)));
  }

  @Test
  void onceSomethingElseWasSoldTheTokensAreTold() {
    shop(true);
    Vend vend = sold("s1");
    ChainHead next = sold("s2").head();
    assertEquals(new AdviceOutcome.Sold(vend), reverse("s1"));
    assertEquals(next, state().head());
    assertEquals(new AdviceOutcome.Sold(vend), confirm("s1"));
  }

  /** Every fault of the store, at an advice's first write and at its second. */
  @ParameterizedTest
  @EnumSource(Fault.class)
  void anAdviceWhoseAnswerWasLostComesToTheSameEnd(Fault fault) {
    shop(true);
    Vend vend = sold("s1");
    books.next(fault, fault);
    assertEquals(new AdviceOutcome.Reversed(vend), reverse("s1"));
    assertEquals(OPENING, available());
    assertEquals(2, books.rows().size());
    books.next(fault);
    assertEquals(new AdviceOutcome.NoSale(), reverse("never"));
    books.next(fault);
    Vend second = sold("s2");
    books.next(fault);
    assertEquals(new AdviceOutcome.Sold(second), confirm("s2"));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aSaleThatWasDoubtedForAWhileIsToldAsNewAndItsRepeatAsARepeat(Fault fault) {
    shop(false);
    books.next(fault);
    assertFalse(assertInstanceOf(VendOutcome.Vended.class, sell("s1")).repeated());
    assertTrue(assertInstanceOf(VendOutcome.Vended.class, sell("s1")).repeated());
    assertEquals(1, books.rows().size());
    assertEquals(OPENING - 10_000, available());
  }
}
