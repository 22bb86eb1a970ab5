package prepaid.aws.dynamo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.aws.PartnerFloatText;
import prepaid.aws.PricedFromText;
import prepaid.aws.UnpaidText;
import prepaid.sts.BaseDate;
import prepaid.sts.Drn;
import prepaid.vending.ledger.Advices.Held;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Money;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The row of a vend in the vends table. Names are short because every kilobyte of a row is paid
 * for; an ordinary sale fits into one.
 */
public final class VendRow {
  static final String KEY = "k";
  static final String METER = "m";
  static final String TOKEN_MINUTE = "tm";
  private static final String STS = "s";
  private static final String BASE_DATE = "bd";
  private static final String UTILITY = "u";
  private static final String RESOURCE = "r";
  private static final String HOLDER = "hc";
  private static final String KEY_MOVED = "km";
  private static final String TENDER = "a";
  private static final String CURRENCY = "c";
  private static final String SOURCE = "src";
  private static final String TARIFF = "t";
  private static final String TARIFF_VERSION = "tv";
  private static final String PRICED_FROM = "pf";
  private static final String LINES = "l";
  private static final String TOKENS = "o";
  private static final String AT = "at";
  private static final String SAMPLE_TABLES = "x";
  private static final String SEQUENCE = "q";
  private static final String PREVIOUS_HASH = "p";
  private static final String HASH = "h";

  private static final String PAID_PURCHASE = "paid-purchase:";
  private static final String CARD = "card:";
  private static final String PARTNER_FLOAT = "partner-float:";
  private static final String ON_ACCOUNT = "on-account:";

  /** What the meter's state was before; only of a sale that may be reversed. */
  private static final String STATE_BEFORE = "sb";

  /** What the meter owed after such a sale. */
  private static final String DEBTS_AFTER = "da";

  /** When a sale was confirmed: the mark of a confirmation. */
  private static final String CONFIRMED_AT = "ca";

  /** When a reversal came before its sale: the mark of a tombstone. */
  private static final String REVERSED_AT = "ra";

  private VendRow() {}

  static Map<String, AttributeValue> key(VendKey key) {
    return Map.of(KEY, RowWriter.ofText(key.text()));
  }

  static Map<String, AttributeValue> encode(Vend vend) {
    LineText lines = new LineText(vend.tender().currency());
    return new RowWriter()
        .text(KEY, vend.key().text())
        .text(METER, vend.meter().digits())
        .number(TOKEN_MINUTE, vend.tokenMinute())
        .text(STS, StsText.of(vend.sts()))
        .number(BASE_DATE, vend.baseDate().year())
        .text(UTILITY, vend.utility())
        .text(RESOURCE, vend.resource().slug())
        .hex(HOLDER, vend.holder())
        .text(KEY_MOVED, vend.keyMoved().map(DeskText::of))
        .number(TENDER, vend.tender().minor())
        .text(CURRENCY, vend.tender().currency().getCurrencyCode())
        .text(SOURCE, source(vend.source()))
        .text(TARIFF, vend.tariff())
        .text(TARIFF_VERSION, vend.tariffVersion().toString())
        .text(PRICED_FROM, PricedFromText.of(vend.pricedFrom()))
        .texts(LINES, vend.lines().stream().map(lines::of).toList())
        .texts(TOKENS, vend.tokens().stream().map(lines::of).toList())
        .time(AT, vend.at())
        .flag(SAMPLE_TABLES, vend.sampleTables())
        .number(SEQUENCE, vend.sequence())
        .hex(PREVIOUS_HASH, vend.previousHash())
        .hex(HASH, vend.hash())
        .row();
  }

  /**
   * The vend of a row, also of an image in the table's stream.
   *
   * @throws MalformedRow naming the row by the beginning of its key, and the attribute
   */
  public static Vend decode(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.ofSecretKey("vend", KEY, attributes);
    Money tender = row.money(TENDER, row.currency(CURRENCY));
    LineText lines = new LineText(tender.currency());
    return new Vend(
        row.parsed(KEY, VendKey::parse),
        row.parsed(METER, Drn::new),
        row.parsed(STS, StsText::parse),
        BaseDate.ofYear(row.smallNumber(BASE_DATE))
            .orElseThrow(() -> row.malformed(BASE_DATE, "is unknown")),
        row.text(UTILITY),
        row.known(RESOURCE, Resource::ofSlug),
        row.optionalHex(HOLDER),
        row.optional(KEY_MOVED, DeskText::keyMoved),
        tender,
        row.parsed(SOURCE, text -> source(text, tender.currency())),
        row.text(TARIFF),
        row.parsed(TARIFF_VERSION, LocalDate::parse),
        row.parsed(PRICED_FROM, PricedFromText::parse),
        List.copyOf(row.each(LINES, lines::line)),
        List.copyOf(row.each(TOKENS, lines::token)),
        row.number(TOKEN_MINUTE),
        row.time(AT),
        row.flag(SAMPLE_TABLES),
        row.number(SEQUENCE),
        row.hex(PREVIOUS_HASH),
        row.hex(HASH));
  }

  /** The row of a sale whose tokens wait for a confirmation: it can put its meter back. */
  static Map<String, AttributeValue> encodeHeld(Vend vend, Held held) {
    Map<String, AttributeValue> row = new HashMap<>(encode(vend));
    row.put(STATE_BEFORE, AttributeValue.fromM(MeterRow.state(held.before())));
    if (!held.debtsAfter().isEmpty()) {
      row.put(DEBTS_AFTER, RowWriter.ofText(PricedFromText.of(held.debtsAfter())));
    }
    return row;
  }

  /** What a held sale keeps for its reversal; empty for any other row. */
  static Optional<Held> held(Map<String, AttributeValue> attributes) {
    if (!attributes.containsKey(STATE_BEFORE)) {
      return Optional.empty();
    }
    RowReader row = RowReader.ofSecretKey("vend", KEY, attributes);
    return Optional.of(
        new Held(
            MeterRow.state(row.nested(STATE_BEFORE)),
            row.optional(DEBTS_AFTER, PricedFromText::debts).orElse(List.of())));
  }

  /** Stands where a sale would, so that it cannot come any more. */
  static Map<String, AttributeValue> tombstone(VendKey key, Instant at) {
    return new RowWriter().text(KEY, key.text()).time(REVERSED_AT, at).row();
  }

  /** Stands where a sale's reversal would, so that it cannot come any more. */
  static Map<String, AttributeValue> confirmation(VendKey sale, Instant at) {
    return new RowWriter().text(KEY, sale.followUp().text()).time(CONFIRMED_AT, at).row();
  }

  /** Whether a row, or an image in the table's stream, is a vend: the others name no meter. */
  public static boolean isVend(Map<String, AttributeValue> attributes) {
    return attributes.containsKey(METER);
  }

  private static String source(MoneySource source) {
    return switch (source) {
      case MoneySource.PaidPurchase(var purchaseId) -> PAID_PURCHASE + purchaseId;
      case MoneySource.Card(var serial) -> CARD + serial;
      case MoneySource.PartnerFloat account -> PARTNER_FLOAT + PartnerFloatText.of(account);
      case MoneySource.OnAccount(var mandate) -> ON_ACCOUNT + UnpaidText.of(mandate);
      case MoneySource.Unpaid unpaid -> UnpaidText.of(unpaid);
    };
  }

  private static MoneySource source(String text, Currency currency) {
    if (text.startsWith(PAID_PURCHASE)) {
      return new MoneySource.PaidPurchase(text.substring(PAID_PURCHASE.length()));
    }
    if (text.startsWith(CARD)) {
      return new MoneySource.Card(text.substring(CARD.length()));
    }
    if (text.startsWith(PARTNER_FLOAT)) {
      return PartnerFloatText.parse(text.substring(PARTNER_FLOAT.length()), currency);
    }
    if (text.startsWith(ON_ACCOUNT)) {
      return new MoneySource.OnAccount(UnpaidText.mandate(text.substring(ON_ACCOUNT.length())));
    }
    return UnpaidText.parse(text, currency);
  }
}
