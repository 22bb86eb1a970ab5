package prepaid.simulation.faults;

/** What may become of a call. */
public enum Fault {
  NONE,
  /** It is refused by broken infrastructure, and certainly had no effect. */
  FAILS,
  /** Another write was in flight, or the table asks to slow down: nothing was written. */
  CONFLICT,
  /** No answer comes, and it had no effect. */
  LOST_BEFORE,
  /** It took effect, and the answer is lost. */
  LOST_AFTER,
  /** No answer comes, and it takes effect some time afterwards. */
  LOST_LATE,
  /** It takes long, so long at times that whoever waits has given up. */
  SLOW,
  /** It happens twice. */
  REPEATED,
  /** It reads what stood there some time ago. */
  STALE,
  /** The process dies on the way, before the call had any effect. */
  DIES_BEFORE,
  /** The process dies on the way, and the call takes effect. */
  DIES_AFTER
}
