package prepaid.vending.vending;

import java.time.Instant;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.meters.Meter;
import prepaid.vending.tariffs.Priced;
import prepaid.vending.tariffs.PricingState;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.utilities.Utility;

/**
 * What a tender buys for a meter at a moment, and what it was computed from.
 *
 * @param state what pricing took from the meter
 * @param at the moment, which chose month, day and tariff version
 */
public record Quote(
    Meter meter,
    Utility utility,
    WrappedKey key,
    TariffVersion tariff,
    PricingState state,
    Priced priced,
    Instant at) {}
