package prepaid.aws.invocation;

import prepaid.vending.keys.KeyCeremony;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.refusals.Answer;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Back-office's way to the secure module, where components become a key. An invocation without an
 * answer is {@link OutcomeUnknown}: the group's keys tell what became of it.
 */
public final class LambdaKeyCeremony implements KeyCeremony {
  private final SecureModule module;

  /**
   * @param functionAlias {@code function:alias}, as in TOKEN_GENERATION_ALIAS
   */
  public LambdaKeyCeremony(LambdaClient lambda, String functionAlias) {
    this.module = new SecureModule(lambda, functionAlias);
  }

  @Override
  public Answer<WrappedKey> complete(
      String supplyGroup, int keyRevision, String expectedCheckValue) {
    var asked = new Invocation.CompleteKey(supplyGroup, keyRevision, expectedCheckValue);
    return switch (module.invoke(asked)) {
      case SecureModule.Reply.Answered(var json) ->
          KeyAnswerJson.read(json).orElseThrow(() -> unknown("its answer is malformed"));
      case SecureModule.Reply.Forbidden() -> Answer.refused(LambdaVendChannel.notAllowed());
      case SecureModule.Reply.Failed(var why) -> throw unknown(why);
    };
  }

  private static OutcomeUnknown unknown(String why) {
    return new OutcomeUnknown(
        "the secure module did not say whether it made the key",
        new IllegalStateException("invocation without an answer: " + why));
  }
}
