package prepaid.meter.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static prepaid.meter.device.TestMeters.BORN;
import static prepaid.meter.device.TestMeters.CIPHER;

import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.Ea07Tables;
import prepaid.meter.literal.LiteralEncoder;
import prepaid.meter.literal.Vectors;
import prepaid.meter.literal.Vectors.Vector;

/** Class 2, key changes apart: what each token sets, and on which meters it has no function. */
class ManagementTest {
  private static final int POWER_LIMIT = 0;
  private static final int CLEAR_CREDIT = 1;
  private static final int TARIFF_RATE = 2;
  private static final int CLEAR_TAMPER = 5;
  private static final int UNBALANCE = 6;
  private static final int WATER_FACTOR = 7;
  private static final int ALL = 0xFFFF;

  private final TestClock clock = new TestClock();
  private final StsMeter electricity = TestMeters.meter(TestMeters.electricity(), 500, clock);
  private final StsMeter rubles = TestMeters.meter(TestMeters.rubles(), 500_000, clock);
  private final StsMeter water =
      TestMeters.meter(TestMeters.identity(Resource.WATER, new Counting.Units()), 500, clock);

  private int tid = BORN;

  @Test
  void everyTokenOfTheVectorsDoesInItsMeterWhatItSays() {
    Vectors vectors = Vectors.load("management_tokens", 160);
    for (Vector vector : vectors.tests()) {
      StsMeter meter = meterFor(vector, vectors);
      meter.tamper();
      String token = vector.text("token");
      boolean refused = vector.has("value") && vector.number("value") == 0;
      TokenResult expected = refused ? TokenResult.RANGE_ERROR : TokenResult.ACCEPT;
      assertEquals(expected, meter.keypad(token).result(), vector::toString);
      if (expected == TokenResult.ACCEPT) {
        check(meter, vector);
        assertEquals(TokenResult.USED_ERROR, meter.keypad(token).result(), vector::toString);
      }
    }
  }

  private void check(StsMeter meter, Vector vector) {
    Settings settings = meter.state().settings();
    switch (vector.number("subclass")) {
      case POWER_LIMIT ->
          assertEquals(
              OptionalInt.of(vector.number("decodedWatts")),
              settings.powerWatts(),
              vector::toString);
      case CLEAR_CREDIT -> assertEquals(0, meter.state().registers().credit(), vector::toString);
      case TARIFF_RATE ->
          assertEquals(1000L * vector.number("value"), settings.rate1e5PerUnit(), vector::toString);
      case CLEAR_TAMPER -> assertEquals(false, meter.state().supply().tampered(), vector::toString);
      case UNBALANCE ->
          assertEquals(
              OptionalInt.of(vector.number("decodedWatts")),
              settings.unbalanceWatts(),
              vector::toString);
      default -> assertEquals(vector.number("value"), settings.litresAPulse(), vector::toString);
    }
  }

  /** One that has the function: of the register's resource, of money, of water. */
  private StsMeter meterFor(Vector vector, Vectors vectors) {
    int register = vector.has("register") ? vector.number("register") : 0;
    int subclass = vector.number("subclass");
    Resource resource =
        subclass == WATER_FACTOR
            ? Resource.WATER
            : List.of(Resource.values()).get(register == ALL ? 0 : register % 4);
    boolean money = subclass == TARIFF_RATE || register >= 4 && register != ALL;
    Counting counting = money ? new Counting.Money("ZAR") : new Counting.Units();
    Ea07Tables tables =
        vector.has("tables")
            ? vectors.tables().getOrDefault(vector.text("tables"), Ea07Tables.SAMPLE)
            : Ea07Tables.SAMPLE;
    MeterIdentity identity =
        new MeterIdentity(
            TestMeters.NUMBER,
            vector.number("ea"),
            4,
            tables,
            resource,
            counting,
            Features.usual(counting));
    MeterKey key =
        new MeterKey(
            DecoderKey.of(Bits.ofHex(vector.text("decoderKey"))),
            new KeyAttributes(2014, 123_457, 1, 1, KeyType.DDTK, 255));
    int born = Math.max(0, vector.number("tid") - 1);
    return new StsMeter(identity, MeterState.made(key, Settings.FACTORY, 70, born), clock);
  }

  @Test
  void creditIsClearedByTheRegistersOwnNumberOrByAll() {
    for (int register : new int[] {1, 2, 3, 4, 7, 8, 0xFFFE}) {
      assertRefused(TokenResult.FUNCTION_ERROR, electricity, CLEAR_CREDIT, register);
    }
    assertAccepted("CREDIT CLEARED", electricity, CLEAR_CREDIT, 0);
    assertEquals(List.of(OpenReason.CREDIT_USED_UP), electricity.openReasons());
    assertEquals(new Registers(0, 0, 0, 0), electricity.state().registers());
    assertRefused(TokenResult.FUNCTION_ERROR, rubles, CLEAR_CREDIT, 0);
    assertAccepted("CREDIT CLEARED", rubles, CLEAR_CREDIT, 4);
    assertRefused(TokenResult.FUNCTION_ERROR, water, CLEAR_CREDIT, 0);
    assertAccepted("CREDIT CLEARED", water, CLEAR_CREDIT, ALL);
  }

  @Test
  void limitsOfPowerAreForElectricity() {
    assertAccepted("LIMIT 5000 W", electricity, POWER_LIMIT, 5000);
    assertAccepted("PHASES 700 W", electricity, UNBALANCE, 700);
    for (int limit : new int[] {POWER_LIMIT, UNBALANCE}) {
      assertRefused(TokenResult.FUNCTION_ERROR, water, limit, 5000);
    }
    MeterIdentity three = TestMeters.electricity();
    MeterIdentity single =
        new MeterIdentity(
            three.drn(),
            three.ea(),
            three.dkga(),
            three.tables(),
            three.resource(),
            three.counting(),
            new Features(1, 600, 30, 0));
    StsMeter onePhase = TestMeters.meter(single, clock);
    assertRefused(TokenResult.FUNCTION_ERROR, onePhase, UNBALANCE, 700);
    assertAccepted("LIMIT 5000 W", onePhase, POWER_LIMIT, 5000);
  }

  @Test
  void aRateIsForMetersOfMoneyAndAFactorForMetersOfWater() {
    assertRefused(TokenResult.FUNCTION_ERROR, electricity, TARIFF_RATE, 250);
    assertRefused(TokenResult.RANGE_ERROR, rubles, TARIFF_RATE, 0);
    assertAccepted("RATE 2.05", rubles, TARIFF_RATE, 205);
    rubles.consume(Load.ofParts(60_000));
    assertEquals(500_000 - 205_000, rubles.state().registers().credit());
    assertRefused(TokenResult.FUNCTION_ERROR, electricity, WATER_FACTOR, 10);
    assertRefused(TokenResult.RANGE_ERROR, water, WATER_FACTOR, 0);
    assertAccepted("FACTOR 10", water, WATER_FACTOR, 10);
  }

  @Test
  void aClearTamperTokenWithAValueIsOutOfRange() {
    electricity.tamper();
    assertRefused(TokenResult.RANGE_ERROR, electricity, CLEAR_TAMPER, 1);
    assertEquals(true, electricity.state().supply().tampered());
    assertAccepted("TAMPER CLEARED", electricity, CLEAR_TAMPER, 0);
    assertEquals(List.of(), electricity.openReasons());
  }

  @Test
  void extendedReservedAndProprietaryTokensHaveNoFunctionAndAreNotCancelled() {
    for (int subclass = 10; subclass < 16; subclass++) {
      assertRefused(TokenResult.FUNCTION_ERROR, electricity, subclass, 0);
    }
    tid = BORN;
    assertAccepted("LIMIT 1 W", electricity, POWER_LIMIT, 1);
  }

  @Test
  void managementTokensAreOldUsedAndExpiredLikeOthers() {
    MeterKey expiring = TestMeters.key(KeyType.DDTK, BORN >> 16);
    StsMeter meter = TestMeters.keyed(TestMeters.electricity(), expiring, clock);
    int late = ((BORN >> 16) + 1) << 16;
    assertEquals(
        TokenResult.KEY_EXPIRED_ERROR,
        meter.keypad(LiteralEncoder.management(CIPHER, CLEAR_TAMPER, late, 0)).result());
    assertEquals(
        TokenResult.OLD_ERROR,
        meter.keypad(LiteralEncoder.management(CIPHER, CLEAR_TAMPER, BORN - 1, 0)).result());
    assertEquals(
        TokenResult.USED_ERROR,
        meter.keypad(LiteralEncoder.management(CIPHER, CLEAR_TAMPER, BORN, 0)).result());
  }

  private void assertAccepted(String text, StsMeter meter, int subclass, int value) {
    assertEquals(new KeypadAnswer.Executed(text), enter(meter, subclass, value));
  }

  private void assertRefused(TokenResult result, StsMeter meter, int subclass, int value) {
    assertEquals(new KeypadAnswer.Refused(result), enter(meter, subclass, value));
  }

  private KeypadAnswer enter(StsMeter meter, int subclass, int value) {
    boolean watts = subclass == POWER_LIMIT || subclass == UNBALANCE;
    int field = watts ? LiteralEncoder.amountField(BigInteger.valueOf(value)).intValue() : value;
    return meter.keypad(LiteralEncoder.management(CIPHER, subclass, ++tid, field));
  }
}
