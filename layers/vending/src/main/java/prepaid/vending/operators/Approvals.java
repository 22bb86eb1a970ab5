package prepaid.vending.operators;

import java.util.List;
import java.util.Optional;

/** Port: approvals. Reads are strongly consistent. */
public interface Approvals {
  Optional<Approval> find(String id);

  /** The newest of an act. */
  Optional<Approval> latest(Approval.Act act);

  /** The newest of all, newest first. */
  List<Approval> newest(int most);

  /**
   * Adds one as the newest of its act.
   *
   * @param before which was the newest until now
   * @return false when another one is by now
   */
  boolean add(Approval approval, Optional<Approval> before);

  /**
   * @return false when it is no longer at the version before
   */
  boolean replace(Approval before, Approval after);
}
