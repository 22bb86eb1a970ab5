package prepaid.vending.utilities;

import prepaid.vending.money.Money;

/**
 * What a utility allows in one sale and in one day.
 *
 * @param largestMeterDay the most that one meter may be sold in one day of the utility's time zone
 */
public record SalePolicy(Money smallestSale, Money largestSale, Money largestMeterDay) {}
