package prepaid.aws;

import java.time.Clock;
import java.util.function.Supplier;
import prepaid.aws.dynamo.DynamoKeyBudgets;
import prepaid.aws.dynamo.DynamoKeyStore;
import prepaid.aws.dynamo.DynamoMarks;
import prepaid.aws.invocation.LambdaKeyCeremony;
import prepaid.aws.invocation.LambdaKeyRewrapping;
import prepaid.aws.recent.RecentKeyBudgets;
import prepaid.aws.recent.RecentKeys;
import prepaid.aws.sns.SnsKeyAlarms;
import prepaid.vending.keys.KeyAlarms;
import prepaid.vending.keys.KeyBudgets;
import prepaid.vending.keys.KeyCeremony;
import prepaid.vending.keys.KeyRewrapping;
import prepaid.vending.keys.KeyStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** The ports of what is done about keys; variables are required when a port is asked for. */
public record KeyPorts(
    Environment environment,
    Clock clock,
    Supplier<DynamoDbClient> dynamo,
    Supplier<SnsClient> sns,
    Supplier<LambdaClient> lambda) {
  /** Back-office's way to the secure module, where components become a key. */
  public KeyCeremony ceremony() {
    return new LambdaKeyCeremony(lambda.get(), environment.required("TOKEN_GENERATION_ALIAS"));
  }

  /** Its way there, where keys are wrapped anew. */
  public KeyRewrapping rewrapping() {
    return new LambdaKeyRewrapping(lambda.get(), environment.required("TOKEN_GENERATION_ALIAS"));
  }

  /** Every key, those that only read as well, as they stood at most 30 seconds ago. */
  public KeyStore reading() {
    return new RecentKeys(
        new DynamoKeyStore(dynamo.get(), environment.required("KEYS_TABLE")), clock);
  }

  /** As they stand now; the journal's table is required when days are added up. */
  public KeyBudgets budgets() {
    return new DynamoKeyBudgets(
        dynamo.get(), table(), () -> environment.required("JOURNAL_TABLE"), clock);
  }

  /** Limits as they stood at most 30 seconds ago. */
  public KeyBudgets recentBudgets() {
    return new RecentKeyBudgets(budgets(), clock);
  }

  public KeyAlarms alarms() {
    DynamoMarks marks = new DynamoMarks(dynamo.get(), table());
    return new SnsKeyAlarms(sns.get(), environment.required("ALARM_TOPIC"), marks::has, marks::set);
  }

  private String table() {
    return environment.required("KEY_BUDGETS_TABLE");
  }
}
