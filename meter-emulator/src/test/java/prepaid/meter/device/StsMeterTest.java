package prepaid.meter.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static prepaid.meter.device.TestMeters.BORN;
import static prepaid.meter.device.TestMeters.CIPHER;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.LiteralEncoder;
import prepaid.meter.literal.Misty1;

class StsMeterTest {
  private final TestClock clock = new TestClock();
  private final StsMeter meter = TestMeters.meter(TestMeters.electricity(), clock);

  @Test
  void aTokenIsAcceptedOnceAndIsUsedEverAfter() {
    String token = kwh(BORN + 10, 273);
    assertEquals(new KeypadAnswer.Credited(273), meter.keypad(token));
    assertEquals(TokenResult.USED_ERROR, meter.keypad(token).result());
    assertEquals(TokenResult.USED_ERROR, meter.keypad(token).result());
    assertEquals(273, credit());
  }

  @Test
  void theFirstTokenClosesTheContactorAndTheLastKilowattHourOpensIt() {
    assertFalse(meter.contactorClosed());
    assertEquals(0, meter.consume(Load.ofParts(1_000_000)), "nothing flows without credit");
    meter.keypad(kwh(BORN + 1, 20));
    assertTrue(meter.contactorClosed());
    assertEquals(10 * 6000, meter.consume(Load.ofParts(10 * 6000)));
    assertEquals(10, credit());
    assertEquals(
        10 * 6000, meter.consume(Load.ofParts(99 * 6000)), "it stops when the credit ends");
    assertFalse(meter.contactorClosed());
    meter.keypad(kwh(BORN + 2, 5));
    assertTrue(meter.contactorClosed());
  }

  @Test
  void smallLoadsAddUpToWholeTenths() {
    meter.keypad(kwh(BORN + 1, 2));
    for (int minute = 0; minute < 60; minute++) {
      assertEquals(100, meter.consume(Load.ofParts(100)), "100 W for a minute");
    }
    assertEquals(1, credit());
    assertEquals(1, meter.state().registers().usageTenths());
    assertTrue(meter.contactorClosed());
  }

  @Test
  void anotherMetersTokenIsACrcError() {
    String foreign = LiteralEncoder.unitCredit(new Misty1(Bits.of(7, 128)), 0, BORN + 1, 100);
    assertEquals(TokenResult.CRC_ERROR, meter.keypad(foreign).result());
    assertEquals(0, credit());
  }

  @Test
  void tokensMadeBeforeTheMeterAreOldAndThatOfItsMinuteIsUsed() {
    assertEquals(TokenResult.OLD_ERROR, meter.keypad(kwh(BORN - 1, 100)).result());
    assertEquals(TokenResult.USED_ERROR, meter.keypad(kwh(BORN, 100)).result());
    assertEquals(TokenResult.ACCEPT, meter.keypad(kwh(BORN + 1, 100)).result());
  }

  @Test
  void tokensOutOfOrderWorkInsideTheMemoryAndAreOldBelowIt() {
    for (int i = 0; i < TokenMemory.ENTRIES; i++) {
      assertEquals(TokenResult.ACCEPT, meter.keypad(kwh(BORN + 1000 + 10 * i, 1)).result());
    }
    assertEquals(TokenResult.OLD_ERROR, meter.keypad(kwh(BORN + 999, 1)).result());
    assertEquals(TokenResult.ACCEPT, meter.keypad(kwh(BORN + 1005, 1)).result());
    assertEquals(TokenResult.USED_ERROR, meter.keypad(kwh(BORN + 1005, 1)).result());
    // The memory forgot 1000 for it, which is below all that is left now.
    assertEquals(TokenResult.OLD_ERROR, meter.keypad(kwh(BORN + 1000, 1)).result());
  }

  @Test
  void noOrderOfTokensIsEverCreditedTwice() {
    long seed = 62055;
    SplittableRandom random = new SplittableRandom(seed);
    Set<Integer> accepted = new HashSet<>();
    for (int i = 0; i < 1500; i++) {
      int tid = BORN + random.nextInt(300);
      boolean taken = meter.keypad(kwh(tid, 1)).result() == TokenResult.ACCEPT;
      assertFalse(taken && !accepted.add(tid), "seed " + seed + " token " + i);
    }
    assertEquals(accepted.size(), credit());
    assertTrue(accepted.size() >= TokenMemory.ENTRIES, "seed " + seed);
  }

  @Test
  void creditThatDoesNotFitLeavesTheTokenGood() {
    StsMeter full = TestMeters.meter(TestMeters.electricity(), 99_999_999 - 100, clock);
    String token = kwh(BORN + 1, 101);
    assertEquals(TokenResult.OVERFLOW_ERROR, full.keypad(token).result());
    full.consume(Load.ofParts(6000));
    assertEquals(TokenResult.ACCEPT, full.keypad(token).result());
    assertEquals(99_999_999, full.state().registers().credit());
  }

  @Test
  void aMeterWithADefaultKeyTakesNoCredit() {
    StsMeter unsold =
        TestMeters.keyed(TestMeters.electricity(), TestMeters.key(KeyType.DDTK, 255), clock);
    assertEquals(TokenResult.DDTK_ERROR, unsold.keypad(kwh(BORN + 1, 1)).result());
  }

  @Test
  void aKeyIsExpiredForTokensPastItsNumber() {
    int ken = (BORN >> 16) + 1;
    StsMeter expiring =
        TestMeters.keyed(TestMeters.electricity(), TestMeters.key(KeyType.DUTK, ken), clock);
    int firstExpired = (ken + 1) << 16;
    assertEquals(TokenResult.KEY_EXPIRED_ERROR, expiring.keypad(kwh(firstExpired, 1)).result());
    assertEquals(TokenResult.ACCEPT, expiring.keypad(kwh(firstExpired - 1, 1)).result());
  }

  @Test
  void whatThisMeterHasNoFunctionForIsNotCancelled() {
    String water = LiteralEncoder.unitCredit(CIPHER, 1, BORN + 5, 10);
    String reserved = LiteralEncoder.unitCredit(CIPHER, 9, BORN + 5, 10);
    String money = LiteralEncoder.currencyCredit(CIPHER, 4, BORN + 5, BigInteger.TEN);
    String manage = LiteralEncoder.management(CIPHER, 15, BORN + 5, 0);
    for (String token : new String[] {water, reserved, money, manage}) {
      assertEquals(TokenResult.FUNCTION_ERROR, meter.keypad(token).result());
    }
    assertEquals(TokenResult.ACCEPT, meter.keypad(kwh(BORN + 5, 10)).result());
    assertEquals(TokenResult.USED_ERROR, meter.keypad(manage).result(), "the memory comes first");
  }

  @Test
  void waterGasAndTimeMetersTakeTheirOwnTokens() {
    for (Resource resource : new Resource[] {Resource.WATER, Resource.GAS, Resource.TIME}) {
      StsMeter other = TestMeters.meter(TestMeters.identity(resource, new Counting.Units()), clock);
      assertEquals(TokenResult.FUNCTION_ERROR, other.keypad(kwh(BORN + 1, 10)).result());
      String own = LiteralEncoder.unitCredit(CIPHER, resource.subclass(), BORN + 1, 10);
      assertEquals(new KeypadAnswer.Credited(10), other.keypad(own));
    }
  }

  @Test
  void aMoneyMeterTurnsConsumptionIntoMoney() {
    StsMeter rubles = TestMeters.meter(TestMeters.rubles(), clock);
    assertEquals(TokenResult.FUNCTION_ERROR, rubles.keypad(kwh(BORN + 1, 1)).result());
    String token =
        LiteralEncoder.currencyCredit(CIPHER, 4, BORN + 1, BigInteger.valueOf(10_000_000));
    long added = ((KeypadAnswer.Credited) rubles.keypad(token)).added();
    assertEquals(10_000_624, added, "100 rubles, rounded up as the field does");
    rubles.consume(Load.ofParts(10 * 60_000));
    assertEquals(added - 6_000_000, rubles.state().registers().credit(), "10 kWh at 6.00");
    long flowed = rubles.consume(Load.ofParts(1_000_000_000L));
    assertEquals(40 * 60_000L * (added - 6_000_000) / 24_000_000, flowed);
    assertFalse(rubles.contactorClosed());
  }

  @Test
  void aCorrectionMayNotGoBelowZero() {
    StsMeter rubles = TestMeters.meter(TestMeters.rubles(), 500_000, clock);
    String six = LiteralEncoder.currencyCredit(CIPHER, 4, BORN + 1, BigInteger.valueOf(-600_000));
    String four = LiteralEncoder.currencyCredit(CIPHER, 4, BORN + 2, BigInteger.valueOf(-16_000));
    assertEquals(TokenResult.RANGE_ERROR, rubles.keypad(six).result());
    assertEquals(new KeypadAnswer.Credited(-16_000), rubles.keypad(four));
    assertEquals(484_000, rubles.state().registers().credit());
  }

  @Test
  void theLargestMoneyTokenOfAllOverflows() {
    StsMeter rubles = TestMeters.meter(TestMeters.rubles(), clock);
    String huge = LiteralEncoder.currencyCredit(CIPHER, 4, BORN + 1, BigInteger.TEN.pow(33));
    assertEquals(TokenResult.OVERFLOW_ERROR, rubles.keypad(huge).result());
  }

  @Test
  void aTamperedMeterStaysOpenButKeepsItsCredit() {
    meter.keypad(kwh(BORN + 1, 10));
    meter.tamper();
    assertFalse(meter.contactorClosed());
    assertEquals(0, meter.consume(Load.ofParts(6000)));
    meter.powerCycle();
    assertEquals(TokenResult.ACCEPT, meter.keypad(kwh(BORN + 2, 10)).result());
    assertEquals(20, credit());
    assertFalse(meter.contactorClosed());
  }

  @Test
  void aKeyOfTheWrongLengthMakesNoMeter() {
    MeterKey shortKey =
        new MeterKey(DecoderKey.of(Bits.of(1, 64)), meter.state().key().attributes());
    assertThrows(
        IllegalArgumentException.class,
        () -> TestMeters.keyed(TestMeters.electricity(), shortKey, clock));
  }

  private long credit() {
    return meter.state().registers().credit();
  }

  private static String kwh(int tid, long tenths) {
    return LiteralEncoder.unitCredit(CIPHER, 0, tid, tenths);
  }
}
