package prepaid.aws.dynamo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import prepaid.aws.PricedFromText;
import prepaid.sts.BaseDate;
import prepaid.sts.Drn;
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
        tender,
        row.parsed(SOURCE, VendRow::source),
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

  private static String source(MoneySource source) {
    return switch (source) {
      case MoneySource.PaidPurchase(var purchaseId) -> PAID_PURCHASE + purchaseId;
    };
  }

  private static MoneySource source(String text) {
    if (text.startsWith(PAID_PURCHASE)) {
      return new MoneySource.PaidPurchase(text.substring(PAID_PURCHASE.length()));
    }
    throw new IllegalArgumentException("unknown money source");
  }
}
