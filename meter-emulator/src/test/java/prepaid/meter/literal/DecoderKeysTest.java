package prepaid.meter.literal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import prepaid.meter.literal.Vectors.Vector;

class DecoderKeysTest {
  private static final String DES_TEST_KEY = "abababababababab";
  private static final String LONG_TEST_KEY = "abababababababab949494949494949401234567";

  @Test
  void everyVectorOfBothAlgorithms() {
    int dkga02 = 0;
    for (Vector vector : Vectors.load("decoder_keys", 240).tests()) {
      Bits vendingKey = Bits.ofHex(vector.text("vendingKey"));
      boolean old = vector.number("dkga") == 2;
      DecoderKeys.Facts facts = facts(vector, old ? 1993 : vector.number("baseDate"));
      Bits key =
          old ? DecoderKeys.dkga02(vendingKey, facts) : DecoderKeys.dkga04(vendingKey, facts);
      assertEquals(vector.text("decoderKey"), key.hex(), vector::toString);
      dkga02 += old ? 1 : 0;
    }
    assertEquals(true, dkga02 > 50 && dkga02 < 190, "both algorithms are there");
  }

  @Test
  void theWorkedExamplesOfTheWellKnownTestKeys() {
    String pan = "600727000000000009";
    assertEquals(
        "e653341f9d5bf36f",
        DecoderKeys.dkga02(
                Bits.ofHex(DES_TEST_KEY), new DecoderKeys.Facts(pan, "123456", "01", 2, 1, 7, 1993))
            .hex());
    assertEquals(
        "f94b6ed353c3bfdb113e2d3a7ea3c41d",
        DecoderKeys.dkga04(
                Bits.ofHex(LONG_TEST_KEY),
                new DecoderKeys.Facts(pan, "123457", "01", 2, 1, 11, 1993))
            .hex());
  }

  /** The value was computed with OpenSSL. */
  @Test
  void theFirstAlgorithmEncryptsTheVendingKeyUnderTheMetersData() {
    DecoderKeys.Facts legacy =
        new DecoderKeys.Facts("600727010000000081", "123456", "01", 2, 1, 7, 1993);
    assertEquals("45570c1c1bf63495", DecoderKeys.dkga01(Bits.ofHex(DES_TEST_KEY), legacy).hex());
  }

  @Test
  void aVendingKeyOfEvenParityOrWrongLengthIsRefusedWithoutShowingIt() {
    DecoderKeys.Facts facts =
        new DecoderKeys.Facts("600727000000000009", "123456", "01", 2, 1, 7, 1993);
    assertEquals(
        "a DES vending key must have odd parity",
        assertThrows(
                IllegalArgumentException.class,
                () -> DecoderKeys.dkga02(Bits.ofHex("abababababababaa"), facts))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> DecoderKeys.dkga02(Bits.ofHex(LONG_TEST_KEY), facts));
    assertThrows(
        IllegalArgumentException.class, () -> DecoderKeys.dkga04(Bits.ofHex(DES_TEST_KEY), facts));
  }

  private static DecoderKeys.Facts facts(Vector vector, int baseDate) {
    return new DecoderKeys.Facts(
        vector.text("meterPan"),
        vector.text("sgc"),
        vector.text("ti"),
        vector.number("kt"),
        vector.number("krn"),
        vector.number("ea"),
        baseDate);
  }
}
