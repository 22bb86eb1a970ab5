package prepaid.meter.literal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.meter.literal.Vectors.Vector;

class LiteralDecoderTest {
  private static final BlockCipher SOME_KEY = new Misty1(Bits.of(1, 128));

  @Test
  void readsEveryCreditTokenAndMakesItAgain() {
    Vectors vectors = Vectors.load("credit_tokens", 320);
    int currency = 0;
    for (Vector vector : vectors.tests()) {
      BlockCipher cipher = vectors.cipher(vector, "decoderKey");
      int subclass = vector.number("subclass");
      int tid = vector.number("tid");
      Reading reading = new LiteralDecoder(cipher).read(vector.text("token"));
      if (vector.has("unit1e5")) {
        BigInteger decoded = new BigInteger(vector.text("decodedUnit1e5"));
        assertEquals(new Reading.CurrencyCredit(subclass, tid, decoded), reading, vector::toString);
        assertEquals(
            vector.text("token"),
            LiteralEncoder.currencyCredit(
                cipher, subclass, tid, new BigInteger(vector.text("unit1e5"))),
            vector::toString);
        currency++;
      } else {
        BigInteger decoded = new BigInteger(vector.text("decodedTenths"));
        assertEquals(
            new Reading.UnitCredit(subclass, vector.number("rnd"), tid, decoded),
            reading,
            vector::toString);
        assertEquals(
            vector.text("token"),
            LiteralEncoder.unitCredit(
                cipher,
                new LiteralEncoder.Dated(subclass, vector.number("rnd"), tid),
                Long.parseLong(vector.text("tenths"))),
            vector::toString);
      }
    }
    assertEquals(true, currency > 50, "both kinds are there");
  }

  @Test
  void refusesWhatMustBeRefused() {
    Vectors vectors = Vectors.load("decode_refusals", 88);
    for (Vector vector : vectors.tests()) {
      Reading reading =
          new LiteralDecoder(vectors.cipher(vector, "decoderKey")).read(vector.text("token"));
      Class<? extends Reading> expected =
          switch (vector.text("result")) {
            case "FormatError" -> Reading.Malformed.class;
            case "FunctionError" -> Reading.ReservedClass.class;
            case "CRCError" -> Reading.Damaged.class;
            default -> throw new AssertionError(vector.text("result"));
          };
      assertInstanceOf(expected, reading, vector::toString);
    }
  }

  @Test
  void readsEveryTestAndDisplayTokenUnderAnyKey() {
    for (Vector vector : Vectors.load("test_display_tokens", 38).tests()) {
      assertEquals(
          new Reading.TestDisplay(
              vector.number("subclass"),
              new BigInteger(vector.text("control"), 16),
              vector.number("mfrCode")),
          new LiteralDecoder(SOME_KEY).read(vector.text("token")),
          vector::toString);
    }
  }

  @Test
  void spacesAndDashesDoNotCountButNothingElseIsForgiven() {
    String token = LiteralEncoder.unitCredit(SOME_KEY, 0, 1000, 273);
    LiteralDecoder decoder = new LiteralDecoder(SOME_KEY);
    Reading credit = new Reading.UnitCredit(0, 5, 1000, BigInteger.valueOf(273));
    assertEquals(credit, decoder.read(token.replaceAll("(.{4})", "$1 ")));
    assertEquals(credit, decoder.read(token.replaceAll("(.{4})", "$1-")));
    for (String strange : new String[] {"\t", "\n", "+", ".", "\u00a0", "_", "\u0000"}) {
      assertInstanceOf(Reading.Malformed.class, decoder.read(token + strange));
    }
    assertInstanceOf(Reading.Malformed.class, decoder.read("1".repeat(60_000)));
  }

  @Test
  void anAlteredDigitIsNeverReadAsAnotherCredit() {
    long seed = 20261124;
    SplittableRandom random = new SplittableRandom(seed);
    Vectors vectors = Vectors.load("credit_tokens", 320);
    int accepted = 0;
    for (Vector vector : vectors.tests().subList(0, 100)) {
      StringBuilder altered = new StringBuilder(vector.text("token"));
      int place = random.nextInt(20);
      char digit = (char) ('0' + (altered.charAt(place) - '0' + random.nextInt(1, 10)) % 10);
      altered.setCharAt(place, digit);
      Reading reading =
          new LiteralDecoder(vectors.cipher(vector, "decoderKey")).read(altered.toString());
      accepted += reading instanceof Reading.Dated ? 1 : 0;
    }
    // One in 65,536 passes the checksum by chance; none does with this seed.
    assertEquals(0, accepted, "seed " + seed);
  }
}
