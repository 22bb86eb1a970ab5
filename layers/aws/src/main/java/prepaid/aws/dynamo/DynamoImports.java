package prepaid.aws.dynamo;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.vending.imports.ImportChunk;
import prepaid.vending.imports.ImportJob;
import prepaid.vending.imports.ImportPart;
import prepaid.vending.imports.Imports;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Imports in DynamoDB. */
public final class DynamoImports implements Imports {
  private static final int FIRST = 0;

  private final Table table;
  private final Transactions transactions;
  private final InstantSource clock;

  public DynamoImports(DynamoDbClient dynamo, String table, InstantSource clock) {
    this.table = new Table(dynamo, table);
    this.transactions = new Transactions(dynamo);
    this.clock = clock;
  }

  @Override
  public void open(ImportJob job) {
    Map<String, AttributeValue> row = ImportRow.encode(job);
    table.plainly(
        "put", () -> table.dynamo().putItem(put -> put.tableName(table.name()).item(row)));
  }

  @Override
  public Optional<ImportJob> find(String id) {
    return table.read(ImportRow.jobKey(id)).map(row -> ImportRow.job(id, row));
  }

  @Override
  public ImportPart begin(ImportPart part) {
    Map<String, AttributeValue> row = ImportRow.encode(part, clock.instant());
    return transactions.settle(List.of(Transactions.putNew(table, ImportRow.KEY, row)))
            instanceof Written.Refused refused
        ? ImportRow.part(part.id(), refused.old(FIRST))
        : part;
  }

  @Override
  public void store(ImportPart part, List<ImportChunk> chunks) {
    Open open = new Open(part.id(), part.number());
    Instant now = clock.instant();
    new BatchPuts(table)
        .put(chunks.stream().map(chunk -> ImportRow.encode(open, chunk, now)).toList());
  }

  @Override
  public boolean stored(ImportPart part) {
    Open open = new Open(part.id(), part.number());
    Update update =
        new Update()
            .set(ImportRow.IS_WHOLE, AttributeValue.fromBool(true))
            .set(ImportRow.ROWS, RowWriter.ofNumber(part.rows()))
            .set(ImportRow.CHUNKS, RowWriter.ofNumber(part.chunks()))
            .onlyIf(ImportRow.IS_WHOLE, AttributeValue.fromBool(false));
    return transactions.settle(
            List.of(
                update.of(table, ImportRow.partKey(part.id(), part.number())),
                Transactions.put(table, ImportRow.waitingKey(open))))
        instanceof Written.Done;
  }

  @Override
  public Optional<ImportPart> part(String id, int number) {
    return table.read(ImportRow.partKey(id, number)).map(row -> ImportRow.part(id, row));
  }

  @Override
  public List<ImportPart> parts(String id) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression("#k = :k AND begins_with(#s, :s)")
            .expressionAttributeNames(Map.of("#k", ImportRow.KEY, "#s", ImportRow.SORT))
            .expressionAttributeValues(
                Map.of(":k", ImportRow.job(id), ":s", RowWriter.ofText(ImportRow.PART_PREFIX)));
    return table.all(query).stream().map(row -> ImportRow.part(id, row)).toList();
  }

  @Override
  public List<Open> waiting(int most) {
    return page(ImportRow.WAITING, "", most).stream().map(ImportRow::waiting).toList();
  }

  @Override
  public boolean lease(Open part, Lease lease, Instant now) {
    Update update =
        leased(lease)
            .onlyIfPresent(ImportRow.KEY)
            .onlyIfMineOrFree(
                ImportRow.OWNER,
                RowWriter.ofText(lease.owner()),
                ImportRow.OWNED_UNTIL,
                RowWriter.ofTime(now));
    return isDone(update.of(table, ImportRow.partKey(part.id(), part.part())));
  }

  private static Update leased(Lease lease) {
    return new Update()
        .set(ImportRow.OWNER, RowWriter.ofText(lease.owner()))
        .set(ImportRow.OWNED_UNTIL, RowWriter.ofTime(lease.until()));
  }

  private boolean isDone(TransactWriteItem item) {
    return transactions.settle(List.of(item)) instanceof Written.Done;
  }

  @Override
  public void release(Open part, String owner, Instant now) {
    Update update =
        new Update()
            .set(ImportRow.OWNED_UNTIL, RowWriter.ofTime(now.minusMillis(1)))
            .onlyIf(ImportRow.OWNER, RowWriter.ofText(owner));
    boolean unused = isDone(update.of(table, ImportRow.partKey(part.id(), part.part())));
  }

  @Override
  public Optional<ImportChunk> next(Open part) {
    return page(ImportRow.chunks(part), "", 1).stream().findFirst().map(ImportRow::chunk);
  }

  @Override
  public boolean worked(Open part, Worked worked, Lease lease) {
    Update counted =
        leased(lease)
            .add(ImportRow.CHUNKS_DONE, 1)
            .add(ImportRow.REGISTERED, worked.registered())
            .add(ImportRow.REFUSED, worked.errors().size())
            .onlyIf(ImportRow.OWNER, RowWriter.ofText(lease.owner()));
    Instant now = clock.instant();
    TransactWriteItem rowsGone = gone(part, worked.chunk());
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(counted.of(table, ImportRow.partKey(part.id(), part.part())));
    items.add(Transactions.putNew(table, ImportRow.KEY, ImportRow.done(part, worked.chunk(), now)));
    items.add(rowsGone);
    if (!worked.errors().isEmpty()) {
      items.add(Transactions.put(table, ImportRow.encode(part, worked, now)));
    }
    Written written = transactions.settle(items);
    // Somebody who sent the same part at the same time stored the rows once more.
    return written instanceof Written.Refused refused && !refused.at(FIRST)
        ? isDone(rowsGone)
        : written instanceof Written.Done;
  }

  private TransactWriteItem gone(Open part, int chunk) {
    Delete delete =
        Delete.builder()
            .tableName(table.name())
            .key(ImportRow.key(ImportRow.chunks(part), ImportRow.chunk(chunk)))
            .build();
    return TransactWriteItem.builder().delete(delete).build();
  }

  @Override
  public void close(Open part) {
    table.plainly(
        "delete",
        () ->
            table
                .dynamo()
                .deleteItem(
                    delete -> delete.tableName(table.name()).key(ImportRow.waitingKey(part))));
  }

  @Override
  public List<Worked> errors(Open part, int fromChunk, int most) {
    return page(ImportRow.errors(part), ImportRow.chunk(fromChunk), most).stream()
        .map(ImportRow::worked)
        .toList();
  }

  private List<Map<String, AttributeValue>> page(String partition, String from, int most) {
    String begin = from.isEmpty() ? "0" : from;
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table.name())
            .consistentRead(true)
            .keyConditionExpression("#k = :k AND #s >= :from")
            .expressionAttributeNames(Map.of("#k", ImportRow.KEY, "#s", ImportRow.SORT))
            .expressionAttributeValues(
                Map.of(":k", RowWriter.ofText(partition), ":from", RowWriter.ofText(begin)))
            .limit(most)
            .build();
    return table.plainly("query", () -> table.dynamo().query(query)).items();
  }
}
