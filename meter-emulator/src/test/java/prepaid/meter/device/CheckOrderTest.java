package prepaid.meter.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static prepaid.meter.device.TestMeters.BORN;
import static prepaid.meter.device.TestMeters.CIPHER;

import org.junit.jupiter.api.Test;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.LiteralEncoder;
import prepaid.meter.literal.SectionEncoder;

/** A token with several faults is refused for the first of them, in the standard's order. */
class CheckOrderTest {
  private static final int EXPIRED = ((BORN >> 16) + 1) << 16;
  private static final int RESERVED_SUBCLASS = 9;

  private final TestClock clock = new TestClock();
  private final StsMeter usual = TestMeters.meter(TestMeters.electricity(), 99_999_999, clock);
  private final StsMeter defaultKey = keyed(KeyType.DDTK, BORN >> 16);
  private final StsMeter expired = keyed(KeyType.DUTK, BORN >> 16);

  private StsMeter keyed(KeyType kt, int ken) {
    return TestMeters.keyed(TestMeters.electricity(), TestMeters.key(kt, ken), clock);
  }

  @Test
  void formatComesBeforeTheLockOutAndTheLockOutBeforeTheRest() {
    for (int i = 0; i < 3; i++) {
      assertEnter(TokenResult.CRC_ERROR, usual, "0".repeat(20));
    }
    assertEnter(TokenResult.FORMAT_ERROR, usual, "73786976294838206464");
    assertEnter(TokenResult.LOCK_OUT_ACTIVE, usual, credit(0, BORN));
  }

  @Test
  void theMakersCodeComesBeforeTheFunction() {
    Bits ofAnother = Bits.of(0, 28).then(Bits.of(34, 16));
    String reserved = LiteralEncoder.testDisplay(5, ofAnother);
    assertEnter(TokenResult.MFR_CODE_ERROR, usual, reserved);
    Bits ofAll = Bits.of(0, 44);
    assertEnter(TokenResult.FUNCTION_ERROR, usual, LiteralEncoder.testDisplay(5, ofAll));
  }

  @Test
  void aDefaultKeyIsSaidBeforeItsAge() {
    assertEnter(TokenResult.DDTK_ERROR, defaultKey, credit(RESERVED_SUBCLASS, EXPIRED));
    assertEnter(TokenResult.DDTK_ERROR, defaultKey, credit(0, BORN));
    String management = LiteralEncoder.management(CIPHER, 15, EXPIRED, 0);
    assertEnter(TokenResult.KEY_EXPIRED_ERROR, defaultKey, management);
  }

  @Test
  void theKeysAgeComesBeforeTheTokens() {
    StsMeter remembers = keyed(KeyType.DUTK, 255);
    assertEnter(TokenResult.ACCEPT, remembers, credit(0, EXPIRED));
    assertEnter(TokenResult.USED_ERROR, remembers, credit(RESERVED_SUBCLASS, EXPIRED));
    assertEnter(TokenResult.KEY_EXPIRED_ERROR, expired, credit(RESERVED_SUBCLASS, EXPIRED));
  }

  @Test
  void theTokensAgeComesBeforeItsFunctionAndThatBeforeItsValue() {
    assertEnter(TokenResult.OLD_ERROR, usual, credit(RESERVED_SUBCLASS, BORN - 1));
    assertEnter(TokenResult.USED_ERROR, usual, credit(RESERVED_SUBCLASS, BORN));
    assertEnter(TokenResult.FUNCTION_ERROR, usual, credit(1, BORN + 1));
    assertEnter(TokenResult.OVERFLOW_ERROR, usual, credit(0, BORN + 1));
    String zeroRate = LiteralEncoder.management(CIPHER, 2, BORN + 1, 0);
    assertEnter(TokenResult.FUNCTION_ERROR, usual, zeroRate);
  }

  @Test
  void aKeySectionHasNoAge() {
    String section = SectionEncoder.token(CIPHER, 4, Bits.of(0, 44));
    assertEnter(TokenResult.SECOND_KCT, expired, section);
    assertEnter(TokenResult.SECOND_KCT, defaultKey, section);
  }

  private static void assertEnter(TokenResult expected, StsMeter meter, String token) {
    assertEquals(expected, meter.keypad(token).result());
  }

  private static String credit(int subclass, int tid) {
    return LiteralEncoder.unitCredit(CIPHER, subclass, tid, 10);
  }
}
