package prepaid.vending.tariffs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static prepaid.vending.tariffs.SampleTariffs.ZAR;
import static prepaid.vending.tariffs.SampleTariffs.block;
import static prepaid.vending.tariffs.SampleTariffs.last;
import static prepaid.vending.tariffs.SampleTariffs.tariff;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import prepaid.vending.tariffs.TariffVersion.EnergyRounding;

class BlockTableTest {
  /** 3 tenths at 0.10 a tenth, 2 at 0.20, the rest at 0.05: it need not incline. */
  private static final BlockTable BLOCKS =
      new BlockTable(
          tariff(
              ZAR,
              List.of(block(3, 1_000_000), block(5, 2_000_000), last(500_000)),
              0,
              EnergyRounding.UP));

  private static final long[] COST_MINOR = {0, 10, 20, 30, 50, 70, 75, 80, 85};

  @Test
  void costFollowsTheBlocks() {
    for (int tenths = 0; tenths < COST_MINOR.length; tenths++) {
      assertEquals(minor(COST_MINOR[tenths]), BLOCKS.cost(tenths));
    }
  }

  @Test
  void lastWithinAndFirstWorthAreTheInverseOfCost() {
    for (int tenths = 0; tenths < COST_MINOR.length; tenths++) {
      BigInteger grains = minor(COST_MINOR[tenths]);
      BigInteger here = BigInteger.valueOf(tenths);
      assertEquals(here, BLOCKS.lastWithin(grains));
      assertEquals(here.add(BigInteger.ONE), BLOCKS.firstWorth(grains.add(BigInteger.ONE)));
      if (tenths > 0) {
        assertEquals(here, BLOCKS.firstWorth(grains));
        assertEquals(
            here.subtract(BigInteger.ONE), BLOCKS.lastWithin(grains.subtract(BigInteger.ONE)));
      }
    }
  }

  @Test
  void runsAreCutAtTheBlocksEnds() {
    assertEquals(
        List.of("1: 0.2 to 3", "2: 0.2 to 5", "3: 0.4 to 9"),
        BLOCKS.runs(1, 9).stream().map(BlockTableTest::words).toList());
    assertEquals(
        List.of("2: 0.2 to 5"), BLOCKS.runs(3, 5).stream().map(BlockTableTest::words).toList());
    assertEquals(List.of(), BLOCKS.runs(4, 4));
  }

  @Test
  void minorUnitsAreRoundedAsTheNameSays() {
    BigInteger half = minor(2).add(minor(1).shiftRight(1));
    assertEquals(BigInteger.valueOf(2), BLOCKS.minorDown(half));
    assertEquals(BigInteger.valueOf(3), BLOCKS.minorUp(half));
    assertEquals(BigInteger.valueOf(3), BLOCKS.minorHalfUp(half));
    assertEquals(BigInteger.valueOf(2), BLOCKS.minorHalfUp(half.subtract(BigInteger.ONE)));
    assertEquals(BigInteger.valueOf(2), BLOCKS.minorUp(minor(2)));
    assertEquals(minor(3), BLOCKS.upToMinor(half));
  }

  private static BigInteger minor(long minor) {
    return BLOCKS.ofMinor(BigInteger.valueOf(minor));
  }

  private static String words(BlockTable.Run run) {
    return run.number() + ": " + run.units() + " to " + run.toTenths();
  }
}
