package prepaid.vending.vending;

/** Port: the way from a channel to the secure module. One alias a channel. */
public interface VendChannel {
  /** Never throws for what the module or the way to it does: a failure is Undecided. */
  VendOutcome vend(VendRequest request);
}
