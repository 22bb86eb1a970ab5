package prepaid.simulation.faults;

import java.util.EnumSet;
import java.util.Set;

/**
 * One operation that a process asks others for.
 *
 * @param name such as {@code Ledger.commit}
 * @param faults what can become of it
 */
public record Port(String name, Set<Fault> faults) {
  private static final Set<Fault> ANY_CALL =
      EnumSet.of(Fault.FAILS, Fault.LOST_BEFORE, Fault.SLOW, Fault.DIES_BEFORE, Fault.DIES_AFTER);

  /** A read that sees everything written before it. */
  public static Port read(String name) {
    return of(name, EnumSet.noneOf(Fault.class));
  }

  /** A read that may be some seconds behind. */
  public static Port staleRead(String name) {
    return of(name, EnumSet.of(Fault.STALE));
  }

  /** A write that may be repeated, and is then done again. */
  public static Port write(String name) {
    return of(name, EnumSet.of(Fault.LOST_AFTER, Fault.LOST_LATE, Fault.REPEATED));
  }

  /** A transaction: it carries a request token, so a repeat of it is no second one. */
  public static Port transaction(String name) {
    return of(name, EnumSet.of(Fault.LOST_AFTER, Fault.LOST_LATE, Fault.CONFLICT));
  }

  /** A message of somebody outside who never dies, and sends it until it was taken. */
  public static Port message(String name) {
    return new Port(
        name,
        EnumSet.of(
            Fault.LOST_BEFORE, Fault.LOST_AFTER, Fault.LOST_LATE, Fault.SLOW, Fault.REPEATED));
  }

  private static Port of(String name, Set<Fault> more) {
    EnumSet<Fault> faults = EnumSet.copyOf(ANY_CALL);
    faults.addAll(more);
    return new Port(name, faults);
  }
}
