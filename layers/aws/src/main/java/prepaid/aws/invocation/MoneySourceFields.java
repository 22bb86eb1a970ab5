package prepaid.aws.invocation;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import prepaid.aws.PartnerFloatText;
import prepaid.aws.UnpaidText;
import prepaid.vending.ledger.MoneySource;

/**
 * A money source as an object: {@code {"kind": "paid-purchase", "purchaseId": …}}, {@code {"kind":
 * "card", "serial": …}}, {@code {"kind": "partner-float", "account": …}}, {@code {"kind":
 * "on-account", "mandate": …}} or {@code {"kind": "unpaid", "mandate": …}}.
 */
final class MoneySourceFields {
  private static final String KIND = "kind";
  private static final String PAID_PURCHASE = "paid-purchase";
  private static final String PURCHASE_ID = "purchaseId";
  private static final String CARD = "card";
  private static final String SERIAL = "serial";
  private static final String PARTNER_FLOAT = "partner-float";
  private static final String ACCOUNT = "account";
  private static final String ON_ACCOUNT = "on-account";
  private static final String UNPAID = "unpaid";
  private static final String MANDATE = "mandate";

  private MoneySourceFields() {}

  static Map<String, Object> of(MoneySource source) {
    Map<String, Object> object = Fields.object();
    switch (source) {
      case MoneySource.PaidPurchase(var purchaseId) -> {
        object.put(KIND, PAID_PURCHASE);
        object.put(PURCHASE_ID, purchaseId);
      }
      case MoneySource.Card(var serial) -> {
        object.put(KIND, CARD);
        object.put(SERIAL, serial);
      }
      case MoneySource.PartnerFloat account -> {
        object.put(KIND, PARTNER_FLOAT);
        object.put(ACCOUNT, PartnerFloatText.of(account));
      }
      case MoneySource.OnAccount(var mandate) -> {
        object.put(KIND, ON_ACCOUNT);
        object.put(MANDATE, UnpaidText.of(mandate));
      }
      case MoneySource.Unpaid unpaid -> {
        object.put(KIND, UNPAID);
        object.put(MANDATE, UnpaidText.of(unpaid));
      }
    }
    return object;
  }

  /**
   * @param currency of what was settled
   */
  static MoneySource read(Fields fields, Currency currency) throws Malformed {
    MoneySource source =
        switch (fields.text(KIND)) {
          case PAID_PURCHASE -> new MoneySource.PaidPurchase(fields.text(PURCHASE_ID));
          case CARD -> fields.read(SERIAL, MoneySource.Card::new);
          case PARTNER_FLOAT ->
              fields.read(ACCOUNT, text -> PartnerFloatText.parse(text, currency));
          case ON_ACCOUNT ->
              fields.read(MANDATE, text -> new MoneySource.OnAccount(UnpaidText.mandate(text)));
          case UNPAID -> fields.read(MANDATE, text -> UnpaidText.parse(text, currency));
          default -> throw new Malformed("This money source is not known.", Optional.of(KIND));
        };
    fields.end();
    return source;
  }
}
