package prepaid.vending.tariffs;

import java.util.List;
import java.util.Optional;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;

/**
 * A tender, priced.
 *
 * @param lines net and tax of all add up to the tender
 * @param units what the energy lines bought; zero for a meter in currency mode
 * @param credit the money a meter in currency mode is credited with; empty in units mode
 * @param monthTenthsAfter units bought in the month, this sale included, in tenths
 * @param fixedChargeTaken whether the month's fixed charge is in the lines
 * @param carriedMinorAfter money to carry over to the next vend, in minor units
 */
public record Priced(
    Money tender,
    List<Line> lines,
    Units units,
    Optional<Money> credit,
    long monthTenthsAfter,
    boolean fixedChargeTaken,
    long carriedMinorAfter) {}
