package prepaid.aws.invocation;

import java.time.Clock;
import prepaid.vending.limits.Limits;
import prepaid.vending.vending.AdviceChannel;
import prepaid.vending.vending.AdviceOutcome;
import prepaid.vending.vending.AdviceRequest;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The way of advices to the secure module: a synchronous invocation of the channel's alias. */
public final class LambdaAdviceChannel implements AdviceChannel {
  private final SecureModule module;
  private final Clock clock;

  /**
   * @param functionAlias {@code function:alias}, as in TOKEN_GENERATION_ALIAS
   */
  public LambdaAdviceChannel(LambdaClient lambda, String functionAlias, Clock clock) {
    this.module = new SecureModule(lambda, functionAlias);
    this.clock = clock;
  }

  @Override
  public AdviceOutcome advise(AdviceRequest request) {
    return switch (module.invoke(new Invocation.Advise(request))) {
      case SecureModule.Reply.Answered(var json) ->
          AdviceOutcomeJson.read(json).orElseGet(this::undecided);
      case SecureModule.Reply.Forbidden() ->
          new AdviceOutcome.Refused(LambdaVendChannel.notAllowed());
      case SecureModule.Reply.Failed failed -> undecided();
    };
  }

  private AdviceOutcome undecided() {
    return new AdviceOutcome.Undecided(clock.instant().plus(Limits.COMMIT_IN_FLIGHT_MAX));
  }
}
