package prepaid.aws.dynamo;

import java.util.List;
import java.util.Map;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.vending.cards.CardKey;
import prepaid.vending.cards.CardKeys;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The wrapped card keys in DynamoDB, beside the ranges. */
public final class DynamoCardKeys implements CardKeys {
  private static final String KEYS = "keys";
  private static final String WRAPPED = "w";
  private static final String MADE_AT = "at";

  private final Table table;
  private final Transactions transactions;

  public DynamoCardKeys(DynamoDbClient dynamo, String table) {
    this.table = new Table(dynamo, table);
    this.transactions = new Transactions(dynamo);
  }

  @Override
  public List<CardKey> live() {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table.name())
            .keyConditionExpression("#k = :k")
            .expressionAttributeNames(Map.of("#k", CardRangeRow.KEY))
            .expressionAttributeValues(Map.of(":k", RowWriter.ofText(KEYS)))
            .consistentRead(true)
            .scanIndexForward(false)
            .limit(CardKey.LIVE)
            .build();
    return table.plainly("query", () -> table.dynamo().query(query)).items().stream()
        .map(DynamoCardKeys::decode)
        .toList();
  }

  @Override
  public boolean add(CardKey key) {
    return transactions.settle(List.of(Transactions.putNew(table, CardRangeRow.KEY, encode(key))))
        instanceof Written.Done;
  }

  @Override
  public boolean replace(CardKey before, CardKey after) {
    return transactions.settle(
            List.of(Transactions.putOver(table, encode(after), WRAPPED, before.wrapped())))
        instanceof Written.Done;
  }

  private static Map<String, AttributeValue> encode(CardKey key) {
    return new RowWriter()
        .text(CardRangeRow.KEY, KEYS)
        .text(CardRangeRow.SORT, "%06d".formatted(key.version()))
        .text(WRAPPED, key.wrapped())
        .time(MADE_AT, key.madeAt())
        .row();
  }

  private static CardKey decode(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("card key", CardRangeRow.SORT, attributes);
    return new CardKey(
        row.parsed(CardRangeRow.SORT, Integer::parseInt), row.text(WRAPPED), row.time(MADE_AT));
  }
}
