package prepaid.aws.invocation;

import java.time.Clock;
import prepaid.vending.cards.CardRedemptions;
import prepaid.vending.cards.Redemption;
import prepaid.vending.cards.RedemptionOutcome;
import prepaid.vending.limits.Limits;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A channel's way to the secure module for cards: an invocation of the alias of cards. */
public final class LambdaCardRedemptions implements CardRedemptions {
  private final SecureModule module;
  private final Clock clock;

  /**
   * @param functionAlias {@code function:alias}, as in CARD_REDEMPTION_ALIAS
   */
  public LambdaCardRedemptions(LambdaClient lambda, String functionAlias, Clock clock) {
    this.module = new SecureModule(lambda, functionAlias);
    this.clock = clock;
  }

  @Override
  public RedemptionOutcome redeem(Redemption redemption) {
    return switch (module.invoke(new Invocation.Redeem(redemption))) {
      case SecureModule.Reply.Answered(var json) ->
          RedemptionOutcomeJson.read(json).orElseGet(this::undecided);
      case SecureModule.Reply.Forbidden() ->
          new RedemptionOutcome.Refused(LambdaVendChannel.notAllowed());
      case SecureModule.Reply.Failed failed -> undecided();
    };
  }

  private RedemptionOutcome undecided() {
    return new RedemptionOutcome.Undecided(clock.instant().plus(Limits.COMMIT_IN_FLIGHT_MAX));
  }
}
