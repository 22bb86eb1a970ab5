package prepaid.aws.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.vending.keys.KeyComponent;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.ledger.OutcomeUnknown;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Wrapped vending keys and waiting components in DynamoDB, a partition a supply group. */
public final class DynamoKeyStore implements KeyStore {
  private final Table table;
  private final Transactions transactions;

  public DynamoKeyStore(DynamoDbClient dynamo, String table) {
    this.table = new Table(dynamo, table);
    this.transactions = new Transactions(dynamo);
  }

  @Override
  public Optional<WrappedKey> find(String supplyGroup, int keyRevision) {
    return table
        .glance(KeyRow.key(supplyGroup, KeyRow.keySort(keyRevision)))
        .map(KeyRow::wrappedKey);
  }

  @Override
  public List<WrappedKey> keys(String supplyGroup) {
    return table.all(beginning(supplyGroup, KeyRow.KEYS)).stream().map(KeyRow::wrappedKey).toList();
  }

  @Override
  public List<String> groups() {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .keyConditionExpression("#g = :g")
            .expressionAttributeNames(Map.of("#g", KeyRow.GROUP))
            .expressionAttributeValues(Map.of(":g", KeyRow.groupsPartition()));
    return table.all(query).stream().map(KeyRow::groupOf).toList();
  }

  @Override
  public List<KeyComponent> components(String supplyGroup, int keyRevision) {
    QueryRequest.Builder query = beginning(supplyGroup, KeyRow.componentsOf(keyRevision));
    return table.all(query.consistentRead(true)).stream().map(KeyRow::component).toList();
  }

  @Override
  public boolean add(KeyComponent component) {
    return written(List.of(putNew(KeyRow.encode(component))), KeyRow.encode(component));
  }

  @Override
  public boolean complete(WrappedKey key, List<KeyComponent> components) {
    Map<String, AttributeValue> row = KeyRow.encode(key);
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(putNew(row));
    items.add(Transactions.put(table, KeyRow.group(key.terms().supplyGroup())));
    components.forEach(component -> items.add(removal(component)));
    return written(items, row);
  }

  @Override
  public boolean replace(WrappedKey before, WrappedKey after) {
    Put put = KeyRow.replacement(before, after).toBuilder().tableName(table.name()).build();
    return written(List.of(TransactWriteItem.builder().put(put).build()), KeyRow.encode(after));
  }

  @Override
  public void discard(List<KeyComponent> components) {
    for (KeyComponent component : components) {
      Map<String, AttributeValue> key = KeyRow.key(component);
      table.plainly(
          "delete",
          () -> table.dynamo().deleteItem(delete -> delete.tableName(table.name()).key(key)));
    }
  }

  private TransactWriteItem putNew(Map<String, AttributeValue> row) {
    return Transactions.putNew(table, KeyRow.GROUP, row);
  }

  private TransactWriteItem removal(KeyComponent component) {
    return TransactWriteItem.builder()
        .delete(delete -> delete.tableName(table.name()).key(KeyRow.key(component)))
        .build();
  }

  /** When the answer was lost, the first row tells. */
  private boolean written(List<TransactWriteItem> items, Map<String, AttributeValue> row) {
    try {
      return transactions.settle(items) instanceof Written.Done;
    } catch (OutcomeUnknown unknown) {
      Map<String, AttributeValue> key =
          Map.of(KeyRow.GROUP, row.get(KeyRow.GROUP), KeyRow.SORT, row.get(KeyRow.SORT));
      if (table.read(key).filter(row::equals).isPresent()) {
        return true;
      }
      throw unknown;
    }
  }

  private static QueryRequest.Builder beginning(String supplyGroup, String prefix) {
    return QueryRequest.builder()
        .keyConditionExpression("#g = :g AND begins_with(#s, :s)")
        .expressionAttributeNames(Map.of("#g", KeyRow.GROUP, "#s", KeyRow.SORT))
        .expressionAttributeValues(
            Map.of(":g", RowWriter.ofText(supplyGroup), ":s", RowWriter.ofText(prefix)));
  }
}
