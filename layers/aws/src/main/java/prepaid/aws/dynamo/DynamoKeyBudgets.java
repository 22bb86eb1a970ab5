package prepaid.aws.dynamo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.vending.keys.KeyAmount;
import prepaid.vending.keys.KeyBudget;
import prepaid.vending.keys.KeyBudgets;
import prepaid.vending.keys.KeyLimit;
import prepaid.vending.keys.KeyName;
import prepaid.vending.ledger.OutcomeUnknown;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Limits of keys in DynamoDB, with a budget row for each period, and what was sold on whole days:
 * those are added up from the journal once and then kept.
 */
public final class DynamoKeyBudgets implements KeyBudgets {
  /** Days before yesterday get no more rows: a vend is noted within a day of its making. */
  private static final int OPEN_DAYS = 2;

  private static final String COUNTED = "counted";

  private final Table table;
  private final Supplier<String> journal;
  private final Transactions transactions;
  private final Clock clock;

  /**
   * @param journal the journal's table, asked for when days are added up
   */
  public DynamoKeyBudgets(
      DynamoDbClient dynamo, String table, Supplier<String> journal, Clock clock) {
    this.table = new Table(dynamo, table);
    this.journal = journal;
    this.transactions = new Transactions(dynamo);
    this.clock = clock;
  }

  @Override
  public Optional<KeyLimit> limit(KeyName key) {
    return table.glance(KeyBudgetRow.limitKey(key)).map(KeyBudgetRow::limit);
  }

  @Override
  public List<KeyLimit> limits() {
    return partition(KeyBudgetRow.LIMITS).stream().map(KeyBudgetRow::limit).toList();
  }

  @Override
  public void put(KeyLimit limit) {
    put(KeyBudgetRow.encode(limit));
  }

  @Override
  public void remove(KeyName key) {
    table.plainly(
        "delete",
        () ->
            table
                .dynamo()
                .deleteItem(
                    delete -> delete.tableName(table.name()).key(KeyBudgetRow.limitKey(key))));
  }

  @Override
  public Optional<KeyBudget> budget(KeyName key, String period) {
    return table
        .read(KeyBudgetRow.budgetKey(key, period))
        .map(row -> KeyBudgetRow.budget(key, row));
  }

  @Override
  public boolean replace(KeyBudget budget) {
    try {
      return transactions.settle(
              List.of(
                  Transactions.putAtVersion(
                      table,
                      KeyBudgetRow.encode(budget),
                      KeyBudgetRow.VERSION,
                      budget.version() - 1)))
          instanceof Written.Done;
    } catch (OutcomeUnknown unknown) {
      return false;
    }
  }

  @Override
  public Map<KeyName, KeyAmount> sold(LocalDate day) {
    String partition = "sold#" + day;
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    boolean isOver = day.isBefore(today.minusDays(OPEN_DAYS - 1));
    if (isOver && table.read(KeyBudgetRow.key(partition, COUNTED)).isPresent()) {
      return kept(partition);
    }
    Map<KeyName, KeyAmount> sold = new HashMap<>();
    for (int digit = 0; digit < JournalRow.DIGITS; digit++) {
      add(JournalRow.partition(day, digit), sold);
    }
    if (isOver) {
      sold.forEach((key, amount) -> put(KeyBudgetRow.sold(partition, key, amount)));
      put(KeyBudgetRow.key(partition, COUNTED));
    }
    return sold;
  }

  private Map<KeyName, KeyAmount> kept(String partition) {
    Map<KeyName, KeyAmount> sold = new HashMap<>();
    for (Map<String, AttributeValue> row : partition(partition)) {
      if (!RowWriter.ofText(COUNTED).equals(row.get(KeyBudgetRow.SORT))) {
        sold.put(KeyBudgetRow.soldBy(row), KeyBudgetRow.sold(row));
      }
    }
    return sold;
  }

  /** A page at a time: a day of a large utility does not fit a function's memory as rows. */
  private void add(String partition, Map<KeyName, KeyAmount> sold) {
    QueryRequest.Builder query =
        JournalRow.amounts(QueryRequest.builder(), partition).tableName(journal.get());
    QueryResponse page;
    do {
      QueryRequest request = query.build();
      page = table.plainly("query", () -> table.dynamo().query(request));
      page.items()
          .forEach(row ->
              JournalRow.keyOf(row)
                  .ifPresent(key -> sold.merge(key, JournalRow.amount(row), KeyAmount::plus)));
      query.exclusiveStartKey(page.lastEvaluatedKey());
    } while (page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty());
  }

  private List<Map<String, AttributeValue>> partition(String partition) {
    return table.all(
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression("#k = :k")
            .expressionAttributeNames(Map.of("#k", KeyBudgetRow.KEY))
            .expressionAttributeValues(Map.of(":k", RowWriter.ofText(partition))));
  }

  private void put(Map<String, AttributeValue> row) {
    PutItemRequest put = PutItemRequest.builder().tableName(table.name()).item(row).build();
    table.plainly("put", () -> table.dynamo().putItem(put));
  }
}
