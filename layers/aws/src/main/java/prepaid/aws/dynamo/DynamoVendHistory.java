package prepaid.aws.dynamo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendHistory;
import prepaid.vending.ledger.VendKey;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** A meter's vends through the index by meter and minute, which holds keys: then row by row. */
public final class DynamoVendHistory implements VendHistory {
  private static final String BY_METER = "by-meter";

  private final Table vends;

  public DynamoVendHistory(DynamoDbClient dynamo, String vendsTable) {
    this.vends = new Table(dynamo, vendsTable);
  }

  @Override
  public List<Vend> between(Drn meter, long fromMinute, long toMinute, int most) {
    return rows(query(meter, fromMinute, toMinute).limit(most));
  }

  @Override
  public List<Vend> newest(Drn meter, long toMinute, int most) {
    return rows(query(meter, 0, toMinute).scanIndexForward(false).limit(most));
  }

  private QueryRequest.Builder query(Drn meter, long fromMinute, long toMinute) {
    return QueryRequest.builder()
        .tableName(vends.name())
        .indexName(BY_METER)
        .keyConditionExpression("#m = :m AND #tm BETWEEN :from AND :to")
        .expressionAttributeNames(Map.of("#m", VendRow.METER, "#tm", VendRow.TOKEN_MINUTE))
        .expressionAttributeValues(
            Map.of(
                ":m", RowWriter.ofText(meter.digits()),
                ":from", RowWriter.ofNumber(fromMinute),
                ":to", RowWriter.ofNumber(toMinute)));
  }

  private List<Vend> rows(QueryRequest.Builder query) {
    QueryRequest whole = query.build();
    return vends.plainly("query", () -> vends.dynamo().query(whole)).items().stream()
        .map(this::vend)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Vend> vend(Map<String, AttributeValue> entry) {
    RowReader row = RowReader.ofSecretKey("vend", VendRow.KEY, entry);
    return vends.glance(VendRow.key(row.parsed(VendRow.KEY, VendKey::parse))).map(VendRow::decode);
  }
}
