package prepaid.vending.tariffs;

import java.math.BigInteger;
import java.util.Optional;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.TariffVersion.EnergyRounding;

/**
 * What a tender leaves for energy, in minor units.
 *
 * @param taken before
 * @param tax of the remainder; all money is taxed when it is paid, so money carried over is not
 *     taxed again
 * @param amount what the blocks' prices are held against, money carried over included: with tax
 *     where the prices include it, else without
 */
record Pot(Deductions taken, long tax, long amount) {
  static Pot of(long tenderMinor, TariffVersion tariff, PricingState state) {
    Deductions taken = Deductions.of(tenderMinor, tariff, state);
    long remainder = taken.remainder();
    long net = Tax.net(Math.max(remainder, 0), tariff);
    long own = taxIsInside(tariff, state) ? remainder : net;
    return new Pot(taken, remainder - net, Math.addExact(own, state.carriedMinor()));
  }

  /**
   * Whether the pot's amount holds the tax: a meter that counts money has the tax in its prices.
   */
  static boolean taxIsInside(TariffVersion tariff, PricingState state) {
    return tariff.pricesIncludeTax() || state.mode() == CreditMode.CURRENCY;
  }

  /** How many tenths the pot buys; empty when there are more than one sale may have. */
  Optional<Long> tenths(TariffVersion tariff, PricingState state) {
    BlockTable blocks = new BlockTable(tariff);
    long begin = state.begin(tariff);
    BigInteger before = blocks.cost(begin);
    BigInteger own = blocks.ofMinor(BigInteger.valueOf(amount));
    BigInteger position =
        tariff.energyRounding() == EnergyRounding.UP
            ? blocks.firstWorth(before.add(own))
            : blocks.lastWithin(blocks.upToMinor(before).add(own));
    BigInteger tenths = position.subtract(BigInteger.valueOf(begin));
    return tenths.compareTo(BigInteger.valueOf(Limits.SALE_TENTHS_MAX)) > 0
        ? Optional.empty()
        : Optional.of(tenths.longValueExact());
  }

  /** The smallest amount of a pot that buys these units. */
  static BigInteger smallestAmountFor(Units wanted, TariffVersion tariff, PricingState state) {
    BlockTable blocks = new BlockTable(tariff);
    long begin = state.begin(tariff);
    BigInteger before = blocks.cost(begin);
    long position = Math.addExact(begin, wanted.tenths());
    BigInteger amount =
        tariff.energyRounding() == EnergyRounding.UP
            // The last tenth is rounded up to as soon as the ones before it are exceeded.
            ? blocks.minorDown(blocks.cost(position - 1).subtract(before)).add(BigInteger.ONE)
            : blocks.minorUp(blocks.cost(position)).subtract(blocks.minorUp(before));
    return amount.max(BigInteger.ONE);
  }
}
