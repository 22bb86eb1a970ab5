package prepaid.vending.meters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.credit.Terms;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.money.Units;

class VendStateTest {
  private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
  private static final Debt DEBT =
      new Debt(
          "a1",
          DebtKind.ARREARS,
          Units.ZERO,
          9_000,
          Optional.empty(),
          1,
          new Terms.Instalment(2_000),
          1_500);
  private static final VendState STATE =
      new VendState(
          17_000_000,
          SEPTEMBER,
          1_234,
          45_678,
          Optional.of(SEPTEMBER),
          7,
          LocalDate.of(2026, 9, 30),
          10_000,
          ChainHead.GENESIS,
          Optional.empty(),
          Optional.of(SEPTEMBER),
          List.of(DEBT),
          History.NONE,
          Optional.empty());

  @Test
  void whatBelongsToAMonthBeginsAnewInTheNext() {
    assertEquals(1_234, STATE.tenthsIn(SEPTEMBER));
    assertEquals(0, STATE.tenthsIn(SEPTEMBER.plusMonths(1)));
    assertEquals(45_678, STATE.minorIn(SEPTEMBER));
    assertEquals(0, STATE.minorIn(SEPTEMBER.plusMonths(1)));
    assertFalse(STATE.freeUnitsDue(SEPTEMBER));
    assertTrue(STATE.freeUnitsDue(SEPTEMBER.plusMonths(1)));
    assertEquals(1_500, STATE.debtsIn(SEPTEMBER).getFirst().takenMinor());
    assertEquals(0, STATE.debtsIn(SEPTEMBER.plusMonths(1)).getFirst().takenMinor());
  }

  @Test
  void monthsWithoutAPurchaseAreCounted() {
    assertEquals(0, STATE.fixedMonthsDue(SEPTEMBER));
    assertEquals(1, STATE.fixedMonthsDue(SEPTEMBER.plusMonths(1)));
    assertEquals(5, STATE.fixedMonthsDue(YearMonth.of(2027, 2)));
    assertEquals(0, STATE.fixedMonthsDue(SEPTEMBER.minusMonths(1)), "a clock that stepped back");
    assertEquals(1, VendState.fresh().fixedMonthsDue(SEPTEMBER));
    assertTrue(VendState.fresh().freeUnitsDue(SEPTEMBER));
  }

  @Test
  void onlyDebtsChangeWithTheDebts() {
    assertEquals(List.of(), STATE.withDebts(List.of()).debts());
    assertEquals(STATE, STATE.withDebts(List.of()).withDebts(List.of(DEBT)));
  }
}
