package prepaid.aws.dynamo;

import java.util.Map;
import java.util.Optional;
import prepaid.vending.cards.CardRange;
import prepaid.vending.cards.CardRanges;
import prepaid.vending.cards.Serial;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Which cards there are, in DynamoDB: one consistent query a serial. Nothing is cached, so a block
 * holds at once, and a serial that is a card takes as long to look up as one that is none.
 */
public final class DynamoCardRanges implements CardRanges {
  private final Table table;

  public DynamoCardRanges(DynamoDbClient dynamo, String table) {
    this.table = new Table(dynamo, table);
  }

  @Override
  public Optional<CardRange> at(long serial) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table.name())
            .consistentRead(true)
            .keyConditionExpression("#k = :k AND #s <= :s")
            .expressionAttributeNames(Map.of("#k", CardRangeRow.KEY, "#s", CardRangeRow.SORT))
            .expressionAttributeValues(
                Map.of(
                    ":k", RowWriter.ofText(CardRangeRow.RANGES),
                    ":s", RowWriter.ofText(Serial.text(Math.min(serial, Serial.MAX)))))
            .scanIndexForward(false)
            .limit(1)
            .build();
    return table.plainly("query", () -> table.dynamo().query(query)).items().stream()
        .map(CardRangeRow::decode)
        .filter(range -> range.contains(serial))
        .findFirst();
  }
}
