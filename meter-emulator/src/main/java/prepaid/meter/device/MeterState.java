package prepaid.meter.device;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything about a meter that changes while it is used. Immutable.
 *
 * @param lastResult of the last entry; {@link TokenResult#RESULT_NOT_READY} before the first
 */
public record MeterState(
    MeterKey key,
    Registers registers,
    TokenMemory memory,
    LockOut lockOut,
    KeyChange keyChange,
    Settings settings,
    Supply supply,
    TokenResult lastResult) {

  /**
   * Fresh from the factory.
   *
   * @param reserve the credit that it comes with
   * @param tid the minute that fills its memory
   */
  public static MeterState made(MeterKey key, Settings settings, long reserve, int tid) {
    return new MeterState(
        key,
        Registers.made(reserve),
        TokenMemory.manufacturedAt(tid),
        LockOut.NONE,
        KeyChange.NONE,
        settings,
        Supply.RESTING,
        TokenResult.RESULT_NOT_READY);
  }

  /** Why the contactor is open; empty while it is closed. */
  public List<OpenReason> openReasons(Instant now) {
    List<OpenReason> reasons = new ArrayList<>();
    if (supply.tampered()) {
      reasons.add(OpenReason.TAMPERED);
    }
    if (registers.credit() == 0) {
      reasons.add(OpenReason.CREDIT_USED_UP);
    }
    supply.trippedAt(now).ifPresent(trip -> reasons.add(trip.reason()));
    return reasons;
  }

  MeterState with(Registers changed) {
    return new MeterState(key, changed, memory, lockOut, keyChange, settings, supply, lastResult);
  }

  MeterState with(LockOut changed) {
    return new MeterState(key, registers, memory, changed, keyChange, settings, supply, lastResult);
  }

  MeterState with(KeyChange changed) {
    return new MeterState(key, registers, memory, lockOut, changed, settings, supply, lastResult);
  }

  MeterState with(Settings changed) {
    return new MeterState(key, registers, memory, lockOut, keyChange, changed, supply, lastResult);
  }

  MeterState with(Supply changed) {
    return new MeterState(
        key, registers, memory, lockOut, keyChange, settings, changed, lastResult);
  }

  MeterState with(TokenResult changed) {
    return new MeterState(key, registers, memory, lockOut, keyChange, settings, supply, changed);
  }

  /** After an accepted token: its minute is kept, and wrong ones before it are forgiven. */
  MeterState cancelled(int tid) {
    return new MeterState(
        key, registers, memory.with(tid), LockOut.NONE, keyChange, settings, supply, lastResult);
  }

  /** After a complete key change; a later base date makes every minute new. */
  MeterState rekeyed(KeyChange.Complete change) {
    return new MeterState(
        change.key(),
        registers,
        change.rollOver() ? TokenMemory.manufacturedAt(0) : memory,
        LockOut.NONE,
        KeyChange.NONE,
        settings,
        supply,
        lastResult);
  }
}
