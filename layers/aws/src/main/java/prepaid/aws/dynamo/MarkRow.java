package prepaid.aws.dynamo;

import java.util.Map;
import prepaid.vending.payments.Purchases.Creation;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The row {@code idempotency#SHA256}: which purchase an Idempotency-Key made, and from what. */
final class MarkRow {
  private static final String PURCHASE = "p";
  private static final String FINGERPRINT = "f";
  private static final String KEY_PREFIX = "idempotency#";

  private MarkRow() {}

  static Map<String, AttributeValue> key(String mark) {
    return Map.of(PurchaseRow.KEY, RowWriter.ofText(KEY_PREFIX + mark));
  }

  static Map<String, AttributeValue> encode(String mark, Creation.Existing existing) {
    return new RowWriter()
        .text(PurchaseRow.KEY, KEY_PREFIX + mark)
        .text(PURCHASE, existing.purchaseId())
        .text(FINGERPRINT, existing.fingerprint())
        .row();
  }

  static Creation.Existing decode(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.ofSecretKey("mark", PurchaseRow.KEY, attributes);
    return new Creation.Existing(row.text(PURCHASE), row.text(FINGERPRINT));
  }
}
