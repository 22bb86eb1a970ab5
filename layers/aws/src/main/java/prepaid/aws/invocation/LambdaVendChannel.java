package prepaid.aws.invocation;

import java.time.Clock;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A channel's way to the secure module: a synchronous invocation of its own alias. */
public final class LambdaVendChannel implements VendChannel {
  private final SecureModule module;
  private final Clock clock;

  /**
   * @param functionAlias {@code function:alias}, as in TOKEN_GENERATION_ALIAS
   */
  public LambdaVendChannel(LambdaClient lambda, String functionAlias, Clock clock) {
    this.module = new SecureModule(lambda, functionAlias);
    this.clock = clock;
  }

  @Override
  public VendOutcome vend(VendRequest request) {
    return switch (module.invoke(new Invocation.Vend(request))) {
      case SecureModule.Reply.Answered(var json) ->
          VendOutcomeJson.read(json).orElseGet(this::undecided);
      case SecureModule.Reply.Forbidden() -> new VendOutcome.Refused(notAllowed());
      case SecureModule.Reply.Failed failed -> undecided();
    };
  }

  private VendOutcome undecided() {
    return new VendOutcome.Undecided(clock.instant().plus(Limits.COMMIT_IN_FLIGHT_MAX));
  }

  static Refusal notAllowed() {
    return Refusal.of(
        RefusalKind.NOT_ALLOWED, "This function may not use this channel of the secure module.");
  }
}
