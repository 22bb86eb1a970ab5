package prepaid.vending.tariffs;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import prepaid.vending.money.Shares;
import prepaid.vending.money.Units;

/**
 * The exact cost of units by their place in the month. A price is millionths of the major unit for
 * ten tenths, and a levy ten-thousandths of it, so the cost of tenths is an integer of 10^-11 of
 * the major unit ("grains"): nothing is rounded here but where a method says so.
 */
final class BlockTable {
  private static final int GRAIN_DIGITS = 11;

  private final List<Block> blocks;
  private final List<Long> grainsATenth;
  private final BigInteger grainsAMinor;

  /** The blocks with all levies. */
  BlockTable(TariffVersion tariff) {
    this(tariff, tariff.terms().levies());
  }

  private BlockTable(TariffVersion tariff, List<Levy> levies) {
    this.blocks = tariff.blocks();
    this.grainsATenth = blocks.stream().map(block -> grains(block, levies)).toList();
    this.grainsAMinor =
        BigInteger.TEN.pow(GRAIN_DIGITS - tariff.currency().getDefaultFractionDigits());
  }

  /** The blocks alone. */
  static BlockTable ofEnergy(TariffVersion tariff) {
    return new BlockTable(tariff, List.of());
  }

  private static long grains(Block block, List<Levy> levies) {
    return levies.stream()
        .mapToLong(levy -> levy.onPrice(block.priceMicros()))
        .reduce(Math.multiplyExact(block.priceMicros(), Shares.WHOLE), Math::addExact);
  }

  /**
   * A run of tenths within one block.
   *
   * @param number of the block, from 1
   * @param toTenths where the run ends, in tenths since the month began
   */
  record Run(int number, Block block, Units units, long toTenths) {}

  /** The runs of the tenths after {@code fromTenths} up to {@code toTenths} of the month. */
  List<Run> runs(long fromTenths, long toTenths) {
    List<Run> runs = new ArrayList<>();
    long at = fromTenths;
    for (int i = 0; at < toTenths; i++) {
      long end = Math.min(blocks.get(i).upToTenths().orElse(Long.MAX_VALUE), toTenths);
      if (end > at) {
        runs.add(new Run(i + 1, blocks.get(i), new Units(end - at), end));
        at = end;
      }
    }
    return runs;
  }

  /** The cost of the month's first tenths, in grains. */
  BigInteger cost(long tenths) {
    return runs(0, tenths).stream()
        .map(run -> grains(run.units().tenths(), run.number() - 1))
        .reduce(ZERO, BigInteger::add);
  }

  /** The smallest number of tenths whose cost is at least this many grains. */
  BigInteger firstWorth(BigInteger grains) {
    return lastWithin(grains.subtract(ONE)).add(ONE);
  }

  /** The largest number of tenths whose cost is at most this many grains, zero or more. */
  BigInteger lastWithin(BigInteger grains) {
    BigInteger left = grains;
    long begin = 0;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      BigInteger affordable = left.divide(BigInteger.valueOf(grainsATenth.get(i)));
      long width = block.upToTenths().orElse(Long.MAX_VALUE) - begin;
      if (block.upToTenths().isEmpty() || affordable.compareTo(BigInteger.valueOf(width)) < 0) {
        return affordable.add(BigInteger.valueOf(begin));
      }
      left = left.subtract(grains(width, i));
      begin += width;
    }
    throw new IllegalArgumentException("the last block has an end");
  }

  /** The cost of the tenths between two places in the month. */
  BigInteger between(long fromTenths, long toTenths) {
    return cost(toTenths).subtract(cost(fromTenths));
  }

  BigInteger ofMinor(BigInteger minor) {
    return minor.multiply(grainsAMinor);
  }

  BigInteger minorDown(BigInteger grains) {
    return grains.divide(grainsAMinor);
  }

  BigInteger minorUp(BigInteger grains) {
    return grains.add(grainsAMinor).subtract(ONE).divide(grainsAMinor);
  }

  BigInteger minorHalfUp(BigInteger grains) {
    return grains.add(grainsAMinor.shiftRight(1)).divide(grainsAMinor);
  }

  /** Up to whole minor units, still in grains. */
  BigInteger upToMinor(BigInteger grains) {
    return ofMinor(minorUp(grains));
  }

  private BigInteger grains(long tenths, int block) {
    return BigInteger.valueOf(tenths).multiply(BigInteger.valueOf(grainsATenth.get(block)));
  }
}
