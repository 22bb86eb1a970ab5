package prepaid.aws.dynamo;

import java.util.List;
import java.util.Map;
import prepaid.vending.limits.Limits;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Many rows of a table, put whatever stands there: doing it again changes nothing. */
record BatchPuts(Table table) {
  /** What DynamoDB takes at once. */
  private static final int AT_ONCE = 25;

  void put(List<Map<String, AttributeValue>> rows) {
    for (int i = 0; i < rows.size(); i += AT_ONCE) {
      batch(
          rows.subList(i, Math.min(rows.size(), i + AT_ONCE)).stream()
              .map(row -> WriteRequest.builder().putRequest(put -> put.item(row)).build())
              .toList());
    }
  }

  private void batch(List<WriteRequest> puts) {
    Map<String, List<WriteRequest>> left = Map.of(table.name(), puts);
    for (int i = 0; i < Limits.BUSY_TRIES_MAX && !left.isEmpty(); i++) {
      BatchWriteItemRequest request = BatchWriteItemRequest.builder().requestItems(left).build();
      left =
          table.plainly("write", () -> table.dynamo().batchWriteItem(request)).unprocessedItems();
    }
    if (!left.isEmpty()) {
      throw new StoreFailed("table " + table.name() + " asks to slow down");
    }
  }
}
