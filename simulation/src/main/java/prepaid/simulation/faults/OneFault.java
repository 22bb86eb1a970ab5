package prepaid.simulation.faults;

import java.util.Set;

/** One fault, at the n-th call that it can befall; everything else works. */
public final class OneFault implements FaultPlan {
  private final Fault fault;
  private final int at;
  private int seen;

  /**
   * @param at from 0
   */
  public OneFault(Fault fault, int at) {
    this.fault = fault;
    this.at = at;
  }

  @Override
  public Fault choose(Site site, Set<Fault> possible) {
    return possible.contains(fault) && seen++ == at ? fault : Fault.NONE;
  }

  /** Whether there were enough calls for it to happen. */
  public boolean happened() {
    return seen > at;
  }
}
