package prepaid.vending.tariffs;

import prepaid.vending.money.Units;

/**
 * Free basic units: one grant a calendar month, not cumulative.
 *
 * @param units a month, more than zero
 * @param inBlocks whether they take the month's first places in the blocks
 * @param alone whether they may be claimed without a sale
 */
public record FreeUnits(Units units, boolean inBlocks, boolean alone) {}
