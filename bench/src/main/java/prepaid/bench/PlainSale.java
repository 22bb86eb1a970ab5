package prepaid.bench;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import prepaid.aws.fixture.TableShape;
import prepaid.sts.Drn;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The baseline: what a vend is where nobody thought of crashes and crowds. It reads the meter and
 * the partner's one balance, checks, writes the vend, and saves meter and balance one after the
 * other; who finds another balance than was read begins anew.
 */
final class PlainSale implements Sales {
  private static final AttributeValue PAYLOAD = AttributeValue.fromS("x".repeat(700));
  private static final long TENDER_MINOR = 5_000;

  private final DynamoDbClient dynamo;
  private final Map<String, String> tables;
  private final String partner;
  private final AtomicInteger lost = new AtomicInteger();

  PlainSale(DynamoDbClient dynamo, Map<String, String> tables, String partner) {
    this.dynamo = dynamo;
    this.tables = tables;
    this.partner = partner;
    dynamo.putItem(put ->
        put.tableName(table(TableShape.FLOATS))
            .item(
                Map.of(
                    "p", AttributeValue.fromS(partner),
                    "s", AttributeValue.fromS("balance"),
                    "a", AttributeValue.fromN("100000000000"))));
  }

  @Override
  public Seller seller(Drn meter) {
    Map<String, AttributeValue> key = Map.of("m", AttributeValue.fromS(meter.digits()));
    return reference -> sell(key, reference);
  }

  @Override
  public int lost() {
    return lost.get();
  }

  private void sell(Map<String, AttributeValue> meter, String reference) {
    while (true) {
      dynamo.getItem(
          get -> get.tableName(table(TableShape.METERS)).key(meter).consistentRead(true));
      AttributeValue balance = balance();
      long left = Long.parseLong(balance.n()) - TENDER_MINOR;
      if (left >= 0 && saved(meter, reference, new Balance(balance, left))) {
        return;
      }
      lost.incrementAndGet();
    }
  }

  private AttributeValue balance() {
    Map<String, AttributeValue> row =
        dynamo
            .getItem(
                get -> get.tableName(table(TableShape.FLOATS)).key(floatKey()).consistentRead(true))
            .item();
    return row.getOrDefault("a", AttributeValue.fromN("0"));
  }

  private record Balance(AttributeValue read, long left) {}

  private boolean saved(Map<String, AttributeValue> meter, String reference, Balance balance) {
    try {
      dynamo.updateItem(update ->
          update
              .tableName(table(TableShape.FLOATS))
              .key(floatKey())
              .updateExpression("SET a = :left")
              .conditionExpression("a = :read")
              .expressionAttributeValues(
                  Map.of(
                      ":left", AttributeValue.fromN(Long.toString(balance.left())),
                      ":read", balance.read())));
    } catch (ConditionalCheckFailedException somebodyElse) {
      return false;
    }
    dynamo.putItem(put ->
        put.tableName(table(TableShape.VENDS))
            .item(
                Map.of(
                    "k", AttributeValue.fromS(partner + "#" + reference),
                    "m", meter.get("m"),
                    "tm", AttributeValue.fromN("17829615"),
                    "x", PAYLOAD)));
    dynamo.updateItem(update ->
        update
            .tableName(table(TableShape.METERS))
            .key(meter)
            .updateExpression("SET lv = :last")
            .expressionAttributeValues(Map.of(":last", AttributeValue.fromS(reference))));
    return true;
  }

  private Map<String, AttributeValue> floatKey() {
    return Map.of("p", AttributeValue.fromS(partner), "s", AttributeValue.fromS("balance"));
  }

  private String table(TableShape shape) {
    String name = tables.get(shape.variable());
    if (name == null) {
      throw new IllegalArgumentException("no table " + shape);
    }
    return name;
  }
}
