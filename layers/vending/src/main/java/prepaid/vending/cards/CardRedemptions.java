package prepaid.vending.cards;

/**
 * Port: the way from a channel to the redemption of cards. Behind it is the secure module, the only
 * place that can turn a PIN into a serial.
 */
public interface CardRedemptions {
  /**
   * Redeems a card, or tells what became of it. The same PIN and meter again gives the same tokens.
   * Never throws for what the module or the way to it does: a failure is Undecided.
   */
  RedemptionOutcome redeem(Redemption redemption);
}
