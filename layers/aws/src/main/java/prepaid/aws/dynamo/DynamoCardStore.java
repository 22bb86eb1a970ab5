package prepaid.aws.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure.ALL_OLD;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.vending.cards.CardAct;
import prepaid.vending.cards.CardBatch;
import prepaid.vending.cards.CardOrder;
import prepaid.vending.cards.CardRange;
import prepaid.vending.cards.CardStore;
import prepaid.vending.cards.Serial;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Batches and ranges of cards in DynamoDB. */
public final class DynamoCardStore implements CardStore {
  private static final String NEXT = "n";
  private static final Map<String, AttributeValue> SERIALS =
      Map.of(
          CardRangeRow.KEY, RowWriter.ofText("serials"),
          CardRangeRow.SORT, RowWriter.ofText("-"));

  private final Table table;
  private final DynamoFloats floats;
  private final Transactions transactions;

  /**
   * @param floats which pay for cards in the transaction that allocates them
   */
  public DynamoCardStore(DynamoDbClient dynamo, String table, DynamoFloats floats) {
    this.table = new Table(dynamo, table);
    this.floats = floats;
    this.transactions = new Transactions(dynamo);
  }

  @Override
  public long nextSerial() {
    return table
        .read(SERIALS)
        .map(row -> RowReader.of("serials", CardRangeRow.KEY, row).number(NEXT))
        .orElse(1L);
  }

  @Override
  public boolean define(CardBatch batch, List<CardRange> ranges, CardAct act) {
    Update next = new Update().set(NEXT, RowWriter.ofNumber(batch.to() + 1));
    Update expected =
        batch.from() == 1
            ? next.onlyIfAbsent(NEXT)
            : next.onlyIf(NEXT, RowWriter.ofNumber(batch.from()));
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(expected.of(table, SERIALS));
    items.add(Transactions.putNew(table, CardRangeRow.KEY, CardBatchRow.encode(batch)));
    for (CardRange range : ranges) {
      items.add(Transactions.putNew(table, CardRangeRow.KEY, CardRangeRow.encode(range)));
    }
    items.add(noted(act));
    return transactions.settle(items) instanceof Written.Done;
  }

  @Override
  public Optional<CardBatch> batch(String id) {
    return table.read(CardBatchRow.key(id)).map(CardBatchRow::batch);
  }

  @Override
  public List<CardBatch> batches(String after, int most) {
    return rows(CardBatchRow.BATCHES, after.isEmpty() ? " " : after, most).stream()
        .map(CardBatchRow::batch)
        .toList();
  }

  private List<Map<String, AttributeValue>> rows(String kind, String after, int most) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table.name())
            .keyConditionExpression("#k = :k AND #s > :s")
            .expressionAttributeNames(Map.of("#k", CardRangeRow.KEY, "#s", CardRangeRow.SORT))
            .expressionAttributeValues(
                Map.of(":k", RowWriter.ofText(kind), ":s", RowWriter.ofText(after)))
            .limit(most)
            .build();
    return table.plainly("query", () -> table.dynamo().query(query)).items();
  }

  @Override
  public List<CardRange> ranges(long from, long to) {
    List<CardRange> ranges = new ArrayList<>();
    new DynamoCardRanges(table.dynamo(), table.name()).at(from).ifPresent(ranges::add);
    QueryRequest.Builder query =
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression("#k = :k AND #s BETWEEN :after AND :to")
            .expressionAttributeNames(Map.of("#k", CardRangeRow.KEY, "#s", CardRangeRow.SORT))
            .expressionAttributeValues(
                Map.of(
                    ":k", RowWriter.ofText(CardRangeRow.RANGES),
                    ":after", RowWriter.ofText(Serial.text(from)),
                    ":to", RowWriter.ofText(Serial.text(to))));
    table.all(query).stream()
        .map(CardRangeRow::decode)
        .filter(range -> range.from() > from)
        .forEach(ranges::add);
    ranges.sort(Comparator.comparingLong(CardRange::from));
    return List.copyOf(ranges);
  }

  @Override
  public boolean change(Change change) {
    List<TransactWriteItem> items = new ArrayList<>();
    for (CardRange after : change.after()) {
      items.add(
          change.before().stream()
              .filter(before -> before.from() == after.from())
              .findFirst()
              .map(before -> replaced(before, after))
              .orElseGet(
                  () -> Transactions.putNew(table, CardRangeRow.KEY, CardRangeRow.encode(after))));
    }
    items.add(noted(change.act()));
    change
        .order()
        .ifPresent(order ->
            items.add(Transactions.putNew(table, CardRangeRow.KEY, CardOrderRow.encode(order))));
    change.charge().ifPresent(charge -> items.addAll(floats.entry(charge.entry(), charge.parts())));
    return transactions.settle(items) instanceof Written.Done;
  }

  private TransactWriteItem replaced(CardRange before, CardRange after) {
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName(table.name())
                .item(CardRangeRow.encode(after))
                .conditionExpression("#v = :v")
                .expressionAttributeNames(Map.of("#v", CardRangeRow.VERSION))
                .expressionAttributeValues(Map.of(":v", RowWriter.ofNumber(before.version())))
                .returnValuesOnConditionCheckFailure(ALL_OLD)
                .build())
        .build();
  }

  @Override
  public Optional<CardOrder> order(String vendor, String reference) {
    return table.read(CardOrderRow.key(vendor, reference)).map(CardOrderRow::decode);
  }

  @Override
  public List<CardRange> page(long after, int most) {
    return rows(CardRangeRow.RANGES, Serial.text(after), most).stream()
        .map(CardRangeRow::decode)
        .toList();
  }

  @Override
  public void note(CardAct act) {
    Written written = transactions.settle(List.of(noted(act)));
    if (!(written instanceof Written.Done)) {
      throw new StoreFailed("an act was not noted");
    }
  }

  private TransactWriteItem noted(CardAct act) {
    return Transactions.put(table, CardBatchRow.encode(act, UUID.randomUUID().toString()));
  }

  @Override
  public List<CardAct> acts(String batch) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression("#k = :k")
            .expressionAttributeNames(Map.of("#k", CardRangeRow.KEY))
            .expressionAttributeValues(Map.of(":k", RowWriter.ofText(CardBatchRow.actsOf(batch))));
    return table.all(query).stream().map(CardBatchRow::act).toList();
  }
}
