package prepaid.meter.literal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.meter.literal.Vectors.Vector;

/** What no credit token shows: management, key changes, and the subclasses that nobody may use. */
class EveryClassTest {
  private static final BlockCipher CIPHER = new Misty1(Bits.of(1, 128));
  private static final LiteralDecoder DECODER = new LiteralDecoder(CIPHER);

  @Test
  void everyManagementTokenOfTheVectors() {
    Vectors vectors = Vectors.load("management_tokens", 160);
    for (Vector vector : vectors.tests()) {
      assertEquals(
          management(vector),
          new LiteralDecoder(vectors.cipher(vector, "decoderKey")).read(vector.text("token")),
          vector::toString);
    }
  }

  private static Reading management(Vector vector) {
    int rnd = vector.number("rnd");
    int tid = vector.number("tid");
    return switch (vector.number("subclass")) {
      case 0 -> new Reading.MaximumPowerLimit(rnd, tid, watts(vector));
      case 1 -> new Reading.ClearCredit(rnd, tid, vector.number("register"));
      case 2 -> new Reading.TariffRate(rnd, tid, vector.number("value"));
      case 5 -> new Reading.ClearTamper(rnd, tid, 0);
      case 6 -> new Reading.PhaseUnbalanceLimit(rnd, tid, watts(vector));
      case 7 -> new Reading.WaterMeterFactor(rnd, tid, vector.number("value"));
      default -> throw new AssertionError(vector.text("subclass"));
    };
  }

  private static BigInteger watts(Vector vector) {
    return new BigInteger(vector.text("decodedWatts"));
  }

  @Test
  void everyKeyChangeSetOfTheVectors() {
    Vectors vectors = Vectors.load("key_change_sets", 80);
    for (Vector vector : vectors.tests()) {
      BlockCipher old = vectors.cipher(vector, "oldDecoderKey");
      for (String token : vector.texts("tokens")) {
        Reading section = new LiteralDecoder(old).read(token);
        assertEquals(section(vector, section), section, vector::toString);
      }
    }
  }

  /** What the vector says that this section should hold. */
  private static Reading section(Vector vector, Reading read) {
    Bits key = Bits.ofHex(vector.text("newDecoderKey"));
    int bits = key.length();
    Bits group = Bits.of(vector.number("sgc"), 24);
    int ken = vector.number("ken");
    return switch (read) {
      case Reading.FirstSection first ->
          new Reading.FirstSection(
              ken >> 4,
              vector.number("krn"),
              vector.number("rollOver") == 1,
              vector.text("threeTokens").equals("true"),
              vector.number("kt"),
              key.field(bits - 1, bits - 32));
      case Reading.SecondSection second ->
          new Reading.SecondSection(ken & 15, vector.number("ti"), key.field(31, 0));
      case Reading.ThirdSection third when bits == 64 ->
          new Reading.ThirdSection(group.then(Bits.of(0, 20)));
      case Reading.ThirdSection third ->
          new Reading.ThirdSection(group.field(11, 0).then(key.field(95, 64)));
      case Reading.FourthSection fourth ->
          new Reading.FourthSection(group.field(23, 12), key.field(63, 32));
      default -> throw new AssertionError(read);
    };
  }

  @Test
  void theThirdSectionIsReadAsItsKeyIsLong() {
    Bits content = Bits.of(0x12345, 20).then(Bits.of(0x6789ab, 24));
    Reading.ThirdSection third = new Reading.ThirdSection(content);
    assertEquals(content.field(43, 32), third.groupLow());
    assertEquals(content.field(31, 0), third.key());
    assertEquals(content.field(43, 20), third.wholeGroup());
    assertEquals(content.field(19, 0), third.padding());
  }

  @Test
  void reservedAndProprietarySubclassesAreCalledSo() {
    for (int subclass = 8; subclass < 16; subclass++) {
      assertEquals(
          new Reading.ReservedCredit(subclass, 5, 77, LiteralEncoder.amountField(BigInteger.TEN)),
          DECODER.read(LiteralEncoder.unitCredit(CIPHER, subclass, 77, 10)));
    }
    for (int subclass = 11; subclass < 16; subclass++) {
      assertEquals(
          new Reading.ReservedManagement(subclass, 5, 77, Bits.of(0xabcd, 16)),
          DECODER.read(LiteralEncoder.management(CIPHER, subclass, 77, 0xabcd)));
    }
    assertEquals(
        new Reading.ExtendedSet(5, 77, 0b101010, Bits.of(0b1111000011, 10)),
        DECODER.read(LiteralEncoder.management(CIPHER, 10, 77, 0b101010_1111000011)));
  }

  @Test
  void testsOfEverySubclassHaveTheirOwnWidths() {
    BigInteger wide = BigInteger.valueOf(0x9_8765_4321L);
    BigInteger narrow = BigInteger.valueOf(0x765_4321);
    Bits shortMaker = Bits.of(wide, 36).then(Bits.of(0x21, 8));
    Bits longMaker = Bits.of(narrow, 28).then(Bits.of(0x4321, 16));
    assertEquals(
        new Reading.ExtendedRead(0b100110, narrow, 3),
        DECODER.read(
            LiteralEncoder.testDisplay(
                2, Bits.of(0b100110, 6).then(Bits.of(narrow, 30)).then(Bits.of(3, 8)))));
    for (int subclass = 3; subclass < 6; subclass++) {
      assertEquals(
          new Reading.ReservedTest(subclass, narrow, 0x4321),
          DECODER.read(LiteralEncoder.testDisplay(subclass, longMaker)));
    }
    for (int subclass = 6; subclass < 11; subclass++) {
      assertEquals(
          new Reading.ProprietaryTest(subclass, narrow, 0x4321),
          DECODER.read(LiteralEncoder.testDisplay(subclass, longMaker)));
    }
    for (int subclass = 11; subclass < 16; subclass++) {
      assertEquals(
          new Reading.ProprietaryTest(subclass, wide, 0x21),
          DECODER.read(LiteralEncoder.testDisplay(subclass, shortMaker)));
    }
  }

  @Test
  void everyTokenOfEveryClassIsReadUnderEveryAlgorithm() {
    long seed = 90711;
    SplittableRandom random = new SplittableRandom(seed);
    BlockCipher[] ciphers = {
      CIPHER,
      new Ea09(Bits.of(random.nextLong(1L << 62), 64)),
      new Ea07(Ea07Tables.SAMPLE, Bits.of(random.nextLong(1L << 62), 64))
    };
    for (BlockCipher cipher : ciphers) {
      LiteralDecoder decoder = new LiteralDecoder(cipher);
      for (int subclass = 0; subclass < 16; subclass++) {
        int tid = random.nextInt(1 << 24);
        String where = "seed " + seed + " subclass " + subclass + " " + cipher.getClass();
        String credit = LiteralEncoder.unitCredit(cipher, subclass & 11, tid, 1234);
        Reading.Credit read = assertInstanceOf(Reading.Credit.class, decoder.read(credit), where);
        assertEquals(tid, read.tid(), where);
        Reading manage = decoder.read(LiteralEncoder.management(cipher, subclass, tid, 4321));
        boolean section = subclass == 3 || subclass == 4 || subclass == 8 || subclass == 9;
        assertEquals(section, manage instanceof Reading.KeySection, where);
        assertEquals(!section, manage instanceof Reading.Management, where);
      }
    }
  }
}
