package prepaid.aws.dynamo;

import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import prepaid.vending.cards.CardUses;
import prepaid.vending.cards.Serial;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Which cards were redeemed, in DynamoDB: a row for a hundred serials holds a set of them, so that
 * one that is noted twice counts once, and ten million cards are counted by a hundred queries.
 */
public final class DynamoCardUses implements CardUses {
  private static final int ROW_SERIALS = 100;
  private static final int PARTITION_SERIALS = 100_000;
  private static final String USED = "r";

  private final Table table;

  public DynamoCardUses(DynamoDbClient dynamo, String table) {
    this.table = new Table(dynamo, table);
  }

  @Override
  public void note(long serial) {
    AttributeValue one = AttributeValue.fromNs(List.of(Long.toString(serial % ROW_SERIALS)));
    UpdateItemRequest request =
        UpdateItemRequest.builder()
            .tableName(table.name())
            .key(
                Map.of(
                    CardRangeRow.KEY, RowWriter.ofText(partition(serial / PARTITION_SERIALS)),
                    CardRangeRow.SORT, RowWriter.ofText(row(serial))))
            .updateExpression("ADD #r :one")
            .expressionAttributeNames(Map.of("#r", USED))
            .expressionAttributeValues(Map.of(":one", one))
            .build();
    table.plainly("update", () -> table.dynamo().updateItem(request));
  }

  @Override
  public void each(long from, long to, LongConsumer used) {
    for (long part = from / PARTITION_SERIALS; part <= to / PARTITION_SERIALS; part++) {
      QueryRequest.Builder query =
          QueryRequest.builder()
              .keyConditionExpression("#k = :k AND #s BETWEEN :from AND :to")
              .expressionAttributeNames(Map.of("#k", CardRangeRow.KEY, "#s", CardRangeRow.SORT))
              .expressionAttributeValues(
                  Map.of(
                      ":k", RowWriter.ofText(partition(part)),
                      ":from", RowWriter.ofText(row(from)),
                      ":to", RowWriter.ofText(row(to))));
      for (Map<String, AttributeValue> row : table.all(query)) {
        serials(row, from, to, used);
      }
    }
  }

  private static void serials(
      Map<String, AttributeValue> attributes, long from, long to, LongConsumer used) {
    RowReader row = RowReader.of("used cards", CardRangeRow.SORT, attributes);
    long first = row.parsed(CardRangeRow.SORT, Long::parseLong);
    AttributeValue set = attributes.getOrDefault(USED, AttributeValue.fromNs(List.of()));
    set.ns().stream()
        .mapToLong(offset -> first + Long.parseLong(offset))
        .filter(serial -> serial >= from && serial <= to)
        .sorted()
        .forEach(used);
  }

  private static String partition(long part) {
    return "used#" + part;
  }

  /** A row is named by its first serial. */
  private static String row(long serial) {
    return Serial.text(serial / ROW_SERIALS * ROW_SERIALS);
  }
}
