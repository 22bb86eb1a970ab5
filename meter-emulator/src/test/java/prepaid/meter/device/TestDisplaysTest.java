package prepaid.meter.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.LiteralEncoder;
import prepaid.meter.literal.Vectors;
import prepaid.meter.literal.Vectors.Vector;

class TestDisplaysTest {
  private final TestClock clock = new TestClock();
  private final StsMeter meter = TestMeters.meter(TestMeters.electricity(), 50, clock);

  @Test
  void everyStandardTokenIsShownOrIsAFunctionThatThisMeterLacks() {
    int shown = 0;
    for (Vector vector : Vectors.load("test_display_tokens", 38).tests()) {
      KeypadAnswer answer = meter.keypad(vector.text("token"));
      if (answer.result() == TokenResult.ACCEPT) {
        shown++;
      } else {
        assertEquals(TokenResult.FUNCTION_ERROR, answer.result(), vector::toString);
      }
    }
    // Two widths of: test 0, and 16 of the single bits (all but the factor and the rate).
    assertEquals(34, shown);
  }

  @Test
  void singleBitsShowWhatTheySay() {
    assertEquals(new KeypadAnswer.Shown("SUPPLY ON"), enter(0, 0x1, 0));
    assertEquals(new KeypadAnswer.Shown("KRN 1 KT 2"), enter(0, 0x8, 0));
    assertEquals(new KeypadAnswer.Shown("SGC 123457"), enter(1, 0x8000, 0));
    meter.consume(Load.ofParts(12 * 6000));
    assertEquals(new KeypadAnswer.Shown("USED 1.2 kWh"), enter(0, 0x4, 0));
    meter.tamper();
    assertEquals(new KeypadAnswer.Shown("TAMPER YES"), enter(1, 0x80, 0));
  }

  @Test
  void testZeroShowsThemAll() {
    KeypadAnswer answer = enter(0, (1L << 36) - 1, 0);
    String text = ((KeypadAnswer.Shown) answer).text();
    for (String part : new String[] {"SUPPLY ON", "TI 01", "EA 11", "NO 12345678903"}) {
      assertTrue(text.contains(part), text);
    }
  }

  @Test
  void testsOfAnotherMakerOrOfNoKindAreRefused() {
    assertEquals(TokenResult.ACCEPT, enter(0, 0x10, 12).result());
    assertEquals(TokenResult.MFR_CODE_ERROR, enter(0, 0x10, 34).result());
    assertEquals(TokenResult.RANGE_ERROR, enter(0, 0x11, 0).result());
    assertEquals(TokenResult.RANGE_ERROR, enter(0, 0, 0).result());
    assertEquals(TokenResult.FUNCTION_ERROR, enter(2, 0x10, 0).result());
    assertEquals(0, meter.state().lockOut().badEntries());
  }

  private KeypadAnswer enter(int subclass, long control, int maker) {
    boolean shortMaker = subclass == 0;
    Bits content =
        Bits.of(BigInteger.valueOf(control), shortMaker ? 36 : 28)
            .then(Bits.of(maker, shortMaker ? 8 : 16));
    return meter.keypad(LiteralEncoder.testDisplay(subclass, content));
  }
}
