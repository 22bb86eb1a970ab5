package prepaid.aws.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.partners.Entry;
import prepaid.vending.partners.FloatMoves;
import prepaid.vending.partners.FloatSlice;
import prepaid.vending.partners.FloatSlices;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The partners' floats in DynamoDB: a row a slice, all of a partner in one partition. */
public final class DynamoFloats implements FloatSlices, FloatMoves {
  private static final int FIRST = 0;

  private final Table table;
  private final Optional<Table> statements;
  private final Transactions transactions;

  /** For selling from floats. */
  public DynamoFloats(DynamoDbClient dynamo, String table) {
    this(dynamo, table, Optional.empty());
  }

  /** For paying in and moving as well, which stands on statements at once. */
  public DynamoFloats(DynamoDbClient dynamo, String table, String statementsTable) {
    this(dynamo, table, Optional.of(new Table(dynamo, statementsTable)));
  }

  private DynamoFloats(DynamoDbClient dynamo, String table, Optional<Table> statements) {
    this.table = new Table(dynamo, table);
    this.statements = statements;
    this.transactions = new Transactions(dynamo);
  }

  @Override
  public List<FloatSlice> read(String partner) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression("#p = :p AND begins_with(#s, :slice)")
            .expressionAttributeNames(Map.of("#p", FloatRow.PARTNER, "#s", FloatRow.ITEM))
            .expressionAttributeValues(
                Map.of(
                    ":p", RowWriter.ofText(partner),
                    ":slice", RowWriter.ofText(FloatRow.SLICE_PREFIX)));
    return table.all(query).stream().map(FloatRow::slice).toList();
  }

  /**
   * What a float's rows say together.
   *
   * @param paidIn all that came in but for sales and credit, less what was given to others
   */
  record Books(long paidIn, long credit, long available) {}

  /** One strongly consistent query of all the rows of a partner. */
  Books books(String partner) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression("#p = :p")
            .expressionAttributeNames(Map.of("#p", FloatRow.PARTNER))
            .expressionAttributeValues(Map.of(":p", RowWriter.ofText(partner)));
    Books books = new Books(0, 0, 0);
    for (Map<String, AttributeValue> row : table.all(query)) {
      books = FloatRow.add(row, books);
    }
    return books;
  }

  @Override
  public boolean gather(String partner, List<Part> parts, int into, Claim claim) {
    List<TransactWriteItem> items = new ArrayList<>();
    long sum = 0;
    for (Part part : parts) {
      items.add(changed(partner, part.slice(), -part.minor()));
      sum += part.minor();
    }
    items.add(FloatRow.changed(sum, claim).of(table, FloatRow.sliceKey(partner, into)));
    try {
      return transactions.once(items) instanceof Written.Done;
    } catch (OutcomeUnknown looksAgain) {
      // Money moved or not, it is this partner's still: whoever gathers reads all slices anew.
      return false;
    }
  }

  @Override
  public Recorded record(Deposit deposit, List<Part> parts) {
    return switch (transactions.once(entry(deposit, parts))) {
      case Written.Done() -> new Recorded.Done();
      case Written.Refused refused when refused.at(FIRST) ->
          new Recorded.Existing(FloatRow.deposit(refused.old(FIRST)));
      case Written.Refused refused -> new Recorded.Busy();
      case Written.Busy busy -> new Recorded.Busy();
    };
  }

  /** An entry that happens once, and what it does to slices, as parts of a transaction. */
  List<TransactWriteItem> entry(Deposit deposit, List<Part> parts) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(Transactions.putNew(table, FloatRow.PARTNER, FloatRow.encode(deposit)));
    parts.forEach(part -> items.add(changed(deposit.partner(), part.slice(), part.minor())));
    if (statements.isPresent()) {
      items.add(noted(Entry.of(deposit)));
    }
    return items;
  }

  @Override
  public Moved move(Transfer transfer, List<Part> from, List<Part> to) {
    if (from.isEmpty()) {
      return table
          .read(FloatRow.transferKey(transfer))
          .<Moved>map(row -> new Moved.Existing(FloatRow.transfer(row)))
          .orElseGet(Moved.Busy::new);
    }
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(Transactions.putNew(table, FloatRow.PARTNER, FloatRow.encode(transfer)));
    items.add(Transactions.put(table, FloatRow.received(transfer)));
    items.add(noted(Entry.out(transfer)));
    items.add(noted(Entry.in(transfer)));
    from.forEach(part -> items.add(changed(transfer.from(), part.slice(), part.minor())));
    to.forEach(part -> items.add(changed(transfer.to(), part.slice(), part.minor())));
    return switch (transactions.once(items)) {
      case Written.Done() -> new Moved.Done();
      case Written.Refused refused when refused.at(FIRST) ->
          new Moved.Existing(FloatRow.transfer(refused.old(FIRST)));
      case Written.Refused refused -> new Moved.Busy();
      case Written.Busy busy -> new Moved.Busy();
    };
  }

  private TransactWriteItem noted(Entry entry) {
    Table table = statements.orElseThrow(() -> new IllegalStateException("wired for sales only"));
    return Transactions.put(table, StatementRow.encode(entry));
  }

  @Override
  public long creditMinor(String partner) {
    return table
        .read(FloatRow.creditKey(partner))
        .map(row -> RowReader.of("credit", FloatRow.PARTNER, row).number(FloatRow.CREDIT))
        .orElse(0L);
  }

  @Override
  public Recorded setCredit(String partner, long beforeMinor, long afterMinor, List<Part> parts) {
    Update credit = new Update().set(FloatRow.CREDIT, RowWriter.ofNumber(afterMinor));
    Update expected =
        beforeMinor == 0
            ? credit.onlyIfAbsentOr(FloatRow.CREDIT, RowWriter.ofNumber(0))
            : credit.onlyIf(FloatRow.CREDIT, RowWriter.ofNumber(beforeMinor));
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(expected.of(table, FloatRow.creditKey(partner)));
    parts.forEach(part -> items.add(changed(partner, part.slice(), part.minor())));
    return transactions.once(items) instanceof Written.Done
        ? new Recorded.Done()
        : new Recorded.Busy();
  }

  /** What a sale takes from a slice, as a part of its transaction. */
  TransactWriteItem taken(String partner, int slice, long minor, Claim claim) {
    return FloatRow.changed(-minor, claim).of(table, FloatRow.sliceKey(partner, slice));
  }

  /** Money that comes back to a slice, as a part of a transaction; whoever owns it. */
  TransactWriteItem changed(String partner, int slice, long minor) {
    return FloatRow.changed(minor).of(table, FloatRow.sliceKey(partner, slice));
  }
}
