package prepaid.aws.dynamo;

import java.util.List;
import java.util.Map;
import prepaid.vending.cards.CardAct;
import prepaid.vending.cards.CardBatch;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The rows of a batch of cards, and of what was done with it. */
final class CardBatchRow {
  static final String BATCHES = "batches";

  private static final String ACTS = "acts#";
  private static final String UTILITY = "u";
  private static final String CURRENCY = "c";
  private static final String EXPIRES_AT = "x";
  private static final String KEY_VERSION = "kv";
  private static final String FROM = "f";
  private static final String TO = "t";
  private static final String PARTS = "p";
  private static final String OPERATOR = "op";
  private static final String AT = "at";
  private static final String WHAT = "w";
  private static final String DETAIL = "d";

  private CardBatchRow() {}

  static Map<String, AttributeValue> key(String id) {
    return Map.of(
        CardRangeRow.KEY, RowWriter.ofText(BATCHES),
        CardRangeRow.SORT, RowWriter.ofText(id));
  }

  static String actsOf(String batch) {
    return ACTS + batch;
  }

  static Map<String, AttributeValue> encode(CardBatch batch) {
    return new RowWriter()
        .text(CardRangeRow.KEY, BATCHES)
        .text(CardRangeRow.SORT, batch.id())
        .text(UTILITY, batch.utility())
        .text(CURRENCY, batch.currency().getCurrencyCode())
        .time(EXPIRES_AT, batch.expiresAt())
        .number(KEY_VERSION, batch.keyVersion())
        .number(FROM, batch.from())
        .texts(PARTS, batch.parts().stream().map(CardBatchRow::text).toList())
        .text(OPERATOR, batch.definedBy())
        .time(AT, batch.definedAt())
        .row();
  }

  static CardBatch batch(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("batch", CardRangeRow.SORT, attributes);
    return new CardBatch(
        row.text(CardRangeRow.SORT),
        row.optionalText(UTILITY),
        row.currency(CURRENCY),
        row.time(EXPIRES_AT),
        row.smallNumber(KEY_VERSION),
        row.number(FROM),
        List.copyOf(row.each(PARTS, CardBatchRow::part)),
        row.text(OPERATOR),
        row.time(AT));
  }

  /**
   * @param unique tells two acts of the same moment apart
   */
  static Map<String, AttributeValue> encode(CardAct act, String unique) {
    return new RowWriter()
        .text(CardRangeRow.KEY, actsOf(act.batch()))
        .text(CardRangeRow.SORT, "%020d#%s".formatted(act.at().toEpochMilli(), unique))
        .text(WHAT, act.what())
        .number(FROM, act.from())
        .number(TO, act.to())
        .text(OPERATOR, act.operator())
        .text(DETAIL, act.detail())
        .time(AT, act.at())
        .row();
  }

  static CardAct act(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("act", CardRangeRow.KEY, attributes);
    return new CardAct(
        row.parsed(CardRangeRow.KEY, text -> text.substring(ACTS.length())),
        row.text(WHAT),
        row.number(FROM),
        row.number(TO),
        row.text(OPERATOR),
        row.text(DETAIL),
        row.time(AT));
  }

  private static String text(CardBatch.Part part) {
    return part.minor() + "x" + part.count();
  }

  private static CardBatch.Part part(String text) {
    int at = text.indexOf('x');
    return new CardBatch.Part(
        Long.parseLong(text.substring(0, at)), Long.parseLong(text.substring(at + 1)));
  }
}
