package prepaid.vending.tariffs;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import prepaid.vending.credit.Debt;
import prepaid.vending.meters.CreditMode;

/**
 * What pricing must know beside tender and tariff. A vend keeps it, so that its price can be
 * computed again.
 *
 * @param month the month of the sale, in the utility's time zone
 * @param monthTenths units bought in it so far, in tenths
 * @param fixedMonthsDue months whose fixed charge is still to be taken, this one included
 * @param carriedMinor money carried over from the last vend, in minor units
 * @param freeUnitsDue whether this month's free units are still to be granted
 * @param debts of the meter, at this month's beginning or after its last sale
 */
public record PricingState(
    CreditMode mode,
    YearMonth month,
    long monthTenths,
    int fixedMonthsDue,
    long carriedMinor,
    boolean freeUnitsDue,
    List<Debt> debts,
    SaleWay way) {
  public PricingState {
    debts = List.copyOf(debts);
  }

  /** The free units that this sale grants under a tariff. */
  Optional<FreeUnits> freeUnits(TariffVersion tariff) {
    return freeUnitsDue && mode == CreditMode.UNITS ? tariff.terms().freeUnits() : Optional.empty();
  }

  /**
   * Where the sale's paid units begin in the month's blocks, in tenths. Free units that count come
   * first, so that a purchase costs the same whether it is split or not.
   */
  public long begin(TariffVersion tariff) {
    long free =
        freeUnits(tariff).filter(FreeUnits::inBlocks).map(f -> f.units().tenths()).orElse(0L);
    return Math.addExact(monthTenths, free);
  }

  public PricingState with(SaleWay other) {
    return new PricingState(
        mode, month, monthTenths, fixedMonthsDue, carriedMinor, freeUnitsDue, debts, other);
  }
}
