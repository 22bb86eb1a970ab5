package prepaid.meter.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import prepaid.meter.literal.Ea07Tables;
import prepaid.meter.literal.Vectors;
import prepaid.meter.literal.Vectors.Vector;

class MeterIdentityTest {
  @Test
  void checkDigits() {
    assertTrue(Luhn.holds("12345678903"));
    assertTrue(Luhn.holds("600727000000000009"));
    for (String wrong : new String[] {"12345678904", "11111111113"}) {
      assertFalse(Luhn.holds(wrong), wrong);
    }
  }

  @Test
  void everyIdentityOfTheVectors() {
    for (Vector vector : Vectors.load("identity", 84).tests()) {
      boolean valid = true;
      for (String number : List.of("drn", "meterPan")) {
        valid &= !vector.has(number) || wellFormed(vector.text(number));
      }
      assertEquals(vector.text("result").equals("valid"), valid, vector::toString);
    }
  }

  private static boolean wellFormed(String number) {
    return number.matches("[0-9]{11}|[0-9]{13}|[0-9]{18}") && Luhn.holds(number);
  }

  @Test
  void shortAndLongNumbersHaveTheirIssuerAndMaker() {
    MeterIdentity old = TestMeters.electricity();
    assertEquals("60072712345678903", old.meterPan().substring(0, 17));
    assertTrue(Luhn.holds(old.meterPan()));
    assertEquals(12, old.manufacturerCode());
    String drn = "101212345678" + Luhn.checkDigit("101212345678");
    MeterIdentity young =
        new MeterIdentity(
            drn,
            7,
            2,
            Ea07Tables.SAMPLE,
            Resource.GAS,
            new Counting.Units(),
            Features.usual(new Counting.Units()));
    assertEquals("0000" + drn, young.meterPan().substring(0, 17));
    assertTrue(Luhn.holds(young.meterPan()));
    assertEquals(1012, young.manufacturerCode());
  }
}
