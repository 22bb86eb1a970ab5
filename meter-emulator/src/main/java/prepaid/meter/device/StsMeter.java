package prepaid.meter.device;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import prepaid.meter.device.MeterApplicationProcess.Outcome;
import prepaid.meter.literal.LiteralDecoder;
import prepaid.meter.literal.Reading;

/**
 * One STS meter: a keypad, a credit register, a contactor. A plain object without a thread or a
 * lock, small enough for a hundred thousand of them; whoever shares it must serialise its use.
 */
public final class StsMeter {
  private final MeterIdentity identity;
  private final InstantSource clock;
  private MeterState state;

  /**
   * @throws IllegalArgumentException when the key's length is not the algorithm's
   */
  public StsMeter(MeterIdentity identity, MeterState state, InstantSource clock) {
    if (state.key().decoderKey().length() != identity.keyBits()) {
      throw new IllegalArgumentException("a key of this meter has " + identity.keyBits() + " bits");
    }
    this.identity = identity;
    this.state = state;
    this.clock = clock;
  }

  /**
   * Enters digits.
   *
   * @param typed spaces and dashes between the digits do not count
   */
  public KeypadAnswer keypad(String typed) {
    // The cipher is made for each entry: a fleet could not keep one for every meter.
    Reading reading =
        new LiteralDecoder(identity.cipher(state.key().decoderKey().bits())).read(typed);
    Outcome outcome = new MeterApplicationProcess(identity, state, clock.instant()).enter(reading);
    state = outcome.state().with(outcome.answer().result());
    return outcome.answer();
  }

  /**
   * A load runs. It stops by itself when the credit ends; nothing flows while the contactor is
   * open; a load that exceeds a limit opens it.
   *
   * @return the parts that flowed
   */
  public long consume(Load load) {
    Instant now = clock.instant();
    if (!contactorClosed()) {
      state = state.with(state.supply().idle());
      return 0;
    }
    Optional<OpenReason> exceeded = state.settings().exceededBy(load);
    if (exceeded.isPresent()) {
      Instant until = now.plusSeconds(identity.features().reconnectSeconds());
      state = state.with(state.supply().tripped(exceeded.get(), until));
      return 0;
    }
    long before = state.registers().usage();
    Registers after =
        state
            .registers()
            .consumed(load.parts(), identity.counting(), state.settings().rate1e5PerUnit());
    int watts = after.credit() == 0 ? 0 : load.watts();
    state = state.with(after).with(state.supply().drawing(watts));
    return after.usage() - before;
  }

  /** Power off and on: registers and memory stay, the lock-out is forgotten. */
  public void powerCycle() {
    if (!state.lockOut().equals(LockOut.NONE)) {
      state = state.with(LockOut.NONE);
    }
    state = state.with(state.supply().idle());
  }

  /** Somebody opens the case. The contactor stays open until a token clears the condition. */
  public void tamper() {
    if (!state.supply().tampered()) {
      state = state.with(state.supply().opened());
    }
  }

  /** Closed while there is credit, nobody tampered, and no load was too much a moment ago. */
  public boolean contactorClosed() {
    return openReasons().isEmpty();
  }

  /** Why the contactor is open; empty while it is closed. */
  public List<OpenReason> openReasons() {
    return state.openReasons(clock.instant());
  }

  /** Whether it is time to buy. */
  public boolean lowCredit() {
    return state.registers().credit() < identity.features().lowCredit();
  }

  public MeterIdentity identity() {
    return identity;
  }

  public MeterState state() {
    return state;
  }

  /** The meter's clock. */
  public Instant now() {
    return clock.instant();
  }

  /** Seconds until the keypad works again, 0 when it does. */
  public long lockedSeconds() {
    return state.lockOut().secondsLeft(clock.instant());
  }

  /** Seconds that a key change still waits for its other sections, 0 when none waits. */
  public long keyChangeSecondsLeft() {
    return state.keyChange().secondsLeft(clock.instant(), identity.features().keyChangeSeconds());
  }
}
