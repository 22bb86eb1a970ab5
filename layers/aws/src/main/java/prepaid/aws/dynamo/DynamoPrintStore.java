package prepaid.aws.dynamo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.vending.cards.PrintStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Printers and printed pages in DynamoDB, beside the ranges. PINs are in none of these rows. */
public final class DynamoPrintStore implements PrintStore {
  private static final String ONLY = "-";
  private static final String PRINTER = "printer";
  private static final String SIGNING = "manifest-key";
  private static final String WRAPPED = "w";
  private static final String RELEASES = "releases";
  private static final String PAGES = "pages#";
  private static final String PUBLIC_KEY = "pk";
  private static final String FINGERPRINT = "fp";
  private static final String OPERATOR = "op";
  private static final String AT = "at";
  private static final String FROM = "f";
  private static final String TO = "t";
  private static final String HASH = "h";
  private static final String TIMES = "n";

  private final Table table;
  private final Transactions transactions;

  public DynamoPrintStore(DynamoDbClient dynamo, String table) {
    this.table = new Table(dynamo, table);
    this.transactions = new Transactions(dynamo);
  }

  @Override
  public Optional<Printer> printer() {
    return table
        .read(key(PRINTER, ONLY))
        .map(attributes -> {
          RowReader row = RowReader.of("printer", CardRangeRow.KEY, attributes);
          return new Printer(
              row.text(PUBLIC_KEY), row.text(FINGERPRINT), row.text(OPERATOR), row.time(AT));
        });
  }

  @Override
  public void put(Printer printer) {
    stored(
        row(PRINTER, ONLY)
            .text(PUBLIC_KEY, printer.publicKey())
            .text(FINGERPRINT, printer.fingerprint())
            .text(OPERATOR, printer.setBy())
            .time(AT, printer.setAt()));
  }

  @Override
  public Optional<SigningKey> signingKey() {
    return table
        .read(key(SIGNING, ONLY))
        .map(attributes -> {
          RowReader row = RowReader.of("signing key", CardRangeRow.KEY, attributes);
          return new SigningKey(row.text(PUBLIC_KEY), row.text(WRAPPED));
        });
  }

  @Override
  public boolean add(SigningKey key) {
    return transactions.settle(List.of(Transactions.putNew(table, CardRangeRow.KEY, encode(key))))
        instanceof Written.Done;
  }

  @Override
  public boolean replace(SigningKey before, SigningKey after) {
    return transactions.settle(
            List.of(Transactions.putOver(table, encode(after), WRAPPED, before.wrapped())))
        instanceof Written.Done;
  }

  private static Map<String, AttributeValue> encode(SigningKey key) {
    return row(SIGNING, ONLY).text(PUBLIC_KEY, key.publicKey()).text(WRAPPED, key.wrapped()).row();
  }

  @Override
  public Optional<String> released(String batch) {
    return table
        .read(key(RELEASES, batch))
        .map(row -> RowReader.of("release", CardRangeRow.SORT, row).text(FINGERPRINT));
  }

  @Override
  public void release(String batch, String fingerprint) {
    stored(row(RELEASES, batch).text(FINGERPRINT, fingerprint));
  }

  @Override
  public Optional<Page> page(String batch, int number) {
    return table.read(key(PAGES + batch, sort(number))).map(row -> page(batch, row));
  }

  @Override
  public boolean put(Page page) {
    Map<String, AttributeValue> row =
        row(PAGES + page.batch(), sort(page.number()))
            .number(FROM, page.from())
            .number(TO, page.to())
            .text(HASH, page.sha256())
            .number(TIMES, page.times())
            .time(AT, page.at())
            .row();
    return transactions.settle(List.of(written(page, row))) instanceof Written.Done;
  }

  private TransactWriteItem written(Page page, Map<String, AttributeValue> row) {
    if (page.times() == 1) {
      return Transactions.putNew(table, CardRangeRow.KEY, row);
    }
    Map<String, AttributeValue> changed = new HashMap<>(row);
    changed.remove(CardRangeRow.KEY);
    changed.remove(CardRangeRow.SORT);
    return new Update()
        .set(changed)
        .onlyIf(TIMES, RowWriter.ofNumber(page.times() - 1))
        .of(table, key(PAGES + page.batch(), sort(page.number())));
  }

  @Override
  public List<Page> pages(String batch) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression("#k = :k")
            .expressionAttributeNames(Map.of("#k", CardRangeRow.KEY))
            .expressionAttributeValues(Map.of(":k", RowWriter.ofText(PAGES + batch)));
    return table.all(query).stream().map(row -> page(batch, row)).toList();
  }

  private static Page page(String batch, Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("page", CardRangeRow.SORT, attributes);
    return new Page(
        batch,
        row.parsed(CardRangeRow.SORT, Integer::parseInt),
        row.number(FROM),
        row.number(TO),
        row.text(HASH),
        row.smallNumber(TIMES),
        row.time(AT));
  }

  private void stored(RowWriter row) {
    if (!(transactions.settle(List.of(Transactions.put(table, row.row())))
        instanceof Written.Done)) {
      throw new StoreFailed("a row without a condition was not stored");
    }
  }

  private static String sort(int number) {
    return "%06d".formatted(number);
  }

  private static RowWriter row(String partition, String sort) {
    return new RowWriter().text(CardRangeRow.KEY, partition).text(CardRangeRow.SORT, sort);
  }

  private static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of(
        CardRangeRow.KEY, RowWriter.ofText(partition),
        CardRangeRow.SORT, RowWriter.ofText(sort));
  }
}
