package prepaid.simulation.faults;

import java.util.Set;

/** Decides what becomes of each call. */
@FunctionalInterface
public interface FaultPlan {
  /** Everything works. */
  FaultPlan CALM = (site, possible) -> Fault.NONE;

  /**
   * @param possible what can become of a call there, beside nothing
   */
  Fault choose(Site site, Set<Fault> possible);
}
