package prepaid.aws.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure.ALL_OLD;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.vending.operators.Approval;
import prepaid.vending.operators.Approval.Act;
import prepaid.vending.operators.Approval.State;
import prepaid.vending.operators.Approvals;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Approvals in DynamoDB: a row each, and one for each act that names its newest. */
public final class DynamoApprovals implements Approvals {
  private static final String KEY = "k";
  private static final String SORT = "s";
  private static final String VERSION = "v";
  private static final String NEWEST = "n";
  private static final String ALL = "approvals";
  private static final String KIND = "ki";
  private static final String SUBJECT = "su";
  private static final String WORDS = "w";
  private static final String UTILITY = "u";
  private static final String REQUESTED_BY = "rb";
  private static final String REQUESTED_AT = "ra";
  private static final String STATE = "st";
  private static final String DECIDED_BY = "db";
  private static final String DECIDED_AT = "da";

  private final Table table;
  private final Transactions transactions;

  public DynamoApprovals(DynamoDbClient dynamo, String table) {
    this.table = new Table(dynamo, table);
    this.transactions = new Transactions(dynamo);
  }

  @Override
  public Optional<Approval> find(String id) {
    return table.read(key(ALL, id)).map(DynamoApprovals::decode);
  }

  @Override
  public Optional<Approval> latest(Act act) {
    return table
        .read(pointer(act))
        .map(row -> RowReader.of("act", KEY, row).text(NEWEST))
        .flatMap(this::find);
  }

  @Override
  public List<Approval> newest(int most) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table.name())
            .consistentRead(true)
            .keyConditionExpression("#k = :k")
            .expressionAttributeNames(Map.of("#k", KEY))
            .expressionAttributeValues(Map.of(":k", RowWriter.ofText(ALL)))
            .scanIndexForward(false)
            .limit(most)
            .build();
    return table.plainly("query", () -> table.dynamo().query(query)).items().stream()
        .map(DynamoApprovals::decode)
        .toList();
  }

  @Override
  public boolean add(Approval approval, Optional<Approval> before) {
    Update newest = new Update().set(NEWEST, RowWriter.ofText(approval.id()));
    Update expected =
        before
            .map(one -> newest.onlyIf(NEWEST, RowWriter.ofText(one.id())))
            .orElseGet(() -> newest.onlyIfAbsent(NEWEST));
    return transactions.settle(
            List.of(
                Transactions.putNew(table, KEY, encode(approval)),
                expected.of(table, pointer(approval.act()))))
        instanceof Written.Done;
  }

  @Override
  public boolean replace(Approval before, Approval after) {
    TransactWriteItem put =
        TransactWriteItem.builder()
            .put(
                Put.builder()
                    .tableName(table.name())
                    .item(encode(after))
                    .conditionExpression("#v = :v")
                    .expressionAttributeNames(Map.of("#v", VERSION))
                    .expressionAttributeValues(Map.of(":v", RowWriter.ofNumber(before.version())))
                    .returnValuesOnConditionCheckFailure(ALL_OLD)
                    .build())
            .build();
    return transactions.settle(List.of(put)) instanceof Written.Done;
  }

  private static Map<String, AttributeValue> pointer(Act act) {
    return key("act#" + act.kind() + "#" + act.subject(), "-");
  }

  private static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of(KEY, RowWriter.ofText(partition), SORT, RowWriter.ofText(sort));
  }

  private static Map<String, AttributeValue> encode(Approval approval) {
    RowWriter row =
        new RowWriter()
            .text(KEY, ALL)
            .text(SORT, approval.id())
            .text(KIND, approval.act().kind())
            .text(SUBJECT, approval.act().subject())
            .text(WORDS, approval.words())
            .text(UTILITY, approval.utility())
            .text(REQUESTED_BY, approval.requestedBy())
            .time(REQUESTED_AT, approval.requestedAt())
            .text(STATE, approval.state().slug())
            .number(VERSION, approval.version());
    switch (approval.state()) {
      case State.Waiting waiting -> {}
      case State.Approved(var by, var at) -> row.text(DECIDED_BY, by).time(DECIDED_AT, at);
      case State.Rejected(var by, var at) -> row.text(DECIDED_BY, by).time(DECIDED_AT, at);
      case State.Spent(var by, var at) -> row.text(DECIDED_BY, by).time(DECIDED_AT, at);
    }
    return row.row();
  }

  private static Approval decode(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("approval", SORT, attributes);
    return new Approval(
        row.text(SORT),
        new Act(row.text(KIND), row.text(SUBJECT)),
        row.text(WORDS),
        row.optionalText(UTILITY),
        row.text(REQUESTED_BY),
        row.time(REQUESTED_AT),
        state(row),
        row.number(VERSION));
  }

  private static State state(RowReader row) {
    return switch (row.text(STATE)) {
      case "waiting" -> new State.Waiting();
      case "approved" -> new State.Approved(row.text(DECIDED_BY), row.time(DECIDED_AT));
      case "rejected" -> new State.Rejected(row.text(DECIDED_BY), row.time(DECIDED_AT));
      case "spent" -> new State.Spent(row.text(DECIDED_BY), row.time(DECIDED_AT));
      default -> throw row.malformed(STATE, "is unknown");
    };
  }
}
