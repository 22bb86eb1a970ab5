package prepaid.aws.invocation;

import java.util.List;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.TokenAudit;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The auditors' way to the secure module: through an alias that decodes, and does nothing else. */
public final class LambdaTokenAudit implements TokenAudit {
  private final SecureModule module;

  /**
   * @param functionAlias {@code function:alias}, as in TOKEN_GENERATION_ALIAS
   */
  public LambdaTokenAudit(LambdaClient lambda, String functionAlias) {
    this.module = new SecureModule(lambda, functionAlias);
  }

  @Override
  public Answer<List<Checked>> check(List<VendKey> vends) {
    return switch (module.invoke(new Invocation.CheckTokens(vends))) {
      case SecureModule.Reply.Answered(var json) ->
          TokenChecksJson.read(json).orElseGet(LambdaTokenAudit::noAnswer);
      case SecureModule.Reply.Forbidden() -> Answer.refused(LambdaVendChannel.notAllowed());
      case SecureModule.Reply.Failed failed -> noAnswer();
    };
  }

  private static Answer<List<Checked>> noAnswer() {
    return Answer.refused(
        RefusalKind.TRY_AGAIN, "The secure module did not answer. Nothing happened.");
  }
}
