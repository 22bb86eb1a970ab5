package prepaid.vending.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: the list of all vends by the time at which they were made, beside the ledger: what finds
 * the heads that changed and the rows that are exported. It follows the ledger by some moments.
 */
public interface Journal {
  /** Notes a vend; noting it again changes nothing. */
  void note(Vend vend);

  /**
   * The newest noted head of each meter that was sold to since then, in rising order of meters.
   * Those that were noted late, however old they are, are among them until they are settled.
   */
  List<MeterHead> headsSince(Instant from);

  /** A checkpoint names these heads now: those that were noted late need not be kept in mind. */
  void settle(List<MeterHead> heads);

  /** When the first vend was noted; empty while there is none. */
  Optional<Instant> begin();
}
