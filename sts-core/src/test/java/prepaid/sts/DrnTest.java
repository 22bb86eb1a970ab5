package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import prepaid.sts.Vectors.Vector;

class DrnTest {
  @Test
  void everyVectorIsJudgedAsItSays() {
    int judged = 0;
    for (Vector vector : Vectors.load("identity", 84)) {
      if (vector.has("drn")) {
        assertEquals(vector.isValid(), Drn.refusal(vector.text("drn")).isEmpty(), vector::toString);
        judged++;
      }
    }
    assertEquals(58, judged);
  }

  @Test
  void refusalsAreWordsForPeople() {
    assertTrue(Drn.refusal("08877456725").orElseThrow().contains("check digit is wrong"));
    assertTrue(Drn.refusal("123456789012").orElseThrow().contains("11 or 13 digits"));
    assertTrue(Drn.refusal("1234567890a").orElseThrow().contains("digits 0 to 9"));
  }

  @Test
  void numbersOfTheStandardWithWrongCheckDigitsAreRefused() {
    for (String wrong : new String[] {"12345678904", "11111111113"}) {
      assertThrows(IllegalArgumentException.class, () -> new Drn(wrong));
    }
  }

  @Test
  void everySingleMistypedDigitIsNoticed() {
    String right = "0692474616095";
    for (int i = 0; i < right.length(); i++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        String typed = right.substring(0, i) + digit + right.substring(i + 1);
        assertEquals(typed.equals(right), Drn.refusal(typed).isEmpty(), typed);
      }
    }
  }

  @Test
  void partsOfBothLengths() {
    Drn short11 = new Drn("08877456726");
    assertEquals("600727", short11.iin());
    assertEquals("08", short11.manufacturerCode());
    assertEquals("87745672", short11.serial());
    Drn long13 = new Drn("0692474616095");
    assertEquals("0000", long13.iin());
    assertEquals("0692", long13.manufacturerCode());
    assertEquals("47461609", long13.serial());
  }
}
