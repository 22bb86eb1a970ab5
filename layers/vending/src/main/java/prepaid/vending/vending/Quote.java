package prepaid.vending.vending;

import java.time.Instant;
import java.util.Optional;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.meters.Meter;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Priced;
import prepaid.vending.tariffs.PricingState;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.utilities.Utility;

/**
 * What a tender buys for a meter at a moment, and what it was computed from.
 *
 * @param plan under which key, and from which one the meter comes
 * @param state what pricing took from the meter
 * @param at the moment, which chose month, day and tariff version
 * @param decided what nobody pays for, as it will be given
 */
public record Quote(
    Meter meter,
    Utility utility,
    KeyPlan plan,
    TariffVersion tariff,
    PricingState state,
    Priced priced,
    Instant at,
    Optional<MoneySource.Unpaid> decided) {
  /** What its tokens bring, free units included: a token's field has few digits, rounded up. */
  public Units units() {
    Units free = Minting.brought(priced.freeUnits().orElse(Units.ZERO));
    return Minting.brought(priced.units()).plus(free);
  }

  /** What its token brings to a meter that counts money. */
  public Optional<Money> credit() {
    return priced.credit().map(Minting::brought);
  }
}
