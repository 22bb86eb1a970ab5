package prepaid.aws.dynamo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.sts.Drn;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Resource;
import prepaid.vending.reports.Figure;
import prepaid.vending.reports.FigureBooks;
import prepaid.vending.reports.Figures;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Figures in DynamoDB. A vend is counted in the transaction that puts its mark, so one that is
 * handed over twice counts once; a month's rows are spread over partitions by the meter's last
 * digit.
 */
public final class DynamoFigures implements FigureBooks {
  private static final String KEY = "k";
  private static final String SORT = "s";
  private static final String TENTHS = "n";
  private static final String VENDS = "c";
  private static final String RESOURCE = "r";

  /** When DynamoDB may remove the row, in seconds since 1970. */
  private static final String EXPIRES = "x";

  private final Table table;
  private final Transactions transactions;
  private final InstantSource clock;

  public DynamoFigures(DynamoDbClient dynamo, String table, InstantSource clock) {
    this.table = new Table(dynamo, table);
    this.transactions = new Transactions(dynamo);
    this.clock = clock;
  }

  private static String attribute(Figure figure) {
    return figure.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean add(Counted counted) {
    List<TransactWriteItem> items =
        List.of(Transactions.putNew(table, KEY, mark(counted)), summed(counted), used(counted));
    return transactions.settle(items) instanceof Written.Done;
  }

  /** Kept for longer than the stream hands a vend over again. */
  private Map<String, AttributeValue> mark(Counted counted) {
    Instant until = clock.instant().plus(Limits.COUNTED_REMEMBERED_FOR);
    return new RowWriter()
        .text(KEY, "counted#" + counted.vend().text())
        .text(SORT, "-")
        .number(EXPIRES, until.getEpochSecond())
        .row();
  }

  private TransactWriteItem summed(Counted counted) {
    Update sums = new Update();
    counted.figures().values().forEach((figure, value) -> sums.add(attribute(figure), value));
    String partition =
        days(counted.utility(), YearMonth.from(counted.day()), MeterListRow.shard(counted.meter()));
    return sums.of(table, key(partition, counted.day() + "#" + counted.tariff()));
  }

  private TransactWriteItem used(Counted counted) {
    Figures figures = counted.figures();
    String partition =
        meters(
            counted.utility(), YearMonth.from(counted.day()), MeterListRow.shard(counted.meter()));
    return new Update()
        .set(RESOURCE, RowWriter.ofText(counted.resource().slug()))
        .add(TENTHS, figures.get(Figure.UNITS) + figures.get(Figure.FREE_UNITS))
        .add(VENDS, figures.get(Figure.VENDS))
        .of(table, key(partition, counted.meter().digits()));
  }

  private static Map<String, AttributeValue> key(String partition, String item) {
    return Map.of(KEY, RowWriter.ofText(partition), SORT, RowWriter.ofText(item));
  }

  private static String days(String utility, YearMonth month, int shard) {
    return "days#%s#%s#%d".formatted(utility, month, shard);
  }

  private static String meters(String utility, YearMonth month, int shard) {
    return "meters#%s#%s#%d".formatted(utility, month, shard);
  }

  @Override
  public List<Row> rows(String utility, LocalDate from, LocalDate to) {
    Map<String, Figures> sums = new HashMap<>();
    YearMonth last = YearMonth.from(to);
    for (YearMonth month = YearMonth.from(from);
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      for (int shard = 0; shard < MeterListRow.SHARDS; shard++) {
        table
            .all(between(days(utility, month, shard), from + "#", to + "#~"))
            .forEach(row -> sums.merge(item(row), figures(row), Figures::plus));
      }
    }
    List<Row> rows = new ArrayList<>();
    sums.forEach((item, figures) -> rows.add(row(item, figures)));
    return rows;
  }

  private static Row row(String item, Figures figures) {
    int hash = item.indexOf('#');
    return new Row(LocalDate.parse(item.substring(0, hash)), item.substring(hash + 1), figures);
  }

  private static QueryRequest.Builder between(String partition, String from, String to) {
    return QueryRequest.builder()
        .keyConditionExpression("#k = :k AND #s BETWEEN :from AND :to")
        .expressionAttributeNames(Map.of("#k", KEY, "#s", SORT))
        .expressionAttributeValues(
            Map.of(
                ":k", RowWriter.ofText(partition),
                ":from", RowWriter.ofText(from),
                ":to", RowWriter.ofText(to)));
  }

  private static String item(Map<String, AttributeValue> row) {
    return RowReader.of("figures", KEY, row).parsed(SORT, Function.identity());
  }

  private static Figures figures(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("figures", KEY, attributes);
    Map<Figure, Long> values = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      if (row.has(attribute(figure)) && row.number(attribute(figure)) != 0) {
        values.put(figure, row.number(attribute(figure)));
      }
    }
    return new Figures(values);
  }

  @Override
  public List<Usage> usage(String utility, YearMonth month, Optional<Drn> after, int most) {
    List<Usage> found = new ArrayList<>();
    int first = after.map(MeterListRow::shard).orElse(0);
    for (int shard = first; shard < MeterListRow.SHARDS && found.size() < most; shard++) {
      String from = shard == first ? after.map(last -> last.digits() + " ").orElse("0") : "0";
      QueryRequest query =
          between(meters(utility, month, shard), from, "~")
              .tableName(table.name())
              .limit(most - found.size())
              .build();
      table
          .plainly("query", () -> table.dynamo().query(query))
          .items()
          .forEach(row -> found.add(usage(row)));
    }
    return List.copyOf(found);
  }

  @Override
  public List<Usage> usage(String utility, YearMonth month, List<Drn> meters) {
    return new Rows(table, KEY)
            .glance(
                meters.stream()
                    .map(meter ->
                        key(meters(utility, month, MeterListRow.shard(meter)), meter.digits()))
                    .toList())
            .stream()
            .map(DynamoFigures::usage)
            .toList();
  }

  private static Usage usage(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("usage", KEY, attributes);
    return new Usage(
        row.parsed(SORT, Drn::new),
        row.known(RESOURCE, Resource::ofSlug),
        row.number(TENTHS),
        row.number(VENDS));
  }
}
