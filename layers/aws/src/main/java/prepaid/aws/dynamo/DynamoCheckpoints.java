package prepaid.aws.dynamo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.vending.ledger.Checkpoint;
import prepaid.vending.ledger.CheckpointStore;
import prepaid.vending.ledger.MeterHead;
import prepaid.vending.limits.Limits;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The checkpoints in DynamoDB, beside the journal. */
public final class DynamoCheckpoints implements CheckpointStore {
  private final Table table;
  private final Transactions transactions;

  public DynamoCheckpoints(DynamoDbClient dynamo, String journalTable) {
    this.table = new Table(dynamo, journalTable);
    this.transactions = new Transactions(dynamo);
  }

  @Override
  public Optional<Checkpoint> newest() {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table.name())
            .consistentRead(true)
            .scanIndexForward(false)
            .limit(1)
            .keyConditionExpression("#k = :k")
            .expressionAttributeNames(Map.of("#k", JournalRow.KEY))
            .expressionAttributeValues(Map.of(":k", CheckpointRow.partition()))
            .build();
    return table.plainly("query", () -> table.dynamo().query(query)).items().stream()
        .map(CheckpointRow::decode)
        .findFirst();
  }

  @Override
  public List<MeterHead> heads(Checkpoint checkpoint) {
    return table
        .all(
            QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("#k = :k")
                .expressionAttributeNames(Map.of("#k", JournalRow.KEY))
                .expressionAttributeValues(Map.of(":k", CheckpointRow.headsPartition(checkpoint))))
        .stream()
        .flatMap(row -> CheckpointRow.decodeHeads(row).stream())
        .toList();
  }

  /** The heads first: a checkpoint that is there has them all. */
  @Override
  public boolean add(Checkpoint checkpoint, List<MeterHead> heads) {
    int each = Limits.CHECKPOINT_HEADS_A_ROW_MAX;
    for (int i = 0; i < heads.size(); i += each) {
      List<MeterHead> part = heads.subList(i, Math.min(i + each, heads.size()));
      put(CheckpointRow.encode(checkpoint, i / each, part));
    }
    Map<String, AttributeValue> row = CheckpointRow.encode(checkpoint);
    return transactions.settle(List.of(Transactions.putNew(table, JournalRow.KEY, row)))
        instanceof Written.Done;
  }

  private void put(Map<String, AttributeValue> row) {
    PutItemRequest put = PutItemRequest.builder().tableName(table.name()).item(row).build();
    table.plainly("put", () -> table.dynamo().putItem(put));
  }
}
