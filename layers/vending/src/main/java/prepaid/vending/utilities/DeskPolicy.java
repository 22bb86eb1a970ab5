package prepaid.vending.utilities;

import java.util.Optional;
import prepaid.vending.money.Money;

/**
 * What a utility's desk may give and do.
 *
 * @param bundlesKeyChanges whether a sale brings the tokens of a key change that must come first;
 *     else it is refused until the desk has issued them
 * @param accountMax the most that a post-pay account may owe; empty leaves it to the desk
 */
public record DeskPolicy(
    ReservePolicy reserve, boolean bundlesKeyChanges, Optional<Money> accountMax) {
  /** Gives no reserve credit, and bundles key changes. */
  public static final DeskPolicy NONE = new DeskPolicy(ReservePolicy.NONE, true);

  /** Of a utility that leaves it to the desk what an account owes. */
  public DeskPolicy(ReservePolicy reserve, boolean bundlesKeyChanges) {
    this(reserve, bundlesKeyChanges, Optional.empty());
  }
}
