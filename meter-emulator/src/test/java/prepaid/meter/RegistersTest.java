package prepaid.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RegistersTest {
  private static final Counting UNITS = new Counting.Units();

  @Test
  void nothingIsLostHoweverALoadIsCutIntoPieces() {
    long seed = 6000;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      Counting counting =
          random.nextBoolean() ? UNITS : new Counting.Money("ZAR", random.nextInt(1, 1_000_000));
      long total = random.nextLong(2_000_000);
      Registers start = Registers.withCredit(50_000_000);
      Registers pieces = start;
      for (long left = total; left > 0; ) {
        long piece = Math.min(left, random.nextLong(1, 50_000));
        pieces = pieces.consumed(piece, counting);
        left -= piece;
      }
      assertEquals(start.consumed(total, counting), pieces, "seed " + seed + " round " + round);
    }
  }

  @Test
  void theLastWattMinuteIsStillPaidFor() {
    Registers almost = Registers.withCredit(1).consumed(5999, UNITS);
    assertEquals(new Registers(1, 5999, 5999), almost);
    assertEquals(new Registers(0, 0, 6000), almost.consumed(1, UNITS));
    assertEquals(new Registers(0, 0, 6000), almost.consumed(1_000_000, UNITS));
  }

  @Test
  void moneyThatPaysForNoMoreIsGone() {
    Counting dear = new Counting.Money("ZAR", Counting.Money.LARGEST_RATE_1E5);
    assertEquals(new Registers(0, 0, 0), Registers.withCredit(1_000).consumed(1, dear));
    assertEquals(new Registers(0, 0, 1), Registers.withCredit(2_000).consumed(5, dear));
  }

  @Test
  void theLargestRegisterAndLoadDoNotOverflow() {
    Counting money = new Counting.Money("ZAR", 1);
    Registers full = Registers.withCredit(money.largestCredit());
    assertEquals(
        money.largestCredit() - 8_760_000, full.consumed(525_600_000_000L, money).credit());
  }
}
