package prepaid.vending.tariffs;

import prepaid.vending.money.Money;

/**
 * A charge taken with the first vend of a calendar month.
 *
 * @param amount without tax
 * @param taxed whether tax is added
 */
public record FixedCharge(Money amount, boolean taxed) {}
