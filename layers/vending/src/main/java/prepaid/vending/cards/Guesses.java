package prepaid.vending.cards;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Port: the counters of wrong PINs. */
public interface Guesses {
  /**
   * Wrong PINs in a row.
   *
   * @param wrong how many
   * @param last when the last came
   */
  record Tally(int wrong, Instant last) {
    static final Tally NONE = new Tally(0, Instant.EPOCH);
  }

  /** The counters of these names; those that have none are left out. Strongly consistent. */
  Map<String, Tally> read(Set<String> names);

  /**
   * Counts one more wrong PIN under each name, atomically each.
   *
   * @param anew the names whose old count is forgotten: they start at one
   */
  void count(Set<String> names, Set<String> anew, Instant at);
}
