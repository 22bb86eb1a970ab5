package prepaid.aws.dynamo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.aws.dynamo.JournalRow.Entry;
import prepaid.vending.ledger.AuditRow;
import prepaid.vending.ledger.AuditTrail;
import prepaid.vending.ledger.Checkpoint;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * The audit trail in DynamoDB. The journal says which vends there are, in their order, so that no
 * table is scanned; the rows themselves are read from the ledger, strongly consistent.
 */
public final class DynamoAuditTrail implements AuditTrail {
  private static final int FLOATS_A_PAGE = 25;
  private static final int CHECKPOINTS_A_PAGE = 25;
  private static final int PARTS_A_PAGE = 2;
  private static final String BEFORE_ALL = " ";

  private final Table journal;
  private final Rows vends;
  private final Rows purchases;
  private final DynamoFloats floats;
  private final Clock clock;

  /** The names of the tables that are read. */
  public record Tables(String journal, String vends, String purchases) {}

  public DynamoAuditTrail(DynamoDbClient dynamo, Tables tables, DynamoFloats floats, Clock clock) {
    this.journal = new Table(dynamo, tables.journal());
    this.vends = new Rows(new Table(dynamo, tables.vends()), VendRow.KEY);
    this.purchases = new Rows(new Table(dynamo, tables.purchases()), PurchaseRow.KEY);
    this.floats = floats;
    this.clock = clock;
  }

  @Override
  public Answer<Page> page(Optional<String> cursor) {
    Optional<TrailCursor> from =
        cursor.isEmpty()
            ? Optional.of(TrailCursor.first(clock.instant()))
            : TrailCursor.parse(cursor.get());
    if (from.isEmpty()) {
      return Answer.refused(
          RefusalKind.INVALID_REQUEST, "cursor", "This is no cursor of the export.");
    }
    return Answer.given(
        switch (from.get()) {
          case TrailCursor.Floats place -> floats(place);
          case TrailCursor.Vends place -> vends(place);
          case TrailCursor.Checkpoints place -> checkpoints(place);
        });
  }

  /** First of all, so that the rows that follow are at least those which the floats paid for. */
  private Page floats(TrailCursor.Floats from) {
    QueryResponse partners = query(JournalRow.partnersPartition(), from.after(), FLOATS_A_PAGE);
    List<AuditRow> rows = new ArrayList<>();
    String last = from.after();
    for (Map<String, AttributeValue> row : partners.items()) {
      last = RowReader.of("partner", JournalRow.SORT, row).text(JournalRow.SORT);
      rows.add(standing(last, JournalRow.partnersCurrency(row)));
    }
    return partners.items().size() == FLOATS_A_PAGE
        ? page(rows, new TrailCursor.Floats(last, from.begun()))
        : page(rows, begin(from.begun()));
  }

  private AuditRow standing(String partner, Currency currency) {
    Instant at = clock.instant();
    DynamoFloats.Books books = floats.books(partner);
    return new AuditRow.Standing(
        partner,
        at,
        new Money(books.paidIn(), currency),
        new Money(books.credit(), currency),
        new Money(books.available(), currency));
  }

  private TrailCursor begin(Instant begun) {
    return journal
        .read(JournalRow.BEGIN_KEY)
        .map(JournalRow::decodeBegin)
        .<TrailCursor>map(
            at -> TrailCursor.Vends.of(LocalDate.ofInstant(at, ZoneOffset.UTC), begun))
        .orElseGet(() -> TrailCursor.Checkpoints.all(begun));
  }

  private Page vends(TrailCursor.Vends from) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    List<Entry> entries = new ArrayList<>();
    TrailCursor.Vends place = from;
    for (int i = 0; i < Limits.EXPORT_PAGE_QUERIES_MAX; i++) {
      int room = Limits.EXPORT_PAGE_VENDS_MAX - entries.size();
      if (place.day().isAfter(today)) {
        return page(rows(entries), TrailCursor.Checkpoints.all(from.begun()));
      }
      if (room == 0) {
        break;
      }
      String partition = JournalRow.partition(place.day(), place.digit());
      List<Map<String, AttributeValue>> found =
          query(RowWriter.ofText(partition), place.after(), room).items();
      found.forEach(row -> entries.add(JournalRow.decode(row)));
      place =
          found.size() == room
              ? new TrailCursor.Vends(
                  place.day(), place.digit(), sort(found.getLast()), from.begun())
              : place.next();
    }
    return page(rows(entries), place);
  }

  /** The rows that the journal names, each followed by the payment that it names. */
  private List<AuditRow> rows(List<Entry> entries) {
    Map<String, Map<String, AttributeValue>> found =
        vends.read(entries.stream().map(entry -> entry.vend().text()).toList());
    List<AuditRow> rows = new ArrayList<>();
    List<String> paid = new ArrayList<>();
    for (Entry entry : entries) {
      Map<String, AttributeValue> row = found.get(entry.vend().text());
      if (row == null) {
        rows.add(new AuditRow.Lost(entry.vend(), entry.head()));
      } else {
        Vend vend = VendRow.decode(row);
        rows.add(new AuditRow.Sold(vend));
        if (vend.source() instanceof MoneySource.PaidPurchase(var id)) {
          paid.add(PurchaseRow.keyText(id));
        }
      }
    }
    purchases.read(paid).values().forEach(row -> rows.add(PurchaseRow.payment(row)));
    return rows;
  }

  private Page checkpoints(TrailCursor.Checkpoints from) {
    List<AuditRow> rows = new ArrayList<>();
    if (from.part() != TrailCursor.Checkpoints.DONE) {
      Checkpoint checkpoint = checkpoint(from.number());
      if (!heads(checkpoint, from.part(), rows)) {
        return page(
            rows,
            new TrailCursor.Checkpoints(from.number(), from.part() + PARTS_A_PAGE, from.begun()));
      }
    }
    QueryResponse found =
        query(CheckpointRow.partition(), CheckpointRow.sort(from.number()).s(), CHECKPOINTS_A_PAGE);
    int heads = 0;
    long last = from.number();
    for (Map<String, AttributeValue> row : found.items()) {
      Checkpoint checkpoint = CheckpointRow.decode(row);
      if (checkpoint.at().isAfter(from.begun())) {
        // It may name vends whose pages were answered before they were made.
        return new Page(rows, Optional.empty());
      }
      if (heads > 0 && heads + checkpoint.headCount() > Limits.CHECKPOINT_HEADS_A_ROW_MAX) {
        return page(
            rows, new TrailCursor.Checkpoints(last, TrailCursor.Checkpoints.DONE, from.begun()));
      }
      rows.add(new AuditRow.Signed(checkpoint));
      heads += checkpoint.headCount();
      last = checkpoint.number();
      if (!heads(checkpoint, 0, rows)) {
        return page(rows, new TrailCursor.Checkpoints(last, PARTS_A_PAGE, from.begun()));
      }
    }
    return found.items().size() == CHECKPOINTS_A_PAGE
        ? page(rows, new TrailCursor.Checkpoints(last, TrailCursor.Checkpoints.DONE, from.begun()))
        : new Page(rows, Optional.empty());
  }

  private Checkpoint checkpoint(long number) {
    return journal
        .read(
            Map.of(
                JournalRow.KEY, CheckpointRow.partition(),
                JournalRow.SORT, CheckpointRow.sort(number)))
        .map(CheckpointRow::decode)
        .orElseThrow(() -> new StoreFailed("checkpoint " + number + " is not there"));
  }

  /** Some parts of a checkpoint's heads; whether they were the last. */
  private boolean heads(Checkpoint checkpoint, int part, List<AuditRow> rows) {
    QueryResponse found =
        query(
            CheckpointRow.headsPartition(checkpoint),
            part == 0 ? BEFORE_ALL : CheckpointRow.part(part - 1).s(),
            PARTS_A_PAGE);
    found
        .items()
        .forEach(row ->
            rows.add(new AuditRow.Heads(checkpoint.number(), CheckpointRow.decodeHeads(row))));
    return found.items().size() < PARTS_A_PAGE;
  }

  private QueryResponse query(AttributeValue partition, String after, int most) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(journal.name())
            .consistentRead(true)
            .keyConditionExpression("#k = :k AND #s > :s")
            .expressionAttributeNames(Map.of("#k", JournalRow.KEY, "#s", JournalRow.SORT))
            .expressionAttributeValues(Map.of(":k", partition, ":s", RowWriter.ofText(after)))
            .limit(most)
            .build();
    return journal.plainly("query", () -> journal.dynamo().query(query));
  }

  private static String sort(Map<String, AttributeValue> row) {
    return RowReader.of("journal", JournalRow.KEY, row).text(JournalRow.SORT);
  }

  private static Page page(List<AuditRow> rows, TrailCursor next) {
    return new Page(rows, Optional.of(next.text()));
  }
}
