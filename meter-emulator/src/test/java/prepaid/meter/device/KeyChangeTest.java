package prepaid.meter.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static prepaid.meter.device.TestMeters.BORN;
import static prepaid.meter.device.TestMeters.CIPHER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.Ea07;
import prepaid.meter.literal.Ea07Tables;
import prepaid.meter.literal.LiteralEncoder;
import prepaid.meter.literal.Misty1;
import prepaid.meter.literal.SectionEncoder;
import prepaid.meter.literal.SectionEncoder.Change;
import prepaid.meter.literal.Vectors;
import prepaid.meter.literal.Vectors.Vector;

/** From one key to the next: sections in any order, all or nothing. */
class KeyChangeTest {
  private static final Bits NEW_KEY = Bits.ofHex("00112233445566778899aabbccddeeff");
  private static final Misty1 NEW_CIPHER = new Misty1(NEW_KEY);
  private static final Change CHANGE = new Change(NEW_KEY, 654_321, 99, 2, 2, 254, false, false);

  private final TestClock clock = new TestClock();
  private final StsMeter meter = TestMeters.meter(TestMeters.electricity(), 70, clock);
  private final List<String> tokens = SectionEncoder.tokens(CIPHER, CHANGE);

  @Test
  void everySetOfTheVectorsInAnyOrderMakesTheNewKey() {
    long seed = 41_62055;
    SplittableRandom random = new SplittableRandom(seed);
    Vectors vectors = Vectors.load("key_change_sets", 80);
    for (Vector vector : vectors.tests()) {
      StsMeter changing = meterFor(vector, vectors);
      int oldSgc = changing.state().key().attributes().sgc();
      List<String> order = new ArrayList<>(vector.texts("tokens"));
      order.sort(Comparator.comparing(token -> random.nextInt()));
      String where = vector + ", seed " + seed;
      for (String token : order.subList(0, order.size() - 1)) {
        KeypadAnswer answer = changing.keypad(token);
        assertEquals(KeypadAnswer.SectionTaken.class, answer.getClass(), where);
      }
      assertEquals(2014, changing.state().key().attributes().baseDate(), where);
      assertEquals(TokenResult.ACCEPT, changing.keypad(order.getLast()).result(), where);
      boolean group = vector.number("ea") == 11 || vector.text("threeTokens").equals("true");
      boolean rolledOver = vector.number("rollOver") == 1;
      assertEquals(
          new MeterKey(
              DecoderKey.of(Bits.ofHex(vector.text("newDecoderKey"))),
              new KeyAttributes(
                  rolledOver ? 2035 : 2014,
                  group ? vector.number("sgc") : oldSgc,
                  vector.number("ti"),
                  vector.number("krn"),
                  KeyType.of(vector.number("kt")),
                  vector.number("ken"))),
          changing.state().key(),
          where);
      int smallest = changing.state().memory().smallest();
      assertEquals(rolledOver ? 0 : BORN, smallest, where);
      assertEquals(KeyChange.NONE, changing.state().keyChange(), where);
    }
  }

  private StsMeter meterFor(Vector vector, Vectors vectors) {
    MeterIdentity usual = TestMeters.electricity();
    MeterIdentity identity =
        new MeterIdentity(
            usual.drn(),
            vector.number("ea"),
            4,
            vector.has("tables")
                ? vectors.tables().getOrDefault(vector.text("tables"), Ea07Tables.SAMPLE)
                : Ea07Tables.SAMPLE,
            usual.resource(),
            usual.counting(),
            usual.features());
    MeterKey old =
        new MeterKey(
            DecoderKey.of(Bits.ofHex(vector.text("oldDecoderKey"))),
            new KeyAttributes(2014, 111_111, 1, 1, KeyType.DITK, 255));
    return TestMeters.keyed(identity, old, clock);
  }

  @Test
  void eachSectionIsNamedAndNothingChangesBeforeTheLast() {
    MeterKey before = meter.state().key();
    assertEnter(TokenResult.FIRST_KCT, tokens.get(0));
    assertEnter(TokenResult.THIRD_KCT, tokens.get(2));
    assertEnter(TokenResult.FOURTH_KCT, tokens.get(3));
    assertEquals(List.of(1, 3, 4), meter.state().keyChange().numbers());
    assertEquals(before, meter.state().key());
    assertEnter(TokenResult.ACCEPT, credit(BORN + 1));
    assertEquals(new KeypadAnswer.Executed("KEY 2 TI 99"), meter.keypad(tokens.get(1)));
    assertEnter(TokenResult.CRC_ERROR, credit(BORN + 2));
    assertEquals(
        TokenResult.ACCEPT,
        meter.keypad(LiteralEncoder.unitCredit(NEW_CIPHER, 0, BORN + 2, 10)).result());
    assertEquals(90, meter.state().registers().credit(), "credit stays");
  }

  @Test
  void withoutARollOverUsedTokensStayUsedAndWithOneEveryMinuteIsNew() {
    assertEnter(TokenResult.ACCEPT, credit(BORN + 1));
    tokens.forEach(meter::keypad);
    assertEquals(
        TokenResult.USED_ERROR,
        meter.keypad(LiteralEncoder.unitCredit(NEW_CIPHER, 0, BORN + 1, 10)).result());
    Change later = new Change(Bits.of(7, 128), 654_321, 99, 3, 2, 255, true, false);
    SectionEncoder.tokens(NEW_CIPHER, later).forEach(meter::keypad);
    assertEquals(Collections.nCopies(TokenMemory.ENTRIES, 0), meter.state().memory().tids());
    assertEquals(2035, meter.state().key().attributes().baseDate());
    assertEquals(
        TokenResult.ACCEPT,
        meter
            .keypad(LiteralEncoder.unitCredit(new Misty1(Bits.of(7, 128)), 0, BORN - 1000, 10))
            .result());
  }

  @Test
  void theRestOfASetThatComesTooLateFindsNothing() {
    assertEnter(TokenResult.FIRST_KCT, tokens.get(0));
    clock.pass(Duration.ofMinutes(9));
    assertEnter(TokenResult.SECOND_KCT, tokens.get(1));
    assertEquals(60, meter.keyChangeSecondsLeft());
    clock.pass(Duration.ofSeconds(60));
    assertEquals(0, meter.keyChangeSecondsLeft());
    assertEnter(TokenResult.THIRD_KCT, tokens.get(2));
    assertEnter(TokenResult.FOURTH_KCT, tokens.get(3));
    assertEquals(List.of(3, 4), meter.state().keyChange().numbers());
    assertEnter(TokenResult.FIRST_KCT, tokens.get(0));
    clock.pass(Duration.ofSeconds(599));
    assertEnter(TokenResult.ACCEPT, tokens.get(1));
  }

  @Test
  void theTimeForTheRestIsTheModels() {
    MeterIdentity usual = TestMeters.electricity();
    MeterIdentity hasty =
        new MeterIdentity(
            usual.drn(),
            usual.ea(),
            usual.dkga(),
            usual.tables(),
            usual.resource(),
            usual.counting(),
            new Features(3, 5, 30, 0));
    StsMeter quick = TestMeters.meter(hasty, clock);
    quick.keypad(tokens.get(0));
    clock.pass(Duration.ofSeconds(5));
    for (String token : tokens.subList(1, 4)) {
      assertNotEquals(TokenResult.ACCEPT, quick.keypad(token).result());
    }
  }

  @Test
  void aSectionOfAnotherSetReplacesTheOldOne() {
    Change other = CHANGE.withTi(7);
    meter.keypad(SectionEncoder.tokens(CIPHER, other).get(1));
    tokens.forEach(meter::keypad);
    assertEquals(99, meter.state().key().attributes().ti());
  }

  @Test
  void aKeyTypeThatMayNotFollowDropsTheSet() {
    for (KeyType from : KeyType.values()) {
      for (KeyType to : KeyType.values()) {
        StsMeter changing =
            TestMeters.keyed(TestMeters.electricity(), TestMeters.key(from, 255), clock);
        List<String> set = SectionEncoder.tokens(CIPHER, CHANGE.ofType(to.number()));
        set.subList(0, 3).forEach(changing::keypad);
        boolean allowed =
            to != KeyType.DCTK
                && from != KeyType.DCTK
                && (from == KeyType.DITK || to != KeyType.DITK);
        TokenResult expected = allowed ? TokenResult.ACCEPT : TokenResult.KEY_TYPE_ERROR;
        assertEquals(expected, changing.keypad(set.get(3)).result(), from + " to " + to);
        assertEquals(KeyChange.NONE, changing.state().keyChange());
        assertEquals(allowed ? to : from, changing.state().key().attributes().kt());
      }
    }
  }

  @Test
  void attributesThatCannotBeAreOutOfRange() {
    for (int krn : new int[] {0, 10, 15}) {
      assertEnter(TokenResult.RANGE_ERROR, set(CHANGE.withKrn(krn)).get(0));
    }
    assertEnter(TokenResult.RANGE_ERROR, set(CHANGE.withTi(100)).get(1));
    assertEnter(TokenResult.RANGE_ERROR, set(CHANGE.inThree()).get(0));
    assertEquals(KeyChange.NONE, meter.state().keyChange());
    List<String> noGroup = set(CHANGE.withSgc(1_000_000));
    noGroup.subList(0, 3).forEach(meter::keypad);
    assertEnter(TokenResult.RANGE_ERROR, noGroup.get(3));
    assertEquals(KeyChange.NONE, meter.state().keyChange());
    assertEquals(123_457, meter.state().key().attributes().sgc());
  }

  @Test
  void aShortKeyTakesTwoSectionsOrThreeAndNeverAFourth() {
    Bits oldKey = Bits.ofHex("0d8337a0ec612b64");
    Ea07 old = new Ea07(Ea07Tables.SAMPLE, oldKey);
    MeterIdentity usual = TestMeters.electricity();
    MeterIdentity identity =
        new MeterIdentity(
            usual.drn(),
            7,
            2,
            Ea07Tables.SAMPLE,
            usual.resource(),
            usual.counting(),
            usual.features());
    MeterKey key =
        new MeterKey(DecoderKey.of(oldKey), TestMeters.key(KeyType.DUTK, 255).attributes());
    StsMeter shortMeter = TestMeters.keyed(identity, key, clock);
    Change change = new Change(Bits.ofHex("3f99267c365eb729"), 654_321, 3, 2, 2, 255, false, true);
    List<String> three = SectionEncoder.tokens(old, change);
    assertEquals(TokenResult.SECOND_KCT, shortMeter.keypad(three.get(1)).result());
    assertEquals(TokenResult.FIRST_KCT, shortMeter.keypad(three.get(0)).result());
    String fourth = SectionEncoder.token(old, 9, Bits.of(1, 44));
    assertEquals(TokenResult.FUNCTION_ERROR, shortMeter.keypad(fourth).result());
    String padded = SectionEncoder.token(old, 8, Bits.of(654_321, 24).then(Bits.of(1, 20)));
    assertEquals(TokenResult.RANGE_ERROR, shortMeter.keypad(padded).result());
    String noGroup = SectionEncoder.token(old, 8, Bits.of(1_000_000, 24).then(Bits.of(0, 20)));
    assertEquals(TokenResult.RANGE_ERROR, shortMeter.keypad(noGroup).result());
    assertEquals(TokenResult.ACCEPT, shortMeter.keypad(three.get(2)).result());
    assertEquals(654_321, shortMeter.state().key().attributes().sgc());
  }

  @Test
  void anExpiredKeyStillTakesItsSuccessorAndALockedKeypadDoesNot() {
    StsMeter expired =
        TestMeters.keyed(TestMeters.electricity(), TestMeters.key(KeyType.DUTK, 0), clock);
    assertEquals(TokenResult.KEY_EXPIRED_ERROR, expired.keypad(credit(BORN + 1)).result());
    for (int i = 0; i < 3; i++) {
      expired.keypad("0".repeat(20));
    }
    assertEquals(TokenResult.LOCK_OUT_ACTIVE, expired.keypad(tokens.get(0)).result());
    clock.pass(Duration.ofSeconds(10));
    tokens.forEach(expired::keypad);
    assertEquals(254, expired.state().key().attributes().ken());
    assertEquals(LockOut.NONE, expired.state().lockOut());
  }

  private void assertEnter(TokenResult expected, String token) {
    assertEquals(expected, meter.keypad(token).result());
  }

  private static List<String> set(Change change) {
    return SectionEncoder.tokens(CIPHER, change);
  }

  private static String credit(int tid) {
    return LiteralEncoder.unitCredit(CIPHER, 0, tid, 10);
  }
}
