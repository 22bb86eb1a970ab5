package prepaid.meter;

import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import prepaid.meter.KeypadAnswer.Refused;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.BlockCipher;
import prepaid.meter.literal.Ea07;
import prepaid.meter.literal.LiteralDecoder;
import prepaid.meter.literal.Misty1;
import prepaid.meter.literal.Reading;

/**
 * One STS meter: a keypad, a credit register, a contactor. A plain object without a thread or a
 * lock; whoever shares it must serialise its use.
 */
public final class StsMeter {
  private final MeterIdentity identity;
  private final LiteralDecoder decoder;
  private final InstantSource clock;
  private MeterState state;

  /**
   * @param decoderKey 64 bits for EA07, 128 for EA11
   * @throws IllegalArgumentException when the key's length is not the algorithm's
   */
  public StsMeter(MeterIdentity identity, Bits decoderKey, MeterState state, InstantSource clock) {
    this.identity = identity;
    this.decoder = new LiteralDecoder(cipher(identity, decoderKey));
    this.state = state;
    this.clock = clock;
  }

  private static BlockCipher cipher(MeterIdentity identity, Bits key) {
    return identity.ea() == 11 ? new Misty1(key) : new Ea07(identity.tables(), key);
  }

  /** Enters digits; the order of the checks is the standard's. */
  public KeypadAnswer keypad(String typed) {
    Instant now = clock.instant();
    Reading reading = decoder.read(typed);
    if (state.lockOut().active(now) && !worksWhileLocked(reading)) {
      return new Refused(TokenResult.LOCK_OUT_ACTIVE);
    }
    return switch (reading) {
      case Reading.Malformed malformed -> new Refused(TokenResult.FORMAT_ERROR);
      case Reading.ReservedClass reserved -> bad(TokenResult.FUNCTION_ERROR, now);
      case Reading.Damaged damaged -> bad(TokenResult.CRC_ERROR, now);
      case Reading.Clear test -> testDisplay(test);
      case Reading.KeySection section -> new Refused(TokenResult.FUNCTION_ERROR);
      case Reading.Dated dated -> dated(dated);
    };
  }

  /** A malformed entry tries nothing, and class 1 is no secret: neither helps a guesser. */
  private static boolean worksWhileLocked(Reading reading) {
    return reading instanceof Reading.Malformed || reading instanceof Reading.Clear;
  }

  /** An entry that no vendor made: only such ones count towards the lock-out. */
  private KeypadAnswer bad(TokenResult result, Instant now) {
    state = state.with(state.lockOut().afterBadEntry(now));
    return new Refused(result);
  }

  /** It forgives no wrong tokens: everybody has such tokens, so a guesser could clear himself. */
  private KeypadAnswer testDisplay(Reading.Clear test) {
    int maker = test.manufacturerCode();
    if (maker != 0 && maker != identity.manufacturerCode()) {
      return new Refused(TokenResult.MFR_CODE_ERROR);
    }
    return test instanceof Reading.TestDisplay standard
        ? TestDisplays.show(this, standard)
        : new Refused(TokenResult.FUNCTION_ERROR);
  }

  private KeypadAnswer dated(Reading.Dated token) {
    boolean credit = token instanceof Reading.Credit;
    if (credit && identity.kt() == MeterIdentity.DDTK) {
      return new Refused(TokenResult.DDTK_ERROR);
    }
    if (token.tid() >> 16 > identity.ken()) {
      return new Refused(TokenResult.KEY_EXPIRED_ERROR);
    }
    if (state.memory().holds(token.tid())) {
      return new Refused(TokenResult.USED_ERROR);
    }
    if (token.tid() < state.memory().smallest()) {
      return new Refused(TokenResult.OLD_ERROR);
    }
    return execute(token);
  }

  private KeypadAnswer execute(Reading.Dated token) {
    boolean money = identity.counting() instanceof Counting.Money;
    int own = identity.resource().subclass();
    return switch (token) {
      case Reading.UnitCredit units when !money && units.subclass() == own ->
          credit(units.tenths(), units.tid());
      case Reading.CurrencyCredit sum when money && sum.subclass() == own + 4 ->
          credit(sum.unit1e5(), sum.tid());
      default -> new Refused(TokenResult.FUNCTION_ERROR);
    };
  }

  /** Credit that does not fit leaves the token unused, so that it can be entered later. */
  private KeypadAnswer credit(BigInteger amount, int tid) {
    BigInteger sum = amount.add(BigInteger.valueOf(state.registers().credit()));
    if (sum.signum() < 0) {
      return new Refused(TokenResult.RANGE_ERROR);
    }
    if (sum.compareTo(BigInteger.valueOf(identity.counting().largestCredit())) > 0) {
      return new Refused(TokenResult.OVERFLOW_ERROR);
    }
    long added = amount.longValueExact();
    state = state.accepted(state.registers().credited(added), tid);
    return new KeypadAnswer.Credited(added);
  }

  /**
   * A load runs. It stops by itself when the credit ends, and nothing flows while the contactor is
   * open.
   *
   * @param parts what the load asks for, see {@link Registers#PARTS_PER_TENTH}
   * @return the parts that flowed
   */
  public long consume(long parts) {
    if (parts < 0) {
      throw new IllegalArgumentException("a load cannot give back");
    }
    if (!contactorClosed()) {
      return 0;
    }
    long before = state.registers().usage();
    state = state.with(state.registers().consumed(parts, identity.counting()));
    return state.registers().usage() - before;
  }

  /** Power off and on: registers and memory stay, the lock-out is forgotten. */
  public void powerCycle() {
    if (!state.lockOut().equals(LockOut.NONE)) {
      state = state.with(LockOut.NONE);
    }
  }

  /** Somebody opens the case. The contactor stays open until a token clears the condition. */
  public void tamper() {
    if (!state.tampered()) {
      state = state.opened();
    }
  }

  /** Closed while there is credit and nobody tampered. */
  public boolean contactorClosed() {
    return state.registers().credit() > 0 && !state.tampered();
  }

  public MeterIdentity identity() {
    return identity;
  }

  public MeterState state() {
    return state;
  }

  /** Seconds until the keypad works again, 0 when it does. */
  public long lockedSeconds() {
    return state.lockOut().secondsLeft(clock.instant());
  }
}
