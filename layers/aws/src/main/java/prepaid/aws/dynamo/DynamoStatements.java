package prepaid.aws.dynamo;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.vending.limits.Limits;
import prepaid.vending.partners.Entry;
import prepaid.vending.partners.SalesOfDay;
import prepaid.vending.partners.Statements;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Partners' statements in DynamoDB: a partition a partner and day. A sale is counted in the
 * transaction that adds its row, so one that is handed over twice counts once; counters are spread
 * over a few rows, so that those who deliver at once rarely meet.
 */
public final class DynamoStatements implements Statements, SalesOfDay {
  private static final String UTILITY_COUNTER = "c#u#";
  private static final String TERMINAL_COUNTER = "c#t#";
  private static final String NOTE = "n#";
  private static final String COUNT = "n";
  private static final String GROSS = "g";
  private static final String TAX = "t";
  private static final String COMMISSION = "co";
  private static final String CHECKSUM = "x";
  private static final String CURRENCY = "c";
  private static final int CHECKSUM_HEX_DIGITS = 15;
  private static final int RADIX = 16;

  private final Table table;
  private final Transactions transactions;

  public DynamoStatements(DynamoDbClient dynamo, String table) {
    this.table = new Table(dynamo, table);
    this.transactions = new Transactions(dynamo);
  }

  @Override
  public boolean add(Entry entry) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(Transactions.putNew(table, StatementRow.DAY, StatementRow.encode(entry)));
    entry.sale().ifPresent(sale -> items.addAll(counted(entry, sale)));
    return transactions.settle(items) instanceof Written.Done;
  }

  private List<TransactWriteItem> counted(Entry entry, Entry.Sale sale) {
    int shard = Math.floorMod(entry.reference().hashCode(), Limits.DAY_COUNTER_SHARDS);
    long sign = entry.kind() == Entry.Kind.REVERSAL ? -1 : 1;
    return List.of(
        new Update()
            .set(CURRENCY, RowWriter.ofText(entry.gross().currency().getCurrencyCode()))
            .add(COUNT, sign)
            .add(GROSS, entry.gross().minor())
            .add(TAX, sale.tax().minor())
            .add(COMMISSION, sale.commission().minor())
            .add(CHECKSUM, checksum(sale.row()))
            .of(table, key(entry, UTILITY_COUNTER + sale.utility() + "#" + shard)),
        new Update()
            .add(COUNT, sign)
            .add(GROSS, entry.gross().minor())
            .of(table, key(entry, TERMINAL_COUNTER + sale.terminal() + "#" + shard)));
  }

  /** Sixty bits of the row's hash: the sums of two books agree only when their rows do. */
  private static long checksum(String hash) {
    return Long.parseLong(hash.substring(0, CHECKSUM_HEX_DIGITS), RADIX);
  }

  private static Map<String, AttributeValue> key(Entry entry, String item) {
    return Map.of(
        StatementRow.DAY,
        StatementRow.day(entry.partner(), entry.day()),
        StatementRow.ITEM,
        RowWriter.ofText(item));
  }

  @Override
  public List<Entry> page(String partner, LocalDate day, Optional<Place> after, int most) {
    String from = after.map(StatementRow::item).map(item -> item + " ").orElse("e#");
    QueryRequest query =
        query("#s BETWEEN :from AND :to")
            .expressionAttributeValues(
                Map.of(
                    ":p", StatementRow.day(partner, day),
                    ":from", RowWriter.ofText(from),
                    ":to", RowWriter.ofText("e$")))
            .limit(most)
            .tableName(table.name())
            .build();
    return table.plainly("query", () -> table.dynamo().query(query)).items().stream()
        .map(StatementRow::decode)
        .toList();
  }

  @Override
  public Map<String, Totals> totals(String partner, LocalDate day) {
    Map<String, Totals> totals = new TreeMap<>();
    Map<String, BigInteger> checksums = new TreeMap<>();
    for (Map<String, AttributeValue> attributes : counters(partner, day, UTILITY_COUNTER)) {
      RowReader row = RowReader.of("counter", StatementRow.DAY, attributes);
      String utility = row.parsed(StatementRow.ITEM, DynamoStatements::name);
      BigInteger checksum =
          checksums.merge(utility, new BigInteger(row.digits(CHECKSUM)), BigInteger::add);
      totals.merge(
          utility, read(row, checksum), (sum, next) -> plus(sum, next, checksum.toString(RADIX)));
    }
    return totals;
  }

  private static Totals read(RowReader row, BigInteger checksum) {
    Currency currency = row.currency(CURRENCY);
    return new Totals(
        row.number(COUNT),
        row.money(GROSS, currency),
        row.money(TAX, currency),
        row.money(COMMISSION, currency),
        checksum.toString(RADIX));
  }

  private static Totals plus(Totals sum, Totals next, String checksum) {
    return new Totals(
        sum.count() + next.count(),
        sum.gross().plus(next.gross()),
        sum.tax().plus(next.tax()),
        sum.commission().plus(next.commission()),
        checksum);
  }

  /** Between the prefix and the shard. */
  private static String name(String item) {
    return item.substring(UTILITY_COUNTER.length(), item.lastIndexOf('#'));
  }

  @Override
  public long minor(String partner, Optional<String> terminal, LocalDate day) {
    String prefix = terminal.map(id -> TERMINAL_COUNTER + id + "#").orElse(UTILITY_COUNTER);
    return counters(partner, day, prefix).stream()
        .mapToLong(row -> RowReader.of("counter", StatementRow.DAY, row).number(GROSS))
        .sum();
  }

  private List<Map<String, AttributeValue>> counters(String partner, LocalDate day, String prefix) {
    Map<String, AttributeValue> values =
        Map.of(":p", StatementRow.day(partner, day), ":s", RowWriter.ofText(prefix));
    return table.all(query("begins_with(#s, :s)").expressionAttributeValues(values));
  }

  private static QueryRequest.Builder query(String items) {
    return QueryRequest.builder()
        .keyConditionExpression("#p = :p AND " + items)
        .expressionAttributeNames(Map.of("#p", StatementRow.DAY, "#s", StatementRow.ITEM));
  }

  @Override
  public boolean once(String partner, LocalDate day, String what) {
    Map<String, AttributeValue> note =
        Map.of(
            StatementRow.DAY,
            StatementRow.day(partner, day),
            StatementRow.ITEM,
            RowWriter.ofText(NOTE + what));
    return transactions.settle(List.of(Transactions.putNew(table, StatementRow.DAY, note)))
        instanceof Written.Done;
  }
}
