package prepaid.vending.vending;

import java.time.Instant;
import prepaid.vending.ledger.Vend;
import prepaid.vending.refusals.Refusal;

/** How a sale stands after an advice; the same advice again is answered the same. */
public sealed interface AdviceOutcome {
  /** It stands, and its tokens may be told: confirmed, or too late to be reversed. */
  record Sold(Vend vend) implements AdviceOutcome {}

  /** It was undone: its tokens were never told, its money is back in the float. */
  record Reversed(Vend vend) implements AdviceOutcome {}

  /** There is no such sale; after a reversal there will never be one. */
  record NoSale() implements AdviceOutcome {}

  /** Nobody looked at it, and nothing was done. */
  record Refused(Refusal refusal) implements AdviceOutcome {}

  /** Not known yet; the same advice again tells, at the latest after this time. */
  record Undecided(Instant until) implements AdviceOutcome {}
}
