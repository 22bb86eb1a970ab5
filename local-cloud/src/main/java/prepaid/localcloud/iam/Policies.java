package prepaid.localcloud.iam;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.localcloud.wire.Caller;

/** Which access key id may do what. */
public final class Policies {
  private final Map<String, List<Statement>> statements;
  private final boolean everything;

  private Policies(Map<String, List<Statement>> statements, boolean everything) {
    this.statements = Map.copyOf(statements);
    this.everything = everything;
  }

  /** Each caller by its own statements; the local cloud itself may do everything. */
  public static Policies of(Map<String, List<Statement>> statementsByAccessKeyId) {
    return new Policies(statementsByAccessKeyId, false);
  }

  /** Nobody is asked: for an emulator that stands alone, as LocalStack does. */
  public static Policies none() {
    return new Policies(Map.of(), true);
  }

  /** Why the call is refused, in the words of IAM; empty when it is allowed. */
  public Optional<String> refusal(Call call) {
    if (everything || call.accessKeyId().equals(Caller.CLOUD)) {
      return Optional.empty();
    }
    List<Statement> own = statements.get(call.accessKeyId());
    if (own == null) {
      return Optional.of("The security token included in the request is invalid.");
    }
    boolean allowed =
        own.stream().anyMatch(one -> one.allows(call.action(), call.resource(), call.context()));
    return allowed
        ? Optional.empty()
        : Optional.of(
            "User: %s is not authorized to perform: %s on resource: %s because no identity-based"
                    .formatted(call.accessKeyId(), call.action(), call.resource())
                + " policy allows the action");
  }

  /**
   * One call to be judged.
   *
   * @param action {@code kms:Decrypt}
   * @param resource its ARN, or what stands for one
   * @param context condition keys, {@code kms:EncryptionContext:environment}
   */
  public record Call(
      String accessKeyId, String action, String resource, Map<String, String> context) {}
}
