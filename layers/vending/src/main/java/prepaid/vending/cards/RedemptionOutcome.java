package prepaid.vending.cards;

import java.time.Instant;
import prepaid.vending.ledger.Vend;
import prepaid.vending.refusals.Refusal;

/** What a channel learns about a redemption. */
public sealed interface RedemptionOutcome {
  /**
   * @param repeated whether it was redeemed before, for the same meter
   */
  record Vended(Vend vend, boolean repeated) implements RedemptionOutcome {}

  /**
   * The PIN is wrong, or its card is blocked, expired, void or not active yet: the same answer in
   * the same time for all of them.
   */
  record NotAccepted() implements RedemptionOutcome {}

  /**
   * The card was redeemed before, for another meter. Only who has the right PIN hears this.
   *
   * @param maskedMeter the last four digits of that meter's number, after dots
   */
  record Used(Instant at, String maskedMeter) implements RedemptionOutcome {}

  /** Too many wrong PINs came from this sender, for this meter or in all; the PIN was not tried. */
  record HeldBack(Instant until) implements RedemptionOutcome {}

  /** Something else stands in the way; the card is as it was. */
  record Refused(Refusal refusal) implements RedemptionOutcome {}

  /** Not known yet; asking again with the same PIN and meter tells, at the latest after this. */
  record Undecided(Instant until) implements RedemptionOutcome {}
}
