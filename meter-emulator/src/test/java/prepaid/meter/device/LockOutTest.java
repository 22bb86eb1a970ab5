package prepaid.meter.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static prepaid.meter.device.TestMeters.BORN;
import static prepaid.meter.device.TestMeters.CIPHER;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.LiteralEncoder;

class LockOutTest {
  private static final String WRONG = "00000000000000000000";

  private final TestClock clock = new TestClock();
  private final StsMeter meter = TestMeters.meter(TestMeters.electricity(), clock);

  @Test
  void theThirdWrongTokenLocksForTenSecondsAndEachFurtherOneDoubles() {
    enter(WRONG, TokenResult.CRC_ERROR);
    enter(WRONG, TokenResult.CRC_ERROR);
    assertEquals(0, meter.lockedSeconds());
    for (int seconds : new int[] {10, 20, 40, 80, 160, 320, 640, 1280, 1280, 1280}) {
      enter(WRONG, TokenResult.CRC_ERROR);
      assertEquals(seconds, meter.lockedSeconds());
      enter(WRONG, TokenResult.LOCK_OUT_ACTIVE);
      assertEquals(seconds, meter.lockedSeconds(), "trying while locked changes nothing");
      clock.pass(Duration.ofSeconds(seconds).minusMillis(1));
      enter(WRONG, TokenResult.LOCK_OUT_ACTIVE);
      clock.pass(Duration.ofMillis(1));
    }
  }

  @Test
  void evenAGoodTokenWaitsAndAnAcceptedOneForgetsTheWrongOnes() {
    lock();
    String good = LiteralEncoder.unitCredit(CIPHER, 0, BORN + 1, 10);
    enter(good, TokenResult.LOCK_OUT_ACTIVE);
    clock.pass(Duration.ofSeconds(10));
    enter(good, TokenResult.ACCEPT);
    lock();
    assertEquals(10, meter.lockedSeconds());
  }

  @Test
  void aPowerCycleForgetsThemToo() {
    lock();
    meter.powerCycle();
    enter(LiteralEncoder.unitCredit(CIPHER, 0, BORN + 1, 10), TokenResult.ACCEPT);
  }

  @Test
  void testTokensStillWorkWhileLocked() {
    String test = LiteralEncoder.testDisplay(0, Bits.of(0x8000, 36).then(Bits.of(0, 8)));
    TokenResult before = meter.keypad(test).result();
    lock();
    enter(test, before);
    enter("123", TokenResult.FORMAT_ERROR);
  }

  @Test
  void usedTokensAndTypingErrorsAreNoGuesses() {
    String good = LiteralEncoder.unitCredit(CIPHER, 0, BORN + 1, 10);
    enter(good, TokenResult.ACCEPT);
    for (int i = 0; i < 10; i++) {
      enter(good, TokenResult.USED_ERROR);
      enter("1234567890123456789", TokenResult.FORMAT_ERROR);
      enter("99999999999999999999", TokenResult.FORMAT_ERROR);
    }
    assertEquals(0, meter.lockedSeconds());
  }

  private void lock() {
    for (int i = 0; i < 3; i++) {
      enter(WRONG, TokenResult.CRC_ERROR);
    }
  }

  private void enter(String digits, TokenResult expected) {
    assertEquals(expected, meter.keypad(digits).result());
  }
}
