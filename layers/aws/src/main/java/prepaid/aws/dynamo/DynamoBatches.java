package prepaid.aws.dynamo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.vending.partners.Batch;
import prepaid.vending.partners.Batches;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Batches in DynamoDB, beside the statements: one partition a partner. */
public final class DynamoBatches implements Batches {
  private static final String PARTNER = "p";
  private static final String ITEM = "s";
  private static final String SUFFIX = "#batches";
  private static final String KIND = "k";
  private static final String TERMINAL = "te";
  private static final String SEQUENCE = "n";
  private static final String FROM = "f";
  private static final String TO = "t";
  private static final String OPERATOR = "op";

  private final Table table;
  private final Transactions transactions;

  public DynamoBatches(DynamoDbClient dynamo, String table) {
    this.table = new Table(dynamo, table);
    this.transactions = new Transactions(dynamo);
  }

  @Override
  public Optional<Batch> find(
      String partner, Batch.Kind kind, Optional<String> terminal, long sequence) {
    Map<String, AttributeValue> key =
        Map.of(
            PARTNER, RowWriter.ofText(partner + SUFFIX),
            ITEM, RowWriter.ofText(item(kind, terminal, sequence)));
    return table.read(key).map(DynamoBatches::decode);
  }

  @Override
  public boolean close(Batch batch) {
    Map<String, AttributeValue> row =
        new RowWriter()
            .text(PARTNER, batch.partner() + SUFFIX)
            .text(ITEM, item(batch.kind(), batch.terminal(), batch.sequence()))
            .text(KIND, word(batch.kind()))
            .text(TERMINAL, batch.terminal())
            .number(SEQUENCE, batch.sequence())
            .time(FROM, batch.from())
            .time(TO, batch.to())
            .text(OPERATOR, batch.operator())
            .row();
    return transactions.settle(List.of(Transactions.putNew(table, PARTNER, row)))
        instanceof Written.Done;
  }

  @Override
  public List<Batch> newest(String partner, Batch.Kind kind, Optional<String> terminal, int most) {
    String prefix = prefix(kind, terminal);
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table.name())
            .consistentRead(true)
            .scanIndexForward(false)
            .limit(most)
            .keyConditionExpression("#p = :p AND begins_with(#s, :s)")
            .expressionAttributeNames(Map.of("#p", PARTNER, "#s", ITEM))
            .expressionAttributeValues(
                Map.of(":p", RowWriter.ofText(partner + SUFFIX), ":s", RowWriter.ofText(prefix)))
            .build();
    return table.plainly("query", () -> table.dynamo().query(query)).items().stream()
        .map(DynamoBatches::decode)
        .toList();
  }

  private static Batch decode(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("batch", PARTNER, attributes);
    return new Batch(
        row.parsed(PARTNER, text -> text.substring(0, text.length() - SUFFIX.length())),
        row.parsed(KIND, text -> Batch.Kind.valueOf(text.toUpperCase(Locale.ROOT))),
        row.optionalText(TERMINAL),
        row.number(SEQUENCE),
        row.time(FROM),
        row.time(TO),
        row.text(OPERATOR));
  }

  private static String item(Batch.Kind kind, Optional<String> terminal, long sequence) {
    return prefix(kind, terminal) + "%08d".formatted(sequence);
  }

  private static String prefix(Batch.Kind kind, Optional<String> terminal) {
    return word(kind) + "#" + terminal.orElse("") + "#";
  }

  private static String word(Batch.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
