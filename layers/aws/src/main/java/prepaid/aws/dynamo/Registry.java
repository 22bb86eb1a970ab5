package prepaid.aws.dynamo;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.vending.ledger.OutcomeUnknown;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The registry table: configuration that is put, replaced, and read. */
record Registry(Table table, Transactions transactions) {
  static Registry of(DynamoDbClient dynamo, String table) {
    return new Registry(new Table(dynamo, table), new Transactions(dynamo));
  }

  /**
   * Puts a row and its copies, new or not.
   *
   * @return true when the row is new
   */
  boolean put(Map<String, AttributeValue> row, List<Map<String, AttributeValue>> copies) {
    List<TransactWriteItem> rest =
        copies.stream().map(copy -> Transactions.put(table, copy)).toList();
    boolean isNew = written(with(Transactions.putNew(table, UtilityRow.KEY, row), rest), row);
    if (!isNew) {
      written(with(Transactions.put(table, row), rest), row);
    }
    return isNew;
  }

  /** The rows of a partition, sorted; may be some milliseconds old. */
  List<Map<String, AttributeValue>> partition(String key) {
    return table.all(
        QueryRequest.builder()
            .keyConditionExpression("#k = :k")
            .expressionAttributeNames(Map.of("#k", UtilityRow.KEY))
            .expressionAttributeValues(Map.of(":k", RowWriter.ofText(key))));
  }

  /** When the answer was lost, the row tells. */
  private boolean written(List<TransactWriteItem> items, Map<String, AttributeValue> row) {
    try {
      return transactions.settle(items) instanceof Written.Done;
    } catch (OutcomeUnknown unknown) {
      Map<String, AttributeValue> key =
          Map.of(
              UtilityRow.KEY, row.get(UtilityRow.KEY),
              UtilityRow.SORT, row.get(UtilityRow.SORT));
      if (table.read(key).filter(row::equals).isPresent()) {
        return true;
      }
      throw unknown;
    }
  }

  private static List<TransactWriteItem> with(
      TransactWriteItem first, List<TransactWriteItem> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }
}
