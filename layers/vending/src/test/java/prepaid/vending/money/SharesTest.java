package prepaid.vending.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SharesTest {
  @Test
  void sharesAreRoundedDownTogether() {
    Shares shares = new Shares(1_001);
    assertEquals(300, shares.take(3_000, Long.MAX_VALUE));
    assertEquals(300, shares.take(3_000, Long.MAX_VALUE)); // 600.6 in all
    assertEquals(401, shares.take(4_000, Long.MAX_VALUE));
  }

  @Test
  void whatIsCappedKeepsTheFractionForTheNext() {
    Shares shares = new Shares(1_001);
    assertEquals(300, shares.take(3_000, Long.MAX_VALUE)); // and 0.3
    assertEquals(50, shares.take(3_000, 50));
    assertEquals(701, shares.take(7_000, Long.MAX_VALUE)); // 700.7 and 0.3
  }

  @Test
  void theLargestSumDoesNotOverflow() {
    assertEquals(Money.MINOR_MAX, new Shares(Money.MINOR_MAX).take(10_000, Long.MAX_VALUE));
  }

  @Test
  void oneMoreTakesAtMostOneMore() {
    for (long seed = 1; seed <= 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int[] points = {random.nextInt(4_001), random.nextInt(3_001), random.nextInt(3_001)};
      long[] most = {random.nextLong(1, 90), random.nextLong(1, 90), random.nextLong(1, 90)};
      long before = 0;
      for (long sum = 0; sum < 300; sum++) {
        Shares shares = new Shares(sum);
        long taken = 0;
        for (int i = 0; i < points.length; i++) {
          taken += shares.take(points[i], most[i]);
        }
        long more = taken - before;
        assertTrue(more == 0 || more == 1, "seed " + seed + ", sum " + sum + ": " + more);
        before = taken;
      }
    }
  }

  @Test
  void percentIsWrittenForPeople() {
    assertEquals("30 %", Shares.percent(3_000));
    assertEquals("2.5 %", Shares.percent(250));
    assertEquals("0.01 %", Shares.percent(1));
    assertEquals("100 %", Shares.percent(10_000));
  }
}
