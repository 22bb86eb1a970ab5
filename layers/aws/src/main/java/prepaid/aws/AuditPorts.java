package prepaid.aws;

import java.time.Clock;
import java.util.function.Supplier;
import prepaid.aws.dynamo.DynamoAuditTrail;
import prepaid.aws.dynamo.DynamoFloats;
import prepaid.aws.invocation.LambdaTokenAudit;
import prepaid.vending.ledger.AuditTrail;
import prepaid.vending.vending.TokenAudit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** What auditors read; variables are required when a port is asked for. */
public record AuditPorts(
    Environment environment,
    Clock clock,
    Supplier<DynamoDbClient> dynamo,
    Supplier<LambdaClient> lambda) {
  public AuditTrail trail() {
    DynamoAuditTrail.Tables tables =
        new DynamoAuditTrail.Tables(
            environment.required("JOURNAL_TABLE"),
            environment.required("VENDS_TABLE"),
            environment.required("PURCHASES_TABLE"));
    return new DynamoAuditTrail(
        dynamo.get(),
        tables,
        new DynamoFloats(dynamo.get(), environment.required("FLOATS_TABLE")),
        clock);
  }

  public TokenAudit tokens() {
    return new LambdaTokenAudit(lambda.get(), environment.required("TOKEN_GENERATION_ALIAS"));
  }
}
