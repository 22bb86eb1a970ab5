package prepaid.simulation.faults;

import java.util.Set;

/**
 * Something that goes wrong in a story in any case, beside the one fault that is being tried: so
 * the ways are walked too on which the system only is when something else is broken already.
 *
 * @param process how the kinds of the processes begin that it befalls
 * @param port how the names of their calls begin
 * @param calls which of those calls, counted from 0
 */
public record Circumstance(String process, String port, Fault fault, Calls calls) {
  /** Some calls in a row. */
  public record Calls(int from, int to) {
    public static final Calls ALL = new Calls(0, Integer.MAX_VALUE);
  }

  /** This, and otherwise what another plan says. */
  public FaultPlan and(FaultPlan other) {
    return new FaultPlan() {
      private int seen;

      @Override
      public Fault choose(Site site, Set<Fault> possible) {
        boolean befalls =
            site.process().startsWith(process)
                && site.port().startsWith(port)
                && ++seen > calls.from()
                && seen <= calls.to();
        return befalls ? fault : other.choose(site, possible);
      }
    };
  }
}
