package prepaid.vending.tariffs;

import java.time.YearMonth;
import prepaid.vending.meters.CreditMode;

/**
 * What pricing must know about the meter.
 *
 * @param month the month of the sale, in the utility's time zone
 * @param monthTenths units bought in it so far, in tenths
 * @param fixedChargeDue whether this month's fixed charge is still to be taken
 * @param carriedMinor money carried over from the last vend, in minor units
 */
public record PricingState(
    CreditMode mode,
    YearMonth month,
    long monthTenths,
    boolean fixedChargeDue,
    long carriedMinor) {}
