package prepaid.aws.invocation;

import prepaid.vending.keys.KeyRewrapping;
import prepaid.vending.keys.KeyWrappingFailed;
import prepaid.vending.refusals.Answer;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Back-office's way to the secure module, where keys are wrapped anew. */
public final class LambdaKeyRewrapping implements KeyRewrapping {
  private final SecureModule module;

  /**
   * @param functionAlias {@code function:alias}, as in TOKEN_GENERATION_ALIAS
   */
  public LambdaKeyRewrapping(LambdaClient lambda, String functionAlias) {
    this.module = new SecureModule(lambda, functionAlias);
  }

  @Override
  public Progress some() {
    return switch (module.invoke(new Invocation.RewrapKeys())) {
      case SecureModule.Reply.Answered(var json) ->
          KeyProgressJson.read(json)
              .map(LambdaKeyRewrapping::given)
              .orElseThrow(() -> failed("its answer is malformed"));
      case SecureModule.Reply.Forbidden() -> throw failed("it may not be asked");
      case SecureModule.Reply.Failed(var why) -> throw failed(why);
    };
  }

  private static Progress given(Answer<Progress> answer) {
    return switch (answer) {
      case Answer.Given<Progress>(var progress) -> progress;
      case Answer.Refused<Progress>(var refusal) -> throw failed(refusal.detail());
    };
  }

  private static KeyWrappingFailed failed(String why) {
    return new KeyWrappingFailed(
        "the secure module did not say how far it is", new IllegalStateException(why));
  }
}
