package prepaid.vending.utilities;

/**
 * What a utility's desk may give and do.
 *
 * @param bundlesKeyChanges whether a sale brings the tokens of a key change that must come first;
 *     else it is refused until the desk has issued them
 */
public record DeskPolicy(ReservePolicy reserve, boolean bundlesKeyChanges) {
  /** Gives no reserve credit, and bundles key changes. */
  public static final DeskPolicy NONE = new DeskPolicy(ReservePolicy.NONE, true);
}
