package prepaid.meter.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.Ea07Tables;
import prepaid.meter.literal.Vectors;
import prepaid.meter.literal.Vectors.Vector;

/** A meter for each published credit token: its own works once, a stranger's never. */
class VectorMetersTest {
  private static final long SEED = 4162055;

  private final TestClock clock = new TestClock();
  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void everyTokenWorksOnceInItsOwnMeterOnly() {
    Vectors vectors = Vectors.load("credit_tokens", 320);
    List<Vector> tests = vectors.tests();
    int credited = 0;
    for (int i = 0; i < tests.size(); i++) {
      Vector own = tests.get(i);
      Vector strange = tests.get((i + random.nextInt(1, tests.size())) % tests.size());
      StsMeter meter = meter(own, vectors);
      String where = own + ", seed " + SEED;
      assertEquals(TokenResult.CRC_ERROR, meter.keypad(strange.text("token")).result(), where);
      TokenResult first = meter.keypad(own.text("token")).result();
      assertEquals(expected(own), first, where);
      if (first == TokenResult.ACCEPT) {
        assertEquals(amount(own), BigInteger.valueOf(meter.state().registers().credit()), where);
        assertEquals(TokenResult.USED_ERROR, meter.keypad(own.text("token")).result(), where);
        credited++;
      }
    }
    assertEquals(true, credited > 150, "most tokens fit a register: " + credited);
  }

  private static TokenResult expected(Vector vector) {
    if (amount(vector).signum() < 0) {
      return TokenResult.RANGE_ERROR;
    }
    BigInteger largest = BigInteger.valueOf(counting(vector).largestCredit());
    return amount(vector).compareTo(largest) > 0 ? TokenResult.OVERFLOW_ERROR : TokenResult.ACCEPT;
  }

  private static BigInteger amount(Vector vector) {
    boolean money = vector.has("decodedUnit1e5");
    return new BigInteger(vector.text(money ? "decodedUnit1e5" : "decodedTenths"));
  }

  private static Counting counting(Vector vector) {
    return vector.has("decodedUnit1e5") ? new Counting.Money("ZAR") : new Counting.Units();
  }

  private StsMeter meter(Vector vector, Vectors vectors) {
    Ea07Tables tables =
        vector.has("tables")
            ? vectors.tables().getOrDefault(vector.text("tables"), Ea07Tables.SAMPLE)
            : Ea07Tables.SAMPLE;
    MeterIdentity identity =
        new MeterIdentity(
            TestMeters.NUMBER,
            vector.number("ea"),
            4,
            tables,
            List.of(Resource.values()).get(vector.number("subclass") % 4),
            counting(vector),
            Features.usual(counting(vector)));
    MeterKey key =
        new MeterKey(
            DecoderKey.of(Bits.ofHex(vector.text("decoderKey"))),
            new KeyAttributes(2014, 123_457, 1, 1, KeyType.DUTK, 255));
    int born = Math.max(0, vector.number("tid") - 1);
    return new StsMeter(identity, MeterState.made(key, Settings.FACTORY, 0, born), clock);
  }
}
