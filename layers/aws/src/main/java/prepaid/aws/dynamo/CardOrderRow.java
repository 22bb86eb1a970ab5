package prepaid.aws.dynamo;

import java.util.Map;
import prepaid.vending.cards.CardOrder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The row of a vendor's order of cards that was met. */
final class CardOrderRow {
  private static final String ORDERS = "orders";
  private static final String VENDOR = "ve";
  private static final String REFERENCE = "rf";
  private static final String BATCH = "b";
  private static final String FROM = "f";
  private static final String TO = "t";
  private static final String OPERATOR = "op";
  private static final String AT = "at";

  private CardOrderRow() {}

  static Map<String, AttributeValue> key(String vendor, String reference) {
    return Map.of(
        CardRangeRow.KEY, RowWriter.ofText(ORDERS),
        CardRangeRow.SORT, RowWriter.ofText(vendor + "#" + reference));
  }

  static Map<String, AttributeValue> encode(CardOrder order) {
    return new RowWriter()
        .text(CardRangeRow.KEY, ORDERS)
        .text(CardRangeRow.SORT, order.vendor() + "#" + order.reference())
        .text(VENDOR, order.vendor())
        .text(REFERENCE, order.reference())
        .text(BATCH, order.batch())
        .number(FROM, order.from())
        .number(TO, order.to())
        .text(OPERATOR, order.operator())
        .time(AT, order.at())
        .row();
  }

  static CardOrder decode(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("order of cards", CardRangeRow.SORT, attributes);
    return new CardOrder(
        row.text(VENDOR),
        row.text(REFERENCE),
        row.text(BATCH),
        row.number(FROM),
        row.number(TO),
        row.text(OPERATOR),
        row.time(AT));
  }
}
