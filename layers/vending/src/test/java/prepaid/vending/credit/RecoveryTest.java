package prepaid.vending.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.money.Shares;
import prepaid.vending.money.Units;

class RecoveryTest {
  @Test
  void aShareOfTheTenderIsRecovered() {
    Recovery recovery = recover(10_000, 0, arrears("a", 42_000, 1, new Terms.Share(3000)));

    assertEquals(3000, recovery.minor());
    assertEquals("30 % of the tender", recovery.taken().getFirst().why());
    assertEquals(39_000, recovery.taken().getFirst().leftMinor());
    assertEquals(39_000, recovery.after().getFirst().owedMinor());
  }

  @Test
  void neverMoreThanIsOwedAndThenTheDebtIsGone() {
    Recovery recovery = recover(10_000, 0, arrears("a", 1_234, 1, new Terms.Share(3000)));
    assertEquals(1_234, recovery.minor());
    assertEquals(List.of(), recovery.after());
  }

  @Test
  void theEnergyPartIsLeft() {
    Recovery recovery = recover(10_000, 4_000, arrears("a", 90_000, 1, new Terms.Share(9000)));
    assertEquals(6_000, recovery.minor());
    assertEquals("all but the energy part", recovery.taken().getFirst().why());
    assertEquals(0, recover(10_000, 10_001, arrears("a", 90_000, 1, new Terms.Share(1))).minor());
  }

  @Test
  void anInstalmentIsTakenOnceAMonthHoweverManySalesPayIt() {
    Debt debt = arrears("a", 42_000, 1, new Terms.Instalment(5_000));

    Recovery first = recover(3_000, 0, debt);
    Recovery second = recover(3_000, 0, first.after().getFirst());
    Recovery third = recover(3_000, 0, second.after().getFirst());
    Recovery nextMonth = recover(3_000, 0, third.after().getFirst().inNewMonth());

    assertEquals(
        List.of(3_000L, 2_000L, 0L, 3_000L),
        List.of(first.minor(), second.minor(), third.minor(), nextMonth.minor()));
    assertEquals(34_000, nextMonth.after().getFirst().owedMinor());
    assertEquals("instalment", second.taken().getFirst().why());
  }

  @Test
  void debtsAreServedInTheirOrder() {
    Debt second = arrears("b", 10_000, 2, new Terms.Share(5000));
    Debt first = arrears("c", 10_000, 1, new Terms.Share(8000));

    Recovery recovery = recover(10_000, 1_000, second, first);

    assertEquals(
        List.of("c", "b"), recovery.taken().stream().map(taken -> taken.before().id()).toList());
    assertEquals(
        List.of(8_000L, 1_000L), recovery.taken().stream().map(Recovery.Taken::minor).toList());
  }

  @Test
  void reserveCreditThatIsRecoveredWholeComesBeforeTheEnergyPart() {
    Recovery whole = recover(10_000, 4_000, reserve(12_000, Terms.Share.WHOLE));
    assertEquals(10_000, whole.minor());
    assertEquals(2_000, whole.after().getFirst().owedMinor());
    assertEquals(5_000, recover(10_000, 4_000, reserve(12_000, 5_000)).minor());
    assertEquals(6_000, recover(10_000, 4_000, reserve(12_000, 9_000)).minor());
  }

  @Test
  void aSaleOnAccountGrowsTheAccountsOneDebt() {
    Debt arrears = arrears("a", 42_000, 1, new Terms.Share(3000));
    List<Debt> once = Accounts.charged(List.of(arrears), 5_000);
    List<Debt> twice = Accounts.charged(once, 2_500);

    assertEquals(2, twice.size());
    assertEquals(arrears, twice.getFirst());
    assertEquals(DebtKind.ACCOUNT, twice.getLast().kind());
    assertEquals(7_500, twice.getLast().owedMinor());
    assertEquals(0, recover(10_000, 0, twice.getLast()).minor(), "a statement pays it");
  }

  @Test
  void aDebtIsNeverBelowZeroAndItsIdIsPlain() {
    assertThrows(IllegalArgumentException.class, () -> arrears("a", -1, 1, new Terms.Share(3000)));
    assertThrows(IllegalArgumentException.class, () -> arrears("A;", 1, 1, new Terms.Share(3000)));
    assertTrue(arrears("a", 1, 1, new Terms.Share(0)).owedMinor() > 0);
  }

  private static Recovery recover(long tender, long energyPart, Debt... debts) {
    return Recovery.of(List.of(debts), new Shares(tender), tender, energyPart);
  }

  private static Debt arrears(String id, long owed, int order, Terms terms) {
    return new Debt(id, DebtKind.ARREARS, Units.ZERO, owed, Optional.empty(), order, terms, 0);
  }

  private static Debt reserve(long owed, int points) {
    return new Debt(
        "r",
        DebtKind.RESERVE,
        new Units(100),
        owed,
        Optional.empty(),
        1,
        new Terms.Share(points),
        0);
  }
}
