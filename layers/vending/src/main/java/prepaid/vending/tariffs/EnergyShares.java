package prepaid.vending.tariffs;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.TariffVersion.EnergyRounding;

/** How the money for a sale's tenths is spread over blocks and levies, to the minor unit. */
final class EnergyShares {
  private static final int MICRO_DIGITS = 6;

  private final TariffVersion tariff;
  private final long begin;
  private final long end;
  private final BlockTable all;
  private final BlockTable energy;

  /**
   * @param tenths more than zero
   */
  EnergyShares(TariffVersion tariff, PricingState state, long tenths) {
    this.tariff = tariff;
    this.begin = state.begin(tariff);
    this.end = begin + tenths;
    this.all = new BlockTable(tariff);
    this.energy = BlockTable.ofEnergy(tariff);
  }

  /**
   * A part of the pot.
   *
   * @param minor on the pot's footing: with tax where its prices include it, else without
   */
  record Share(LineKind kind, String description, long minor, Optional<Units> units) {}

  /** The shares, which add up to what the tenths cost of a pot. */
  List<Share> of(Pot pot) {
    // Rounded down, both ends are rounded by their place in the month, so that a purchase split in
    // many pays for the same tenths what one purchase would.
    long whole =
        tariff.energyRounding() == EnergyRounding.UP
            ? pot.amount()
            : all.minorUp(all.cost(end)).subtract(all.minorUp(all.cost(begin))).longValueExact();
    List<Share> levies = levies(whole);
    List<Share> shares = blocks(whole - levies.stream().mapToLong(Share::minor).sum());
    shares.addAll(levies);
    return shares;
  }

  /** Levies take their proportion of what is paid; what rounding leaves is the energy's. */
  private List<Share> levies(long whole) {
    BigInteger cost = all.between(begin, end);
    BigInteger sum = BigInteger.ZERO;
    List<Share> shares = new ArrayList<>();
    long taken = 0;
    for (Levy levy : tariff.terms().levies()) {
      for (BlockTable.Run run : energy.runs(begin, end)) {
        long grains = levy.onPrice(run.block().priceMicros());
        sum = sum.add(BigInteger.valueOf(grains).multiply(tenths(run)));
      }
      long until = BigInteger.valueOf(whole).multiply(sum).divide(cost).longValueExact();
      String words = levy.words(tariff.resource().unit());
      shares.add(new Share(LineKind.LEVY, words, until - taken, Optional.empty()));
      taken = until;
    }
    return shares;
  }

  private List<Share> blocks(long whole) {
    List<Share> shares = new ArrayList<>();
    long taken = 0;
    for (BlockTable.Run run : energy.runs(begin, end)) {
      long minor = run.toTenths() == end ? whole : Math.clamp(until(run.toTenths()), taken, whole);
      shares.add(new Share(LineKind.ENERGY, words(run), minor - taken, Optional.of(run.units())));
      taken = minor;
    }
    return shares;
  }

  /** What the energy costs from the sale's first tenth to a block's end. */
  private long until(long toTenths) {
    if (tariff.energyRounding() == EnergyRounding.UP) {
      return energy.minorHalfUp(energy.between(begin, toTenths)).longValueExact();
    }
    BigInteger before = energy.minorUp(energy.cost(begin));
    return energy.minorUp(energy.cost(toTenths)).subtract(before).longValueExact();
  }

  private String words(BlockTable.Run run) {
    BigDecimal exact = BigDecimal.valueOf(run.block().priceMicros(), MICRO_DIGITS);
    int digits =
        Math.max(exact.stripTrailingZeros().scale(), tariff.currency().getDefaultFractionDigits());
    String block = tariff.blocks().size() == 1 ? "" : "Block " + run.number() + ": ";
    return block
        + run.units()
        + " "
        + tariff.resource().unit()
        + " at "
        + exact.setScale(digits).toPlainString();
  }

  private static BigInteger tenths(BlockTable.Run run) {
    return BigInteger.valueOf(run.units().tenths());
  }
}
