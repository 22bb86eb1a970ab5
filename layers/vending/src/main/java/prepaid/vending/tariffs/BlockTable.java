package prepaid.vending.tariffs;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import prepaid.vending.money.Units;

/**
 * The exact cost of units by their place in the month. A price is millionths of the major unit for
 * ten tenths, so the cost of tenths is an integer of ten-millionths of the major unit ("grains"):
 * nothing is rounded here but where a method says so.
 */
final class BlockTable {
  private static final int GRAIN_DIGITS = 7;

  private final List<Block> blocks;
  private final BigInteger grainsAMinor;

  BlockTable(TariffVersion tariff) {
    this.blocks = tariff.blocks();
    this.grainsAMinor =
        BigInteger.TEN.pow(GRAIN_DIGITS - tariff.currency().getDefaultFractionDigits());
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
        .map(run -> grains(run.units().tenths(), run.block()))
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
    for (Block block : blocks) {
      BigInteger affordable = left.divide(BigInteger.valueOf(block.priceMicros()));
      long width = block.upToTenths().orElse(Long.MAX_VALUE) - begin;
      if (block.upToTenths().isEmpty() || affordable.compareTo(BigInteger.valueOf(width)) < 0) {
        return affordable.add(BigInteger.valueOf(begin));
      }
      left = left.subtract(grains(width, block));
      begin += width;
    }
    throw new IllegalArgumentException("the last block has an end");
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

  private static BigInteger grains(long tenths, Block block) {
    return BigInteger.valueOf(tenths).multiply(BigInteger.valueOf(block.priceMicros()));
  }
}
