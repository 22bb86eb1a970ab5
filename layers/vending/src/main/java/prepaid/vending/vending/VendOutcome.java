package prepaid.vending.vending;

import java.time.Instant;
import prepaid.vending.ledger.Vend;
import prepaid.vending.refusals.Refusal;

/** What a channel learns about a vend that it asked for. */
public sealed interface VendOutcome {
  /**
   * @param repeated whether it was made by an earlier request of the same key
   */
  record Vended(Vend vend, boolean repeated) implements VendOutcome {}

  /** Nothing was made, and nothing was taken. */
  record Refused(Refusal refusal) implements VendOutcome {}

  /** Not known yet; asking again with the same key tells, at the latest after this time. */
  record Undecided(Instant until) implements VendOutcome {}
}
