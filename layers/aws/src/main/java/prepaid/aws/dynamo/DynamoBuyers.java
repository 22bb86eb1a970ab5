package prepaid.aws.dynamo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.payments.Buyers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The buyers' data on the rows of purchases and deliveries. */
public final class DynamoBuyers implements Buyers {
  private final Table purchases;
  private final Table deliveries;

  public DynamoBuyers(DynamoDbClient dynamo, String purchasesTable, String deliveriesTable) {
    this.purchases = new Table(dynamo, purchasesTable);
    this.deliveries = new Table(dynamo, deliveriesTable);
  }

  @Override
  public void erase(String purchaseId) {
    remove(
        purchases, PurchaseRow.key(purchaseId), List.of(PurchaseRow.PHONE, PurchaseRow.LANGUAGE));
  }

  @Override
  public void erase(VendKey texted) {
    remove(
        deliveries,
        DynamoDeliveries.key(texted),
        List.of(DynamoDeliveries.PHONE, DynamoDeliveries.LANGUAGE, DynamoDeliveries.BODIES));
  }

  /** Of a row that has the first of them; no row is made. */
  private static void remove(Table table, Map<String, AttributeValue> key, List<String> names) {
    UpdateItemRequest request =
        UpdateItemRequest.builder()
            .tableName(table.name())
            .key(key)
            .updateExpression(
                "REMOVE "
                    + names.stream().map(name -> "#" + name).collect(Collectors.joining(", ")))
            .conditionExpression("attribute_exists(#" + names.getFirst() + ")")
            .expressionAttributeNames(
                names.stream().collect(Collectors.toMap(name -> "#" + name, name -> name)))
            .build();
    try {
      table.plainly("update", () -> table.dynamo().updateItem(request));
    } catch (ConditionalCheckFailedException notThere) {
      return;
    }
  }
}
