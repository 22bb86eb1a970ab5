package prepaid.aws.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import prepaid.aws.Failures;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** One table and what the adapters read from it; a failure is a {@link StoreFailed}. */
record Table(DynamoDbClient dynamo, String name) {
  /** Strongly consistent. */
  Optional<Map<String, AttributeValue>> read(Map<String, AttributeValue> key) {
    return get(key, true);
  }

  /** Eventually consistent, at half the price: may miss what was written a moment ago. */
  Optional<Map<String, AttributeValue>> glance(Map<String, AttributeValue> key) {
    return get(key, false);
  }

  private Optional<Map<String, AttributeValue>> get(
      Map<String, AttributeValue> key, boolean consistent) {
    GetItemRequest request =
        GetItemRequest.builder().tableName(name).key(key).consistentRead(consistent).build();
    GetItemResponse response = plainly("read", () -> dynamo.getItem(request));
    return response.hasItem() && !response.item().isEmpty()
        ? Optional.of(response.item())
        : Optional.empty();
  }

  /** Every row of a partition, in the order of the sort key. */
  List<Map<String, AttributeValue>> all(QueryRequest.Builder query) {
    List<Map<String, AttributeValue>> rows = new ArrayList<>();
    query.tableName(name);
    QueryResponse page;
    do {
      QueryRequest request = query.build();
      page = plainly("query", () -> dynamo.query(request));
      rows.addAll(page.items());
      query.exclusiveStartKey(page.lastEvaluatedKey());
    } while (page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty());
    return rows;
  }

  /**
   * A call that only reads, or that may be repeated without harm: so a failure has changed nothing
   * that matters. A failed condition goes through.
   */
  <T> T plainly(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (ConditionalCheckFailedException condition) {
      throw condition;
    } catch (SdkException failure) {
      throw new StoreFailed(
          what + " of table " + name + " failed: " + Failures.word(failure), failure);
    }
  }
}
