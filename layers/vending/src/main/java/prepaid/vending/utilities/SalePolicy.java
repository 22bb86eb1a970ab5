package prepaid.vending.utilities;

import java.util.Optional;
import prepaid.vending.money.Money;

/**
 * What a utility allows in one sale, in one day and in one month.
 *
 * @param largestMeterDay the most that one meter may be sold in one day of the utility's time zone
 * @param largestMeterMonth the same in a calendar month; empty where there is no such limit
 */
public record SalePolicy(
    Money smallestSale,
    Money largestSale,
    Money largestMeterDay,
    Optional<Money> largestMeterMonth) {}
