package prepaid.aws.invocation;

import java.util.Map;
import java.util.Optional;
import prepaid.vending.ledger.MoneySource;

/** A money source as an object: {@code {"kind": "paid-purchase", "purchaseId": …}}. */
final class MoneySourceFields {
  private static final String KIND = "kind";
  private static final String PAID_PURCHASE = "paid-purchase";
  private static final String PURCHASE_ID = "purchaseId";

  private MoneySourceFields() {}

  static Map<String, Object> of(MoneySource source) {
    Map<String, Object> object = Fields.object();
    switch (source) {
      case MoneySource.PaidPurchase(var purchaseId) -> {
        object.put(KIND, PAID_PURCHASE);
        object.put(PURCHASE_ID, purchaseId);
      }
    }
    return object;
  }

  static MoneySource read(Fields fields) throws Malformed {
    if (!fields.text(KIND).equals(PAID_PURCHASE)) {
      throw new Malformed("This money source is not known.", Optional.of(KIND));
    }
    MoneySource source = new MoneySource.PaidPurchase(fields.text(PURCHASE_ID));
    fields.end();
    return source;
  }
}
