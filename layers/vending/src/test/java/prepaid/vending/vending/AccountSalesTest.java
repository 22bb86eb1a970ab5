package prepaid.vending.vending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.credit.Terms;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.ledger.Chain;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.MoneySource.OnAccount;
import prepaid.vending.ledger.ReceiptNumber;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterFlag;
import prepaid.vending.meters.VendState;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.utilities.DeskPolicy;
import prepaid.vending.utilities.ReservePolicy;
import prepaid.vending.vending.AccountStatement.Entry;

/** Credit now, owed by the account: for meters that have one. */
class AccountSalesTest {
  private static final MoneySource ACCOUNT =
      new OnAccount(Mandate.of("dora", "hospital, by contract"));

  private World world = new World();

  @BeforeEach
  void theMeterIsPostPay() {
    world.ledger.put(
        Highveld.meter(Highveld.METER, 1, Optional.empty()).with(MeterFlag.POST_PAY),
        VendState.fresh());
  }

  private VendOutcome ask(String reference, String tender) {
    return world.vending.vend(
        new VendRequest(
            new VendKey("account", reference),
            Highveld.METER.digits(),
            tender,
            "ZAR",
            ACCOUNT,
            world.now));
  }

  private Vend sold(String reference, String tender) {
    return assertInstanceOf(VendOutcome.Vended.class, ask(reference, tender)).vend();
  }

  private static RefusalKind refusal(VendOutcome outcome) {
    return assertInstanceOf(VendOutcome.Refused.class, outcome).refusal().kind();
  }

  private Meter meter() {
    return world.ledger.read(Highveld.METER).orElseThrow();
  }

  private AccountStatement statement() {
    return AccountStatement.of(
        world.ledger.rows(), meter().state().debts(), Highveld.rand(0).currency(), world.now);
  }

  @Test
  void theTokenComesNowAndTheTenderIsOwed() {
    Vend vend = sold("a1", "250.00");
    assertEquals(1, vend.tokens().size());
    assertEquals(Highveld.rand(25_000), vend.tender());
    Debt debt = meter().state().debts().getFirst();
    assertEquals(DebtKind.ACCOUNT, debt.kind());
    assertEquals(25_000, debt.owedMinor());
    assertTrue(Chain.follows(vend, VendState.fresh().head()));
    assertEquals(Optional.empty(), Recomputation.difference(vend, Highveld.TARIFF));
    Vend next = sold("a2", "100.00");
    assertEquals(35_000, meter().state().debts().getFirst().owedMinor());
    assertTrue(Chain.follows(next, vend.head()));
  }

  @Test
  void anAccountOwesNoMoreThanItsUtilityLets() {
    DeskPolicy desk = new DeskPolicy(ReservePolicy.NONE, true, Optional.of(Highveld.rand(50_000)));
    world = new World(Highveld.withDesk(Highveld.UTILITY, desk), Highveld.TARIFF);
    theMeterIsPostPay();
    Vend vend = sold("a1", "250.00");
    assertEquals(RefusalKind.AMOUNT_TOO_LARGE, refusal(ask("a2", "250.01")));
    assertEquals(vend, sold("a1", "250.00"), "what was sold is found whatever is owed");
    assertInstanceOf(VendOutcome.Vended.class, world.vendPaid("p1", "100.00"));
    sold("a2", "250.00");
    assertEquals(RefusalKind.AMOUNT_TOO_LARGE, refusal(ask("a3", "100.00")));
    world.ledger.put(meter().registration(), meter().state().withDebts(List.of()));
    sold("a4", "500.00");
  }

  @Test
  void aRepeatIsTheSameSaleAndOwedOnce() {
    Vend vend = sold("a1", "250.00");
    assertEquals(vend, sold("a1", "250.0"));
    assertEquals(25_000, meter().state().debts().getFirst().owedMinor());
    assertEquals(RefusalKind.REFERENCE_REUSED, refusal(ask("a1", "251.00")));
  }

  @Test
  void aMeterThatIsPaidInAdvanceOwesNothing() {
    world.ledger.put(Highveld.meter(Highveld.METER, 1, Optional.empty()), VendState.fresh());
    assertEquals(RefusalKind.NOT_ALLOWED, refusal(ask("a1", "250.00")));
    assertEquals(List.of(), meter().state().debts());
    assertEquals(List.of(), world.ledger.rows());
  }

  @Test
  void aSaleThatWasMadeIsFoundThoughTheAccountWasClosedSince() {
    Vend vend = sold("a1", "250.00");
    world.ledger.put(Highveld.meter(Highveld.METER, 1, Optional.empty()), meter().state());
    assertEquals(vend, sold("a1", "250.00"));
    assertEquals(RefusalKind.NOT_ALLOWED, refusal(ask("a2", "250.00")));
  }

  @Test
  void limitsAndOtherPayersNamesHoldHereToo() {
    assertEquals(RefusalKind.AMOUNT_TOO_SMALL, refusal(ask("a1", "1.00")));
    VendRequest foreign =
        new VendRequest(
            new VendKey("web", "a1"), Highveld.METER.digits(), "250.00", "ZAR", ACCOUNT, world.now);
    assertEquals(RefusalKind.NOT_ALLOWED, refusal(world.vending.vend(foreign)));
  }

  @Test
  void theStatementLeadsFromWhatWasOwedToWhatIs() {
    Vend first = sold("a1", "250.00");
    world.now = world.now.plus(Duration.ofDays(1));
    Vend second = sold("a2", "100.00");
    VendState state = meter().state();
    List<Debt> settled = List.of(state.debts().getFirst().less(20_000));
    world.ledger.put(meter().registration(), state.withDebts(settled));
    world.now = world.now.plus(Duration.ofDays(1));
    Vend bought = assertInstanceOf(VendOutcome.Vended.class, world.vendPaid("p1", "50.00")).vend();
    Vend third = sold("a3", "60.00");

    AccountStatement statement = statement();
    assertEquals(Highveld.rand(0), statement.opening());
    assertEquals(
        List.of(
            new Entry(first.at(), Highveld.rand(25_000), Highveld.rand(25_000), receipt(first)),
            new Entry(second.at(), Highveld.rand(10_000), Highveld.rand(35_000), receipt(second)),
            new Entry(bought.at(), Highveld.rand(-20_000), Highveld.rand(15_000), Optional.empty()),
            new Entry(third.at(), Highveld.rand(6_000), Highveld.rand(21_000), receipt(third))),
        statement.entries());
    assertEquals(Highveld.rand(21_000), statement.owed());

    world.ledger.put(meter().registration(), meter().state().withDebts(List.of()));
    assertEquals(
        new Entry(world.now, Highveld.rand(-21_000), Highveld.rand(0), Optional.empty()),
        statement().entries().getLast());
  }

  private static Optional<ReceiptNumber> receipt(Vend vend) {
    return Optional.of(ReceiptNumber.of(vend));
  }

  @Test
  void anAccountBesideEightOtherDebtsIsRefused() {
    List<Debt> eight =
        IntStream.range(0, Limits.METER_DEBTS_MAX)
            .mapToObj(i ->
                new Debt(
                    "d" + i,
                    DebtKind.ARREARS,
                    Units.ZERO,
                    1_000,
                    Optional.empty(),
                    1,
                    new Terms.Share(0),
                    0))
            .toList();
    world.ledger.put(meter().registration(), meter().state().withDebts(eight));
    assertInstanceOf(VendOutcome.Refused.class, ask("a1", "250.00"));
    assertEquals(List.of(), world.ledger.rows());
  }
}
