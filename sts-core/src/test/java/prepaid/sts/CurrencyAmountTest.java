package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.sts.Vectors.Vector;

class CurrencyAmountTest {
  private static final int SIGN = 0x8_0000;

  @Test
  void everyVector() {
    for (Vector vector : Vectors.load("currency20", 92)) {
      int field = CurrencyAmount.field(new BigInteger(vector.text("unit1e5")));
      assertEquals(vector.hexInteger("field"), field, vector::toString);
      assertEquals(
          new BigInteger(vector.text("decoded")), CurrencyAmount.decoded(field), vector::toString);
    }
  }

  @Test
  void everyFieldComesBackExceptMinusZero() {
    for (int field = 0; field <= 0xf_ffff; field++) {
      int expected = field == SIGN ? 0 : field;
      assertEquals(expected, CurrencyAmount.field(CurrencyAmount.decoded(field)));
    }
  }

  @Test
  void anAmountBecomesTheSmallestOneThatIsNotLess() {
    long seed = 11;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      BigInteger asked = BigInteger.valueOf(random.nextLong()).shiftRight(random.nextInt(63));
      int field = CurrencyAmount.field(asked);
      assertTrue(CurrencyAmount.decoded(field).compareTo(asked) >= 0, "seed " + seed);
      int below = field == 0 ? SIGN | 1 : (field & SIGN) == 0 ? field - 1 : field + 1;
      assertTrue(CurrencyAmount.decoded(below).compareTo(asked) < 0, "seed " + seed);
    }
  }

  @Test
  void whatIsBeyondTheLargestIsRefusedEitherWay() {
    BigInteger beyond = CurrencyAmount.MAX_UNIT_1E5.add(BigInteger.ONE);
    assertEquals(0x7_ffff, CurrencyAmount.field(CurrencyAmount.MAX_UNIT_1E5));
    assertThrows(IllegalArgumentException.class, () -> CurrencyAmount.field(beyond));
    assertThrows(IllegalArgumentException.class, () -> CurrencyAmount.field(beyond.negate()));
    assertThrows(IllegalArgumentException.class, () -> CurrencyAmount.decoded(0x10_0000));
    assertThrows(IllegalArgumentException.class, () -> CurrencyAmount.decoded(-1));
  }
}
