package prepaid.meter.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static prepaid.meter.device.TestMeters.BORN;
import static prepaid.meter.device.TestMeters.CIPHER;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import prepaid.meter.literal.LiteralEncoder;

/** The contactor: what opens it, what closes it again, and what is shown meanwhile. */
class SupplyTest {
  private final TestClock clock = new TestClock();
  private final StsMeter meter = TestMeters.meter(TestMeters.electricity(), 1000, clock);

  @Test
  void tooMuchPowerTripsAndHalfAMinuteLaterLessPowerFlows() {
    limit(0, BORN + 1, 5000);
    assertEquals(
        5000, meter.consume(Load.ofPower(List.of(5000), 1)), "the limit itself is allowed");
    assertEquals(5000, meter.state().supply().watts());
    assertEquals(0, meter.consume(Load.ofPower(List.of(5001), 1)));
    assertEquals(List.of(OpenReason.POWER_LIMIT), meter.openReasons());
    assertTrue(Display.notices(meter).contains("OVERLOAD"));
    assertEquals(0, meter.consume(Load.ofPower(List.of(100), 1)), "it stays open for a while");
    meter.powerCycle();
    assertEquals(List.of(OpenReason.POWER_LIMIT), meter.openReasons());
    clock.pass(Duration.ofSeconds(Features.RECONNECT_SECONDS).minusMillis(1));
    assertEquals(List.of(OpenReason.POWER_LIMIT), meter.openReasons());
    clock.pass(Duration.ofMillis(1));
    assertEquals(List.of(), meter.openReasons());
    assertEquals(100, meter.consume(Load.ofPower(List.of(100), 1)));
  }

  @Test
  void aLoadThatStaysTripsAgainAndAHigherLimitLetsItThroughAtOnce() {
    limit(0, BORN + 1, 5000);
    meter.consume(Load.ofPower(List.of(6000), 1));
    clock.pass(Duration.ofSeconds(Features.RECONNECT_SECONDS));
    assertEquals(0, meter.consume(Load.ofPower(List.of(6000), 1)));
    assertEquals(List.of(OpenReason.POWER_LIMIT), meter.openReasons());
    limit(0, BORN + 2, 7000);
    assertEquals(6000, meter.consume(Load.ofPower(List.of(6000), 1)));
  }

  @Test
  void phasesThatDifferTooMuchTrip() {
    limit(6, BORN + 1, 2000);
    assertEquals(9000, meter.consume(Load.ofPower(List.of(4000, 2000, 3000), 1)));
    assertEquals(0, meter.consume(Load.ofPower(List.of(4000, 1999, 3000), 1)));
    assertEquals(List.of(OpenReason.PHASE_UNBALANCE), meter.openReasons());
    clock.pass(Duration.ofSeconds(Features.RECONNECT_SECONDS));
    assertEquals(
        3000, meter.consume(Load.ofPower(List.of(3000), 1)), "the sum alone shows no unbalance");
  }

  @Test
  void aLoadOfUnknownPowerExceedsNoLimit() {
    limit(0, BORN + 1, 1);
    assertEquals(6000, meter.consume(Load.ofParts(6000)));
  }

  @Test
  void anOpenedCaseOpensTheContactorUntilATokenSaysOtherwise() {
    meter.tamper();
    meter.tamper();
    assertEquals(List.of(OpenReason.TAMPERED), meter.openReasons());
    meter.powerCycle();
    assertEquals(0, meter.consume(Load.ofPower(List.of(100), 1)));
    meter.keypad(LiteralEncoder.management(CIPHER, 5, BORN + 1, 0));
    assertEquals(List.of(), meter.openReasons());
    assertEquals(100, meter.consume(Load.ofPower(List.of(100), 1)));
  }

  @Test
  void theReserveRunsOutAndTheNextTokenConnectsAgain() {
    assertEquals(List.of("RESERVE"), Display.notices(meter));
    meter.consume(Load.ofParts(901 * Registers.PARTS_PER_TENTH));
    assertEquals(List.of("RESERVE", "LOW"), Display.notices(meter));
    meter.consume(Load.ofParts(99 * Registers.PARTS_PER_TENTH));
    assertEquals(List.of(OpenReason.CREDIT_USED_UP), meter.openReasons());
    assertEquals(List.of("OFF"), Display.notices(meter));
    assertTrue(meter.lowCredit());
    meter.keypad(LiteralEncoder.unitCredit(CIPHER, 0, BORN + 1, 500));
    assertEquals(List.of(), meter.openReasons());
    assertEquals(List.of(), Display.notices(meter), "what was bought is no reserve");
  }

  @Test
  void powerOffDrawsNothingAndUsesNothing() {
    meter.consume(Load.ofPower(List.of(2000), 1));
    Registers before = meter.state().registers();
    meter.powerCycle();
    assertEquals(0, meter.state().supply().watts());
    assertEquals(before, meter.state().registers());
  }

  @Test
  void aLoadThatGivesBackIsNoLoad() {
    assertThrows(IllegalArgumentException.class, () -> Load.ofParts(-1));
    assertThrows(IllegalArgumentException.class, () -> Load.ofPower(List.of(5, -1, 5), 1));
  }

  private void limit(int subclass, int tid, int watts) {
    int field = LiteralEncoder.amountField(BigInteger.valueOf(watts)).intValue();
    assertEquals(
        TokenResult.ACCEPT,
        meter.keypad(LiteralEncoder.management(CIPHER, subclass, tid, field)).result());
  }
}
