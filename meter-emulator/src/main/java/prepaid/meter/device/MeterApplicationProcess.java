package prepaid.meter.device;

import java.math.BigInteger;
import java.time.Instant;
import prepaid.meter.device.KeypadAnswer.Executed;
import prepaid.meter.device.KeypadAnswer.Refused;
import prepaid.meter.literal.Reading;

/**
 * What one meter makes of one entry: the order of the checks is the standard's (IEC 62055-41, meter
 * application process). What comes before it, from digits to a checksum, is in the literal decoder.
 *
 * @param state before the entry
 */
record MeterApplicationProcess(MeterIdentity identity, MeterState state, Instant now) {

  /** The state after the entry, and what the keypad answers. */
  record Outcome(MeterState state, KeypadAnswer answer) {}

  Outcome enter(Reading reading) {
    if (state.lockOut().active(now) && !worksWhileLocked(reading)) {
      return refused(TokenResult.LOCK_OUT_ACTIVE);
    }
    return switch (reading) {
      case Reading.Malformed malformed -> refused(TokenResult.FORMAT_ERROR);
      case Reading.ReservedClass reserved -> bad(TokenResult.FUNCTION_ERROR);
      case Reading.Damaged damaged -> bad(TokenResult.CRC_ERROR);
      case Reading.Clear test -> clear(test);
      case Reading.KeySection section -> new KeyChangeProcess(this).take(section);
      case Reading.Dated dated -> dated(dated);
    };
  }

  /** A malformed entry tries nothing, and class 1 is no secret: neither helps a guesser. */
  private static boolean worksWhileLocked(Reading reading) {
    return reading instanceof Reading.Malformed || reading instanceof Reading.Clear;
  }

  Outcome refused(TokenResult result) {
    return new Outcome(state, new Refused(result));
  }

  /** An entry that no vendor made: only such ones count towards the lock-out. */
  private Outcome bad(TokenResult result) {
    return new Outcome(state.with(state.lockOut().afterBadEntry(now)), new Refused(result));
  }

  /** It forgives no wrong tokens: everybody has such tokens, so a guesser could clear himself. */
  private Outcome clear(Reading.Clear test) {
    int maker = test.manufacturerCode();
    if (maker != 0 && maker != identity.manufacturerCode()) {
      return refused(TokenResult.MFR_CODE_ERROR);
    }
    return test instanceof Reading.TestDisplay standard
        ? new Outcome(state, new TestDisplays(identity, state, now).show(standard))
        : refused(TokenResult.FUNCTION_ERROR);
  }

  private Outcome dated(Reading.Dated token) {
    KeyAttributes key = state.key().attributes();
    if (token instanceof Reading.Credit && !key.kt().takesCredit()) {
      return refused(TokenResult.DDTK_ERROR);
    }
    if (key.expiredFor(token.tid())) {
      return refused(TokenResult.KEY_EXPIRED_ERROR);
    }
    if (state.memory().holds(token.tid())) {
      return refused(TokenResult.USED_ERROR);
    }
    if (token.tid() < state.memory().smallest()) {
      return refused(TokenResult.OLD_ERROR);
    }
    return switch (token) {
      case Reading.Credit credit -> credit(credit);
      case Reading.Management management -> new Management(this).execute(management);
    };
  }

  private Outcome credit(Reading.Credit token) {
    boolean money = identity.counting() instanceof Counting.Money;
    int own = identity.resource().subclass();
    return switch (token) {
      case Reading.UnitCredit units when !money && units.subclass() == own ->
          credit(units.tenths(), units.tid());
      case Reading.CurrencyCredit sum when money && sum.subclass() == own + 4 ->
          credit(sum.unit1e5(), sum.tid());
      default -> refused(TokenResult.FUNCTION_ERROR);
    };
  }

  /** Credit that does not fit leaves the token unused, so that it can be entered later. */
  private Outcome credit(BigInteger amount, int tid) {
    BigInteger sum = amount.add(BigInteger.valueOf(state.registers().credit()));
    if (sum.signum() < 0) {
      return refused(TokenResult.RANGE_ERROR);
    }
    if (sum.compareTo(BigInteger.valueOf(identity.counting().largestCredit())) > 0) {
      return refused(TokenResult.OVERFLOW_ERROR);
    }
    long added = amount.longValueExact();
    return new Outcome(
        state.with(state.registers().credited(added)).cancelled(tid),
        new KeypadAnswer.Credited(added));
  }

  /** Cancels a token that was executed. */
  Outcome executed(MeterState after, int tid, String text) {
    return new Outcome(after.cancelled(tid), new Executed(text));
  }
}
