package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.sts.Vectors.Vector;

class UnitsAmountTest {
  @Test
  void everyVector() {
    for (Vector vector : Vectors.load("amount16", 100)) {
      int tenths = vector.integer("tenths");
      if (!vector.isValid()) {
        assertThrows(IllegalArgumentException.class, () -> UnitsAmount.field(tenths));
        continue;
      }
      int field = UnitsAmount.field(tenths);
      assertEquals(vector.hexInteger("field"), field, vector::toString);
      assertEquals(vector.integer("decoded"), UnitsAmount.decoded(field), vector::toString);
    }
  }

  @Test
  void fieldsRiseWithTheirAmountsAndComeBack() {
    long previous = -1;
    for (int field = 0; field <= 0xffff; field++) {
      long tenths = UnitsAmount.decoded(field);
      assertTrue(tenths > previous);
      assertEquals(field, UnitsAmount.field(tenths));
      previous = tenths;
    }
    assertEquals(UnitsAmount.MAX_TENTHS, previous);
  }

  @Test
  void anAmountBecomesTheSmallestOneThatIsNotLess() {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 100_000; i++) {
      long tenths = random.nextLong(UnitsAmount.MAX_TENTHS + 1);
      int field = UnitsAmount.field(tenths);
      assertTrue(UnitsAmount.decoded(field) >= tenths, "seed " + seed);
      assertTrue(field == 0 || UnitsAmount.decoded(field - 1) < tenths, "seed " + seed);
    }
  }

  @Test
  void fieldsBeyondSixteenBitsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> UnitsAmount.decoded(-1));
    assertThrows(IllegalArgumentException.class, () -> UnitsAmount.decoded(0x1_0000));
  }
}
