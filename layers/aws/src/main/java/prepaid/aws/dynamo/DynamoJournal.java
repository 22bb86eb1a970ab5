package prepaid.aws.dynamo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import prepaid.vending.ledger.Journal;
import prepaid.vending.ledger.MeterHead;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.limits.Limits;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The journal in DynamoDB: a small row a vend, written when the stream hands the vend over. */
public final class DynamoJournal implements Journal {
  /** The first vend that is noted need not be the oldest: others may be on their way. */
  private static final Duration BEGIN_EARLIER = Duration.ofDays(1);

  private final Table table;
  private final Clock clock;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final Set<String> partners = ConcurrentHashMap.newKeySet();

  public DynamoJournal(DynamoDbClient dynamo, String table, Clock clock) {
    this.table = new Table(dynamo, table);
    this.clock = clock;
  }

  @Override
  public void note(Vend vend) {
    begin(vend);
    if (vend.source() instanceof MoneySource.PartnerFloat account
        && !partners.contains(account.partner())) {
      put(JournalRow.partner(account.partner(), vend.tender().currency()));
      partners.add(account.partner());
    }
    // Twice as early as it must be: this clock and that of the checkpoints are not the same.
    if (vend.at().isBefore(clock.instant().minus(Limits.JOURNAL_LATE_MAX.dividedBy(2)))) {
      noteLate(vend);
    }
    put(JournalRow.encode(vend));
  }

  /** Once a warm instance. */
  private void begin(Vend vend) {
    if (!begun.get()) {
      putUnless(
          "attribute_not_exists(#k)",
          Map.of("#k", JournalRow.KEY),
          Map.of(),
          JournalRow.begin(vend.at().minus(BEGIN_EARLIER)));
      begun.set(true);
    }
  }

  private void noteLate(Vend vend) {
    putUnless(
        "attribute_not_exists(#q) OR #q < :q",
        Map.of("#q", JournalRow.SEQUENCE),
        Map.of(":q", RowWriter.ofNumber(vend.sequence())),
        JournalRow.late(vend));
  }

  private void put(Map<String, AttributeValue> row) {
    PutItemRequest put = PutItemRequest.builder().tableName(table.name()).item(row).build();
    table.plainly("put", () -> table.dynamo().putItem(put));
  }

  /** A failed condition means that what is there says as much. */
  private void putUnless(
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values,
      Map<String, AttributeValue> row) {
    PutItemRequest.Builder put =
        PutItemRequest.builder()
            .tableName(table.name())
            .item(row)
            .conditionExpression(condition)
            .expressionAttributeNames(names);
    if (!values.isEmpty()) {
      put.expressionAttributeValues(values);
    }
    try {
      table.plainly("put", () -> table.dynamo().putItem(put.build()));
    } catch (ConditionalCheckFailedException there) {
      return;
    }
  }

  @Override
  public Optional<Instant> begin() {
    return table.read(JournalRow.BEGIN_KEY).map(JournalRow::decodeBegin);
  }

  @Override
  public List<MeterHead> headsSince(Instant from) {
    TreeMap<String, MeterHead> newest = new TreeMap<>();
    LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC);
    LocalDate last = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      String since = day.equals(first) ? JournalRow.timeOfDay(from) : "0";
      for (int digit = 0; digit < JournalRow.DIGITS; digit++) {
        rows(JournalRow.partition(day, digit), since)
            .forEach(row -> keep(JournalRow.decode(row).head(), newest));
      }
    }
    late().forEach(head -> keep(head, newest));
    return List.copyOf(newest.values());
  }

  private static void keep(MeterHead head, TreeMap<String, MeterHead> newest) {
    newest.merge(
        head.meter().digits(),
        head,
        (one, other) -> one.head().sequence() < other.head().sequence() ? other : one);
  }

  private List<Map<String, AttributeValue>> rows(String partition, String since) {
    return table.all(
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression("#k = :k AND #s >= :s")
            .expressionAttributeNames(Map.of("#k", JournalRow.KEY, "#s", JournalRow.SORT))
            .expressionAttributeValues(
                Map.of(":k", RowWriter.ofText(partition), ":s", RowWriter.ofText(since))));
  }

  private List<MeterHead> late() {
    return table
        .all(
            QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("#k = :k")
                .expressionAttributeNames(Map.of("#k", JournalRow.KEY))
                .expressionAttributeValues(Map.of(":k", JournalRow.latePartition())))
        .stream()
        .map(JournalRow::decodeLate)
        .toList();
  }

  @Override
  public void settle(List<MeterHead> heads) {
    Map<String, Long> named = new TreeMap<>();
    heads.forEach(each -> named.put(each.meter().digits(), each.head().sequence()));
    late().stream()
        .filter(each -> each.head().sequence() <= named.getOrDefault(each.meter().digits(), 0L))
        .forEach(this::forget);
  }

  /** A later vend may have been noted late in between: then the row stays. */
  private void forget(MeterHead late) {
    try {
      table.plainly(
          "delete",
          () ->
              table
                  .dynamo()
                  .deleteItem(delete ->
                      delete
                          .tableName(table.name())
                          .key(JournalRow.lateKey(late))
                          .conditionExpression("#q = :q")
                          .expressionAttributeNames(Map.of("#q", JournalRow.SEQUENCE))
                          .expressionAttributeValues(
                              Map.of(":q", RowWriter.ofNumber(late.head().sequence())))));
    } catch (ConditionalCheckFailedException newer) {
      return;
    }
  }
}
