package prepaid.aws.dynamo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import prepaid.vending.limits.Limits;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Many rows of a table at once, by their keys. */
record Rows(Table table, String keyName) {
  /**
   * Strongly consistent.
   *
   * @param keys at most 100, each once
   * @return the rows that are there, by their keys
   */
  Map<String, Map<String, AttributeValue>> read(List<String> keys) {
    Map<String, Map<String, AttributeValue>> rows = new HashMap<>();
    all(keys.stream().distinct().map(key -> Map.of(keyName, RowWriter.ofText(key))).toList(), true)
        .forEach(row -> keep(row, rows));
    return rows;
  }

  /**
   * Eventually consistent, at half the price.
   *
   * @param keys whole ones, at most 100, each once
   * @return the rows that are there, in no order
   */
  List<Map<String, AttributeValue>> glance(List<Map<String, AttributeValue>> keys) {
    return all(keys, false);
  }

  private List<Map<String, AttributeValue>> all(
      List<Map<String, AttributeValue>> keys, boolean consistent) {
    List<Map<String, AttributeValue>> rows = new ArrayList<>();
    Map<String, KeysAndAttributes> asked =
        keys.isEmpty()
            ? Map.of()
            : Map.of(
                table.name(),
                KeysAndAttributes.builder().keys(keys).consistentRead(consistent).build());
    for (int i = 0; i < Limits.BUSY_TRIES_MAX && !asked.isEmpty(); i++) {
      BatchGetItemRequest request = BatchGetItemRequest.builder().requestItems(asked).build();
      BatchGetItemResponse answer =
          table.plainly("read", () -> table.dynamo().batchGetItem(request));
      rows.addAll(answer.responses().getOrDefault(table.name(), List.of()));
      asked = answer.unprocessedKeys();
    }
    if (!asked.isEmpty()) {
      throw new StoreFailed("table " + table.name() + " asks to slow down");
    }
    return rows;
  }

  private void keep(
      Map<String, AttributeValue> row, Map<String, Map<String, AttributeValue>> rows) {
    AttributeValue key = row.get(keyName);
    if (key != null) {
      rows.put(key.s(), row);
    }
  }
}
