package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import prepaid.sts.TestDisplayToken.ExtendedRead;
import prepaid.sts.TestDisplayToken.Layout;
import prepaid.sts.TestDisplayToken.Tests;
import prepaid.sts.Vectors.Vector;

class TestDisplayTokenTest {
  @Test
  void everyVectorIsMadeAndRead() {
    for (Vector vector : Vectors.load("test_display_tokens", 38)) {
      Layout layout = Layout.values()[vector.integer("subclass")];
      Tests tests = new Tests(layout, vector.block("control"), vector.integer("mfrCode"));
      assertEquals(vector.integer("class"), tests.tokenClass());
      assertEquals(vector.integer("subclass"), tests.subclass());
      assertReadBack(vector.text("token"), tests);
    }
  }

  private static void assertReadBack(String digits, TestDisplayToken test) {
    assertEquals(digits, TokenCodec.encode(test).digits(), test::toString);
    assertEquals(
        Optional.of(new DecodedToken.TestDisplay(test)), TokenCodec.decodeWithoutKey(digits));
  }

  /** The vectors hold test 0 and the eighteen tests, each in both layouts. */
  @Test
  void theNamedTestsAreThoseOfTheVectors() {
    List<Vector> vectors = Vectors.load("test_display_tokens", 38);
    for (Layout layout : Layout.values()) {
      int at = layout.subclass();
      assertReadBack(vectors.get(at).text("token"), Tests.every(layout));
      for (MeterTest test : MeterTest.values()) {
        at += 2;
        assertReadBack(vectors.get(at).text("token"), Tests.of(layout, test));
      }
    }
  }

  @Test
  void testsAreNamedByTheirBits() {
    assertEquals(1, MeterTest.LOAD_SWITCH.control());
    assertEquals(0x1000, MeterTest.TARIFF_RATE.control());
    assertEquals(0x20000, MeterTest.METER_NUMBER.control());
    assertEquals(Set.of(MeterTest.DISPLAY, MeterTest.TARIFF_INDEX), MeterTest.of(0x800000012L));
    assertEquals(EnumSet.allOf(MeterTest.class), MeterTest.of(-1));
    assertTrue(Tests.every(Layout.FOUR_DIGIT_CODE).isEveryTest());
    assertFalse(new Tests(Layout.TWO_DIGIT_CODE, 0xfff_ffffL, 0).isEveryTest());
  }

  @Test
  void codesAndControlsFillTheirBits() {
    Tests short2 = new Tests(Layout.TWO_DIGIT_CODE, 0x8_0000_0001L, 0xa5);
    assertEquals(0x800_0000_01a5L, short2.content());
    assertReadBack(TokenCodec.encode(short2).digits(), short2);
    Tests long4 = new Tests(Layout.FOUR_DIGIT_CODE, 0x800_0001L, 0xa5a5);
    assertEquals(0x800_0001_a5a5L, long4.content());
    assertReadBack(TokenCodec.encode(long4).digits(), long4);
    ExtendedRead read = new ExtendedRead(63, 1, 0xa5);
    assertEquals(0xfc0_0000_01a5L, read.content());
    assertReadBack(TokenCodec.encode(read).digits(), read);
  }

  @Test
  void fieldsBeyondTheirBitsAreRefused() {
    for (Layout layout : Layout.values()) {
      long control = layout.everyTest() + 1;
      int code = 1 << layout.codeBits();
      assertThrows(IllegalArgumentException.class, () -> new Tests(layout, control, 0));
      assertThrows(IllegalArgumentException.class, () -> new Tests(layout, -1, 0));
      assertThrows(IllegalArgumentException.class, () -> new Tests(layout, 0, code));
      assertThrows(IllegalArgumentException.class, () -> new Tests(layout, 0, -1));
    }
    assertThrows(IllegalArgumentException.class, () -> new ExtendedRead(64, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new ExtendedRead(0, 1 << 30, 0));
    assertThrows(IllegalArgumentException.class, () -> new ExtendedRead(0, 0, 256));
  }

  @Test
  void anotherMakersTestIsRefused() {
    Tests ofOne = new Tests(Layout.TWO_DIGIT_CODE, 1, 7);
    assertEquals(Optional.empty(), ofOne.refusal(7));
    assertEquals(TokenResult.MFR_CODE_ERROR, ofOne.refusal(8).orElseThrow().result());
    assertEquals(Optional.empty(), Tests.every(Layout.TWO_DIGIT_CODE).refusal(8));
  }
}
