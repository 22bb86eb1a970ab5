package prepaid.aws.dynamo;

import java.util.Map;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.partners.Copies;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Copies of a sale's tokens in DynamoDB: a row {@code copies} beside its deliveries. */
public final class DynamoCopies implements Copies {
  private static final String KEY = "k";
  private static final String SORT = "s";
  private static final String COPIES = "copies";
  private static final String COUNT = "n";

  private final Table table;

  public DynamoCopies(DynamoDbClient dynamo, String table) {
    this.table = new Table(dynamo, table);
  }

  /** The SDK may send it twice: then a number is passed over. */
  @Override
  public long next(VendKey sale) {
    Map<String, AttributeValue> key =
        Map.of(KEY, RowWriter.ofText(sale.text()), SORT, RowWriter.ofText(COPIES));
    UpdateItemRequest request =
        new Update()
            .add(COUNT, 1).request(table, key).toBuilder()
                .returnValues(ReturnValue.UPDATED_NEW)
                .build();
    return table
        .plainly("count", () -> table.dynamo().updateItem(request))
        .attributes()
        .entrySet()
        .stream()
        .filter(one -> one.getKey().equals(COUNT))
        .mapToLong(one -> Long.parseLong(one.getValue().n()))
        .findFirst()
        .orElseThrow();
  }
}
