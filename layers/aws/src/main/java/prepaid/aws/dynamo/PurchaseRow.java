package prepaid.aws.dynamo;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.ledger.AuditRow;
import prepaid.vending.money.Money;
import prepaid.vending.payments.Checkout;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.PurchaseStatus;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The row {@code purchase#ID}: an order, and how far it has come. */
final class PurchaseRow {
  static final String KEY = "k";
  static final String STATUS = "st";
  static final String METER = "m";
  static final String AMOUNT = "a";
  static final String CURRENCY = "c";
  static final String CHECKOUT_SESSION = "cs";

  static final String PHONE = "ph";
  static final String LANGUAGE = "lg";
  private static final String PROVIDER = "pr";
  private static final String CHECKOUT_URL = "cu";
  private static final String CREATED_AT = "ca";
  private static final String RECEIVED = "rc";
  private static final String RECEIVED_CURRENCY = "rcc";
  private static final String PAID_AT = "pa";
  private static final String DECIDE_BY = "db";
  private static final String REFUND_REASON = "rr";

  private static final String KEY_PREFIX = "purchase#";

  private PurchaseRow() {}

  static Map<String, AttributeValue> key(String id) {
    return Map.of(KEY, RowWriter.ofText(keyText(id)));
  }

  static String keyText(String id) {
    return KEY_PREFIX + id;
  }

  /** What an auditor is shown of a purchase: nothing about its buyer. */
  static AuditRow.Paid payment(Map<String, AttributeValue> attributes) {
    Purchase purchase = decode(attributes);
    return new AuditRow.Paid(
        purchase.id(),
        purchase.meter(),
        purchase.amount(),
        purchase.status().slug(),
        purchase.received());
  }

  static AttributeValue status(PurchaseStatus status) {
    return RowWriter.ofText(status.slug());
  }

  static Map<String, AttributeValue> encode(Purchase purchase) {
    RowWriter row =
        new RowWriter()
            .text(KEY, KEY_PREFIX + purchase.id())
            .text(METER, purchase.meter().digits())
            .number(AMOUNT, purchase.amount().minor())
            .text(CURRENCY, purchase.amount().currency().getCurrencyCode())
            .text(PHONE, purchase.phone())
            .text(LANGUAGE, purchase.language())
            .text(PROVIDER, purchase.provider())
            .time(CREATED_AT, purchase.createdAt());
    purchase.checkout().ifPresent(checkout -> add(row, checkout));
    return progress(row, purchase).row();
  }

  /** Only what moves with the status; what is absent was never there, so nothing is removed. */
  static Map<String, AttributeValue> progress(Purchase purchase) {
    return progress(new RowWriter(), purchase).row();
  }

  private static RowWriter progress(RowWriter row, Purchase purchase) {
    purchase
        .received()
        .ifPresent(money ->
            row.number(RECEIVED, money.minor())
                .text(RECEIVED_CURRENCY, money.currency().getCurrencyCode()));
    return row.text(STATUS, purchase.status().slug())
        .time(PAID_AT, purchase.paidAt())
        .time(DECIDE_BY, purchase.decideBy())
        .text(REFUND_REASON, purchase.refundReason());
  }

  static Map<String, AttributeValue> checkout(Checkout checkout) {
    return add(new RowWriter(), checkout).row();
  }

  private static RowWriter add(RowWriter row, Checkout checkout) {
    return row.text(CHECKOUT_SESSION, checkout.session()).text(CHECKOUT_URL, checkout.url());
  }

  static Purchase decode(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.ofSecretKey("purchase", KEY, attributes);
    Currency currency = row.currency(CURRENCY);
    return new Purchase(
        row.parsed(KEY, PurchaseRow::id),
        row.parsed(METER, Drn::new),
        row.money(AMOUNT, currency),
        row.optionalText(PHONE),
        row.optionalText(LANGUAGE),
        row.text(PROVIDER),
        checkout(row),
        row.known(STATUS, PurchaseStatus::ofSlug),
        row.time(CREATED_AT),
        received(row),
        row.optionalTime(PAID_AT),
        row.optionalTime(DECIDE_BY),
        row.optionalText(REFUND_REASON));
  }

  private static Optional<Checkout> checkout(RowReader row) {
    return row.optionalText(CHECKOUT_SESSION)
        .map(session -> new Checkout(session, row.text(CHECKOUT_URL)));
  }

  private static Optional<Money> received(RowReader row) {
    return row.has(RECEIVED)
        ? Optional.of(row.money(RECEIVED, row.currency(RECEIVED_CURRENCY)))
        : Optional.empty();
  }

  private static String id(String key) {
    if (!key.startsWith(KEY_PREFIX)) {
      throw new IllegalArgumentException("no purchase's key");
    }
    return key.substring(KEY_PREFIX.length());
  }
}
