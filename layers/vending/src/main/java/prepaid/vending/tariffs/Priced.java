package prepaid.vending.tariffs;

import java.util.List;
import java.util.Optional;
import prepaid.vending.credit.Debt;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;

/**
 * A tender, priced.
 *
 * @param lines net and tax of all add up to the tender
 * @param units what the energy lines bought; zero for a meter in currency mode, and when charges
 *     and debts took all: then there is no credit token
 * @param credit the money a meter in currency mode is credited with; empty in units mode
 * @param freeUnits what is granted for nothing, with a token of its own
 * @param monthTenthsAfter units bought in the month, this sale included, in tenths
 * @param fixedChargeTaken whether the fixed charge is in the lines, of this month and those before
 * @param carriedMinorAfter money to carry over to the next vend, in minor units
 * @param debtsAfter what the meter owes then
 */
public record Priced(
    Money tender,
    List<Line> lines,
    Units units,
    Optional<Money> credit,
    Optional<Units> freeUnits,
    long monthTenthsAfter,
    boolean fixedChargeTaken,
    long carriedMinorAfter,
    List<Debt> debtsAfter) {
  public Priced {
    lines = List.copyOf(lines);
    debtsAfter = List.copyOf(debtsAfter);
  }

  /** Whether charges and debts took the whole tender. */
  public boolean isAccountPayment() {
    return units.tenths() == 0 && credit.isEmpty() && !tender.isZero();
  }
}
