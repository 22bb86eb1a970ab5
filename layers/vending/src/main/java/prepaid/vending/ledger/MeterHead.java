package prepaid.vending.ledger;

import prepaid.sts.Drn;

/** The head of a meter's chain, as a checkpoint names it. */
public record MeterHead(Drn meter, ChainHead head) {}
