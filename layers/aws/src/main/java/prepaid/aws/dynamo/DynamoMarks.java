package prepaid.aws.dynamo;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** What was told about keys, beside their budgets. */
public final class DynamoMarks {
  private static final String TOLD = "told";

  private final Table table;

  public DynamoMarks(DynamoDbClient dynamo, String table) {
    this.table = new Table(dynamo, table);
  }

  public boolean has(String mark) {
    return table.read(KeyBudgetRow.key(TOLD, mark)).isPresent();
  }

  public void set(String mark) {
    PutItemRequest put =
        PutItemRequest.builder().tableName(table.name()).item(KeyBudgetRow.key(TOLD, mark)).build();
    table.plainly("put", () -> table.dynamo().putItem(put));
  }
}
