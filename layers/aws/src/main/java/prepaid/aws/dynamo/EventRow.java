package prepaid.aws.dynamo;

import java.util.Locale;
import java.util.Map;
import prepaid.vending.payments.PaymentEvent;
import prepaid.vending.payments.Purchases.Recording;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The row {@code event#PROVIDER#EVENTID}: what a provider reported, once, and what it moved. */
final class EventRow {
  private static final String KIND = "kd";
  private static final String PURCHASE = "p";
  private static final String AMOUNT = "a";
  private static final String CURRENCY = "c";
  private static final String AT = "at";
  private static final String MOVED = "mv";

  private EventRow() {}

  static Map<String, AttributeValue> key(PaymentEvent event) {
    return Map.of(PurchaseRow.KEY, RowWriter.ofText(keyText(event)));
  }

  static Map<String, AttributeValue> encode(PaymentEvent event, boolean moved) {
    return new RowWriter()
        .text(PurchaseRow.KEY, keyText(event))
        .text(KIND, event.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .text(PURCHASE, event.purchaseId())
        .number(AMOUNT, event.amount().minor())
        .text(CURRENCY, event.amount().currency().getCurrencyCode())
        .time(AT, event.at())
        .flag(MOVED, moved)
        .row();
  }

  /** What recording the event did, as the row tells after an answer was lost. */
  static Recording recorded(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("event", PurchaseRow.KEY, attributes);
    return row.flag(MOVED) ? Recording.MOVED : Recording.STORED_ONLY;
  }

  private static String keyText(PaymentEvent event) {
    return "event#" + event.provider() + "#" + event.id();
  }
}
