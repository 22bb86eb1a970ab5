package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import prepaid.sts.Vectors.Vector;

class MeterPanTest {
  @Test
  void everyVectorIsJudgedAsItSays() {
    int judged = 0;
    for (Vector vector : Vectors.load("identity", 84)) {
      if (vector.has("meterPan")) {
        String digits = vector.text("meterPan");
        assertEquals(vector.isValid(), MeterPan.refusal(digits).isEmpty(), vector::toString);
        judged++;
      }
    }
    assertEquals(52, judged);
  }

  @Test
  void aMeterNumberAndItsPanLeadToEachOther() {
    int paired = 0;
    for (Vector vector : Vectors.load("identity", 84)) {
      if (vector.isValid()) {
        Drn drn = new Drn(vector.text("drn"));
        assertEquals(vector.text("meterPan"), MeterPan.of(drn).digits());
        assertEquals(drn, MeterPan.of(drn).drn());
        paired++;
      }
    }
    assertEquals(26, paired);
  }

  @Test
  void refusalsAreWordsForPeople() {
    assertTrue(MeterPan.refusal("60072708877456726").orElseThrow().contains("18 digits"));
    assertTrue(MeterPan.refusal("60072708877456726x").orElseThrow().contains("0 to 9"));
    assertTrue(MeterPan.refusal("600728088774567261").orElseThrow().contains("600727"));
    assertTrue(MeterPan.refusal("600727088774567264").orElseThrow().contains("check digit"));
    assertThrows(IllegalArgumentException.class, () -> new MeterPan("600727088774567264"));
  }

  @Test
  void aPanWithARightDigitOfItsOwnAroundAWrongMeterNumberIsRefused() {
    String body = "600727" + "08877456725";
    String pan = body + Luhn.checkDigit(body, body.length());
    assertTrue(MeterPan.refusal(pan).orElseThrow().startsWith("its meter number is refused"));
  }
}
