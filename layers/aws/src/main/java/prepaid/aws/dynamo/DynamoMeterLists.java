package prepaid.aws.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.meters.MeterLists;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The lists of meters in DynamoDB: a partition a list, a utility's spread over ten. */
public final class DynamoMeterLists implements MeterLists {
  private final Table lists;
  private final Table phones;

  public DynamoMeterLists(DynamoDbClient dynamo, String listsTable, String phonesTable) {
    this.lists = new Table(dynamo, listsTable);
    this.phones = new Table(dynamo, phonesTable);
  }

  @Override
  public List<Drn> ofAccount(String account, Optional<Drn> after, int most) {
    return page(MeterListRow.ofAccount(account), after, most);
  }

  @Override
  public List<Drn> ofPhone(String phone, Optional<Drn> after, int most) {
    String from = DynamoPhones.METER_PREFIX + after.map(Drn::digits).orElse("");
    String to = DynamoPhones.METER_PREFIX + "~";
    QueryRequest query =
        QueryRequest.builder()
            .tableName(phones.name())
            .keyConditionExpression("#p = :p AND #s BETWEEN :from AND :to")
            .expressionAttributeNames(Map.of("#p", PhoneRow.PHONE, "#s", PhoneRow.ITEM))
            .expressionAttributeValues(
                Map.of(
                    ":p", RowWriter.ofText(phone),
                    ":from", RowWriter.ofText(after.isPresent() ? from + " " : from),
                    ":to", RowWriter.ofText(to)))
            .limit(most)
            .build();
    return phones.plainly("query", () -> phones.dynamo().query(query)).items().stream()
        .map(DynamoPhones::meter)
        .toList();
  }

  @Override
  public List<Drn> ofUtility(String utility, Optional<Drn> after, int most) {
    List<Drn> found = new ArrayList<>();
    int first = after.map(MeterListRow::shard).orElse(0);
    for (int shard = first; shard < MeterListRow.SHARDS && found.size() < most; shard++) {
      Optional<Drn> within = shard == first ? after : Optional.empty();
      found.addAll(page(MeterListRow.ofUtility(utility, shard), within, most - found.size()));
    }
    return List.copyOf(found);
  }

  private List<Drn> page(AttributeValue list, Optional<Drn> after, int most) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(lists.name())
            .keyConditionExpression("#k = :k AND #s > :after")
            .expressionAttributeNames(Map.of("#k", MeterListRow.LIST, "#s", MeterListRow.METER))
            .expressionAttributeValues(
                Map.of(":k", list, ":after", RowWriter.ofText(after.map(Drn::digits).orElse("0"))))
            .limit(most)
            .build();
    return lists.plainly("query", () -> lists.dynamo().query(query)).items().stream()
        .map(row -> RowReader.of("list of meters", MeterListRow.LIST, row))
        .map(row -> row.parsed(MeterListRow.METER, Drn::new))
        .toList();
  }
}
