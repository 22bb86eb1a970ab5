package prepaid.aws.dynamo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import prepaid.vending.limits.Limits;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Many rows of a table at once, by their keys, strongly consistent. */
record Rows(Table table, String keyName) {
  /**
   * @param keys at most 100, each once
   * @return the rows that are there, by their keys
   */
  Map<String, Map<String, AttributeValue>> read(List<String> keys) {
    Map<String, Map<String, AttributeValue>> rows = new HashMap<>();
    Map<String, KeysAndAttributes> asked = asked(keys);
    for (int i = 0; i < Limits.BUSY_TRIES_MAX && !asked.isEmpty(); i++) {
      BatchGetItemRequest request = BatchGetItemRequest.builder().requestItems(asked).build();
      BatchGetItemResponse answer =
          table.plainly("read", () -> table.dynamo().batchGetItem(request));
      answer.responses().getOrDefault(table.name(), List.of()).forEach(row -> keep(row, rows));
      asked = answer.unprocessedKeys();
    }
    if (!asked.isEmpty()) {
      throw new StoreFailed("table " + table.name() + " asks to slow down");
    }
    return rows;
  }

  private Map<String, KeysAndAttributes> asked(List<String> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    List<Map<String, AttributeValue>> each =
        keys.stream().distinct().map(key -> Map.of(keyName, RowWriter.ofText(key))).toList();
    return Map.of(
        table.name(), KeysAndAttributes.builder().keys(each).consistentRead(true).build());
  }

  private void keep(
      Map<String, AttributeValue> row, Map<String, Map<String, AttributeValue>> rows) {
    AttributeValue key = row.get(keyName);
    if (key != null) {
      rows.put(key.s(), row);
    }
  }
}
