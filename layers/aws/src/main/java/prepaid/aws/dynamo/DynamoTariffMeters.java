package prepaid.aws.dynamo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.tariffs.TariffMeters;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The meters of tariffs, a row each in the registry: a partition for each tariff. */
public final class DynamoTariffMeters implements TariffMeters {
  private static final String SORT = "s";
  private static final String FIRST = "0";

  private final Table table;

  public DynamoTariffMeters(DynamoDbClient dynamo, String registryTable) {
    this.table = new Table(dynamo, registryTable);
  }

  @Override
  public void add(String tariff, Drn meter) {
    PutItemRequest put =
        PutItemRequest.builder().tableName(table.name()).item(row(tariff, meter)).build();
    table.plainly("put", () -> table.dynamo().putItem(put));
  }

  static Map<String, AttributeValue> row(String tariff, Drn meter) {
    return Map.of(
        TariffRow.KEY, RowWriter.ofText(key(tariff)), SORT, RowWriter.ofText(meter.digits()));
  }

  @Override
  public List<Drn> page(String tariff, Optional<Drn> after, int most) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table.name())
            .keyConditionExpression("#k = :k AND #s > :after")
            .expressionAttributeNames(Map.of("#k", TariffRow.KEY, "#s", SORT))
            .expressionAttributeValues(
                Map.of(
                    ":k", RowWriter.ofText(key(tariff)),
                    ":after", RowWriter.ofText(after.map(Drn::digits).orElse(FIRST))))
            .limit(most)
            .build();
    return table.plainly("query", () -> table.dynamo().query(query)).items().stream()
        .map(DynamoTariffMeters::meter)
        .toList();
  }

  private static Drn meter(Map<String, AttributeValue> row) {
    return RowReader.of("meter of a tariff", TariffRow.KEY, row).parsed(SORT, Drn::new);
  }

  private static String key(String tariff) {
    return "tariff-meters#" + tariff;
  }
}
