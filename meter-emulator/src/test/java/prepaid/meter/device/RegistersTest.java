package prepaid.meter.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RegistersTest {
  private static final Counting UNITS = new Counting.Units();
  private static final Counting MONEY = new Counting.Money("ZAR");

  @Test
  void nothingIsLostHoweverALoadIsCutIntoPieces() {
    long seed = 6000;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      Counting counting = random.nextBoolean() ? UNITS : MONEY;
      long rate = random.nextInt(1, 1_000_000);
      long total = random.nextLong(2_000_000);
      Registers start = Registers.made(50_000_000);
      Registers pieces = start;
      for (long left = total; left > 0; ) {
        long piece = Math.min(left, random.nextLong(1, 50_000));
        pieces = pieces.consumed(piece, counting, rate);
        left -= piece;
      }
      assertEquals(
          start.consumed(total, counting, rate), pieces, "seed " + seed + " round " + round);
    }
  }

  @Test
  void theLastWattMinuteIsStillPaidFor() {
    Registers almost = Registers.made(1).consumed(5999, UNITS, 1);
    assertEquals(new Registers(1, 5999, 5999, 1), almost);
    assertEquals(new Registers(0, 0, 6000, 0), almost.consumed(1, UNITS, 1));
    assertEquals(new Registers(0, 0, 6000, 0), almost.consumed(1_000_000, UNITS, 1));
  }

  @Test
  void moneyThatPaysForNoMoreIsGone() {
    long dear = Settings.RATE_1E5_MAX;
    assertEquals(new Registers(0, 0, 0, 0), Registers.made(1_000).consumed(1, MONEY, dear));
    assertEquals(new Registers(0, 0, 1, 0), Registers.made(2_000).consumed(5, MONEY, dear));
  }

  @Test
  void theLargestRegisterAndLoadDoNotOverflow() {
    Registers full = Registers.made(MONEY.largestCredit());
    assertEquals(
        MONEY.largestCredit() - 8_760_000, full.consumed(525_600_000_000L, MONEY, 1).credit());
  }

  @Test
  void theReserveIsUsedLastAndDoesNotComeBack() {
    Registers made = Registers.made(50);
    assertEquals(true, made.reserveInUse());
    Registers bought = made.credited(30);
    assertEquals(false, bought.reserveInUse());
    Registers used = bought.consumed(40 * Registers.PARTS_PER_TENTH, UNITS, 1);
    assertEquals(new Registers(40, 0, 40 * Registers.PARTS_PER_TENTH, 40), used);
    assertEquals(true, used.reserveInUse());
    Registers again = used.credited(100);
    assertEquals(40, again.reserve());
    assertEquals(false, again.reserveInUse());
    assertEquals(new Registers(0, 0, again.usage(), 0), again.cleared());
  }
}
