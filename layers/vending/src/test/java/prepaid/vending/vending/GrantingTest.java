package prepaid.vending.vending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.ledger.Chain;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.MeterFlag;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.VendState;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.LineKind;
import prepaid.vending.utilities.DeskPolicy;
import prepaid.vending.utilities.Utility;

class GrantingTest {
  private final World world = new World();

  @Test
  void anEmergencyIsATokenAndADebtWithItsFee() {
    buy("p1");
    Vend vend = vended(world.give("e1", emergency(Optional.empty())));

    assertEquals(TokenKind.RESERVE_CREDIT, vend.tokens().getFirst().kind());
    assertEquals(Optional.of(new Units(100)), vend.tokens().getFirst().units());
    assertTrue(vend.tender().isZero());
    // 10.0 kWh at 1.85 and 15 % tax are 21.28; the smallest amount that buys them, plus a tenth.
    Debt debt = debts().getFirst();
    assertEquals(DebtKind.RESERVE, debt.kind());
    assertEquals(new Units(100), debt.units());
    long value = granted(vend).value().minor();
    assertTrue(value > 2100 && value <= 2128, () -> "worth " + value);
    assertEquals(value + value / 10, debt.owedMinor());
    assertTrue(debt.due().isPresent());
    assertTrue(Chain.follows(vend, head(vend)));
  }

  @Test
  void theNextPurchasePaysItBackAndThenThereMayBeAnother() {
    buy("p1");
    vended(world.give("e1", emergency(Optional.empty())));
    long owed = debts().getFirst().owedMinor();

    assertRefused(RefusalKind.RESERVE_REFUSED, world.give("e2", emergency(Optional.empty())));
    Vend sale = buy("p2");
    assertEquals(
        owed,
        sale.lines().stream()
            .filter(line -> line.kind() == LineKind.RESERVE_RECOVERY)
            .mapToLong(line -> line.net().minor())
            .sum());
    assertEquals(List.of(), debts());
    vended(world.give("e3", emergency(Optional.empty())));
    buy("p3");
    assertRefused(RefusalKind.RESERVE_REFUSED, world.give("e4", emergency(Optional.empty())));
  }

  @Test
  void itIsRecoveredInThePlaceThatThePolicyGivesIt() {
    DeskPolicy later = new DeskPolicy(Highveld.reserve(5), true);
    assertEquals(0, order(Highveld.UTILITY));
    assertEquals(5, order(Highveld.withDesk(Highveld.UTILITY, later)));
  }

  private static int order(Utility utility) {
    World there = new World(utility, Highveld.TARIFF);
    vended(there.vendPaid("p1", "100.00"));
    vended(there.give("e1", emergency(Optional.empty())));
    return there.ledger.read(Highveld.METER).orElseThrow().state().debts().getFirst().order();
  }

  @Test
  void aRepeatIsTheSameGrant() {
    buy("p1");
    Vend first = vended(world.give("e1", emergency(Optional.empty())));
    assertEquals(
        new VendOutcome.Vended(first, true), world.give("e1", emergency(Optional.empty())));
    assertEquals(1, debts().size());
  }

  @Test
  void whoHasBoughtNothingAndWhoAsksForTooMuchGetNone() {
    assertRefused(RefusalKind.RESERVE_REFUSED, world.give("e1", emergency(Optional.empty())));
    buy("p1");
    assertRefused(RefusalKind.NOT_ALLOWED, world.give("e2", emergency(units(101))));
    assertRefused(RefusalKind.RESERVE_REFUSED, world.give("e2", emergency(units(301))));
    assertRefused(RefusalKind.AMOUNT_INVALID, world.give("e3", grant(GrantKind.GIFT, 0)));
    assertEquals(List.of(), debts());
  }

  @Test
  void aBlockedMeterGetsNoneUnlessSomebodyThereCannotDoWithout() {
    buy("p1");
    VendState state = state();
    Registration blocked = Highveld.meter(Highveld.METER, 1, Optional.of("theft"));
    world.ledger.put(blocked, state);
    assertRefused(RefusalKind.METER_BLOCKED, world.give("e1", emergency(Optional.empty())));
    world.ledger.put(blocked.with(MeterFlag.VULNERABLE), state);
    vended(world.give("e1", emergency(Optional.empty())));
    world.ledger.put(blocked.with(MeterFlag.VULNERABLE).with(MeterFlag.REMOVED), state());
    assertRefused(RefusalKind.METER_BLOCKED, world.give("e5", grant(GrantKind.GIFT, 10)));
  }

  @Test
  void additionalCreditComesOnTopUntilTheTotal() {
    buy("p1");
    vended(world.give("e1", emergency(Optional.empty())));
    vended(world.give("a1", grant(GrantKind.ADDITIONAL, 150)));
    assertEquals(2, debts().size());
    // Two grants this month are as many as there may be.
    assertRefused(RefusalKind.RESERVE_REFUSED, world.give("a2", grant(GrantKind.ADDITIONAL, 10)));
    world.now = world.now.plus(Duration.ofDays(31));
    assertRefused(RefusalKind.RESERVE_REFUSED, world.give("a3", grant(GrantKind.ADDITIONAL, 60)));
    vended(world.give("a4", grant(GrantKind.ADDITIONAL, 50)));
  }

  @Test
  void aPresentIsOwedByNobodyAndARefillIsPaid() {
    Vend gift = vended(world.give("g1", grant(GrantKind.GIFT, 50)));
    assertEquals(Optional.empty(), granted(gift).debt());
    Vend refill = vended(world.give("r1", grant(GrantKind.PAID_REFILL, 50)));
    assertEquals(granted(refill).value(), refill.tender());
    assertTrue(refill.tender().minor() > 0);
    assertEquals(List.of(), debts());
    assertEquals(0, state().history().sales());
  }

  @Test
  void initialCreditIsNotedWithoutAToken() {
    Vend noted = vended(world.give("initial", grant(GrantKind.INITIAL, 200)));
    assertEquals(List.of(), noted.tokens());
    assertEquals(List.of(), debts());
    buy("p1");
  }

  @Test
  void moreThanOneOperatorMayGiveTakesASecond() {
    Mandate alone = Mandate.of("dina", "flood");
    Grant much = new Grant(GrantKind.GIFT, units(201), alone, Optional.empty());
    assertRefused(RefusalKind.NOT_ALLOWED, world.give("g1", much));
    assertRefused(RefusalKind.NOT_ALLOWED, world.give("g1", approved(much, "dina")));
    vended(world.give("g1", approved(much, "sam")));
  }

  @Test
  void moreThanAnOrdinaryEmergencyTakesASecondAndNoHolderHasOne() {
    buy("p1");
    Grant holders =
        new Grant(GrantKind.EMERGENCY, units(101), Mandate.ofConsumer("by text"), Optional.empty());
    assertRefused(RefusalKind.RESERVE_REFUSED, world.give("e0", holders));
    Grant much = emergency(units(300));
    assertRefused(RefusalKind.NOT_ALLOWED, world.give("e1", much));
    assertRefused(
        RefusalKind.RESERVE_REFUSED, world.give("e1", approved(emergency(units(301)), "sam")));
    vended(world.give("e1", approved(much, "sam")));
    assertRefused(RefusalKind.RESERVE_REFUSED, world.give("e2", approved(much, "sam")));
  }

  @Test
  void aHolderTakesEmergenciesOnlyAndTheDaysBudgetHoldsOperators() {
    Mandate holder = Mandate.ofConsumer("asked by text");
    assertRefused(
        RefusalKind.NOT_ALLOWED,
        world.give("g0", new Grant(GrantKind.GIFT, units(10), holder, Optional.empty())));
    for (int i = 0; i < 5; i++) {
      vended(world.give("g" + (i + 1), grant(GrantKind.GIFT, 200)));
    }
    assertRefused(RefusalKind.BUDGET_USED_UP, world.give("g6", grant(GrantKind.GIFT, 1)));
    world.now = world.now.plus(Duration.ofDays(1));
    vended(world.give("g6", grant(GrantKind.GIFT, 1)));
  }

  @Test
  void aCampaignGivesWhatWasPutIntoIt() {
    world.ledger.run("winter", 150);
    Mandate run =
        new Mandate(
            "dina", Optional.of("sam"), Optional.empty(), "winter", Optional.of("winter"), true);
    vended(world.give("winter.1", new Grant(GrantKind.GIFT, units(100), run, Optional.empty())));
    assertRefused(
        RefusalKind.BUDGET_USED_UP,
        world.give("winter.2", new Grant(GrantKind.GIFT, units(100), run, Optional.empty())));
  }

  @Test
  void aGrantRecomputesFromItsRow() {
    buy("p1");
    for (Vend vend :
        List.of(
            vended(world.give("e1", emergency(Optional.empty()))),
            vended(world.give("g1", grant(GrantKind.GIFT, 50))),
            vended(world.give("r1", grant(GrantKind.PAID_REFILL, 50))),
            vended(world.give("i1", grant(GrantKind.INITIAL, 50))))) {
      assertEquals(Optional.empty(), Recomputation.difference(vend, Highveld.TARIFF));
    }
  }

  @Test
  void twoPeopleWriteADebtOffAndTheChainSaysSo() {
    buy("p1");
    vended(world.give("e1", emergency(Optional.empty())));
    Debt debt = debts().getFirst();
    Mandate alone = Mandate.of("dina", "the house burnt down");
    assertRefused(RefusalKind.NOT_ALLOWED, world.give("w1", off(debt.id(), alone)));
    Mandate two =
        new Mandate(
            "dina", Optional.of("sam"), Optional.empty(), alone.reason(), Optional.empty(), false);
    assertRefused(RefusalKind.NOT_FOUND, world.give("w1", off("reserve-9", two)));
    Vend written = vended(world.give("w1", off(debt.id(), two)));
    assertEquals(List.of(), written.tokens());
    assertEquals(List.of(), debts());
    assertEquals(
        Optional.of(debt.owedMinor()), ((MoneySource.WriteOff) written.source()).written());
    assertTrue(Chain.follows(written, head(written)));
    assertEquals(Optional.empty(), Recomputation.difference(written, Highveld.TARIFF));
    assertEquals(new VendOutcome.Vended(written, true), world.give("w1", off(debt.id(), two)));
  }

  private static MoneySource.WriteOff off(String debt, Mandate mandate) {
    return new MoneySource.WriteOff(debt, Optional.empty(), mandate);
  }

  private static Grant approved(Grant grant, String by) {
    Mandate one = grant.mandate();
    return new Grant(
        grant.kind(),
        grant.wanted(),
        new Mandate(
            one.by(), Optional.of(by), one.reasonCode(), one.reason(), one.run(), one.texted()),
        Optional.empty());
  }

  private static Grant emergency(Optional<Units> units) {
    return new Grant(GrantKind.EMERGENCY, units, Mandate.of("dina", "ill child"), Optional.empty());
  }

  private static Grant grant(GrantKind kind, long tenths) {
    return new Grant(kind, units(tenths), Mandate.of("dina", "as asked"), Optional.empty());
  }

  private static Optional<Units> units(long tenths) {
    return Optional.of(new Units(tenths));
  }

  private static prepaid.vending.ledger.MoneySource.Granted granted(Vend vend) {
    return ((Grant) vend.source()).granted().orElseThrow();
  }

  private ChainHead head(Vend vend) {
    return world.ledger.rows().stream()
        .filter(row -> row.sequence() == vend.sequence() - 1)
        .map(Vend::head)
        .findFirst()
        .orElse(ChainHead.GENESIS);
  }

  private VendState state() {
    return world.ledger.read(Highveld.METER).orElseThrow().state();
  }

  private List<Debt> debts() {
    return state().debts();
  }

  private Vend buy(String purchase) {
    Vend vend = vended(world.vendPaid(purchase, "100.00"));
    world.now = world.now.plusSeconds(60);
    return vend;
  }

  private static Vend vended(VendOutcome outcome) {
    return assertInstanceOf(VendOutcome.Vended.class, outcome, outcome::toString).vend();
  }

  private static void assertRefused(RefusalKind kind, VendOutcome outcome) {
    Refusal refusal =
        assertInstanceOf(VendOutcome.Refused.class, outcome, outcome::toString).refusal();
    assertEquals(kind, refusal.kind(), refusal::detail);
  }
}
