package prepaid.meter;

/** Everything about a meter that changes while it is used. Immutable. */
public record MeterState(
    Registers registers, TokenMemory memory, LockOut lockOut, boolean tampered) {

  MeterState with(Registers changed) {
    return new MeterState(changed, memory, lockOut, tampered);
  }

  MeterState with(LockOut changed) {
    return new MeterState(registers, memory, changed, tampered);
  }

  /** After an accepted token: credit added, identifier kept, lock-out forgotten. */
  MeterState accepted(Registers changed, int tid) {
    return new MeterState(changed, memory.with(tid), LockOut.NONE, tampered);
  }

  MeterState opened() {
    return new MeterState(registers, memory, lockOut, true);
  }
}
