package prepaid.vending.vending;

/** Port: the way of a channel's advices to the secure module. */
public interface AdviceChannel {
  /** Never throws for what the module or the way to it does: a failure is Undecided. */
  AdviceOutcome advise(AdviceRequest request);
}
