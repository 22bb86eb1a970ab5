package prepaid.vending.tariffs;

import java.util.OptionalLong;

/**
 * One block of an inclining-block tariff, by units bought in the calendar month.
 *
 * @param upToTenths where the block ends, in tenths of a unit since the month began, this tenth
 *     included; empty for the last block
 * @param priceMicros price of one unit (10 tenths), in millionths of the currency's major unit
 */
public record Block(OptionalLong upToTenths, long priceMicros) {}
