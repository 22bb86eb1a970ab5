package prepaid.aws.dynamo;

import java.util.List;
import java.util.Map;
import prepaid.sts.Drn;
import prepaid.vending.messaging.Phones;
import prepaid.vending.messaging.TextLanguage;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** What is known of phones, in DynamoDB: a row of settings, and one for each meter. */
public final class DynamoPhones implements Phones {
  static final String METER_PREFIX = "meter#";

  private static final String SETTINGS = "settings";
  private static final String LANGUAGE = "lg";
  private static final String STOPPED = "st";

  private final Table table;

  public DynamoPhones(DynamoDbClient dynamo, String table) {
    this.table = new Table(dynamo, table);
  }

  @Override
  public Settings settings(String phone) {
    return table
        .read(PhoneRow.key(phone, SETTINGS))
        .map(DynamoPhones::decode)
        .orElse(Settings.NONE);
  }

  private static Settings decode(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("settings of a phone", PhoneRow.ITEM, attributes);
    return new Settings(row.optionalText(LANGUAGE).flatMap(TextLanguage::ofTag), row.flag(STOPPED));
  }

  @Override
  public void put(String phone, Settings settings) {
    RowWriter row =
        new RowWriter()
            .text(PhoneRow.PHONE, phone)
            .text(PhoneRow.ITEM, SETTINGS)
            .text(LANGUAGE, settings.language().map(TextLanguage::tag))
            .flag(STOPPED, settings.stopped());
    put(row.row());
  }

  @Override
  public List<Drn> meters(String phone, int most) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table.name())
            .consistentRead(true)
            .keyConditionExpression("#p = :p AND begins_with(#s, :meter)")
            .expressionAttributeNames(Map.of("#p", PhoneRow.PHONE, "#s", PhoneRow.ITEM))
            .expressionAttributeValues(
                Map.of(
                    ":p", RowWriter.ofText(phone),
                    ":meter", RowWriter.ofText(METER_PREFIX)))
            .limit(most)
            .build();
    return table.plainly("query", () -> table.dynamo().query(query)).items().stream()
        .map(DynamoPhones::meter)
        .toList();
  }

  static Drn meter(Map<String, AttributeValue> attributes) {
    return RowReader.of("meter of a phone", PhoneRow.ITEM, attributes)
        .parsed(PhoneRow.ITEM, text -> new Drn(text.substring(METER_PREFIX.length())));
  }

  @Override
  public void add(String phone, Drn meter) {
    put(meterRow(phone, meter));
  }

  static Map<String, AttributeValue> meterRow(String phone, Drn meter) {
    return PhoneRow.key(phone, METER_PREFIX + meter.digits());
  }

  private void put(Map<String, AttributeValue> row) {
    table.plainly(
        "put", () -> table.dynamo().putItem(put -> put.tableName(table.name()).item(row)));
  }
}
