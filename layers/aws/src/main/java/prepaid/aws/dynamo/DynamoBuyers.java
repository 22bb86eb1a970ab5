package prepaid.aws.dynamo;

import java.util.Map;
import prepaid.vending.payments.Buyers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The buyers' data on the rows of purchases. */
public final class DynamoBuyers implements Buyers {
  private final Table table;

  public DynamoBuyers(DynamoDbClient dynamo, String purchasesTable) {
    this.table = new Table(dynamo, purchasesTable);
  }

  @Override
  public void erase(String purchaseId) {
    UpdateItemRequest request =
        UpdateItemRequest.builder()
            .tableName(table.name())
            .key(PurchaseRow.key(purchaseId))
            .updateExpression("REMOVE #ph, #lg")
            .conditionExpression("attribute_exists(#k)")
            .expressionAttributeNames(
                Map.of(
                    "#ph", PurchaseRow.PHONE, "#lg", PurchaseRow.LANGUAGE, "#k", PurchaseRow.KEY))
            .build();
    try {
      table.plainly("update", () -> table.dynamo().updateItem(request));
    } catch (ConditionalCheckFailedException notThere) {
      return;
    }
  }
}
