package prepaid.aws.dynamo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.money.Money;
import prepaid.vending.partners.Entry;
import prepaid.vending.partners.Entry.Sale;
import prepaid.vending.partners.Statements.Place;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The rows of a partner's day: entries in the order of time, and counters behind them. */
final class StatementRow {
  static final String DAY = "p";
  static final String ITEM = "s";
  static final String ENTRY_PREFIX = "e#";

  private static final String KIND = "k";
  private static final String AT = "at";
  private static final String REFERENCE = "r";
  private static final String CURRENCY = "c";
  private static final String GROSS = "a";
  private static final String CHANGE = "ch";
  private static final String UTILITY = "u";
  private static final String TERMINAL = "te";
  private static final String PAYMENT = "py";
  private static final String RESOURCE = "rs";
  private static final String METER = "m";
  private static final String TAX = "tx";
  private static final String COMMISSION = "co";
  private static final String ROW = "h";

  private StatementRow() {}

  /** The partition of a partner's day. */
  static AttributeValue day(String partner, LocalDate day) {
    return RowWriter.ofText(partner + "#" + day);
  }

  /** By time, then by reference: the place of a row within its day. */
  static String item(Place place) {
    return ENTRY_PREFIX + "%013d#%s".formatted(place.at().toEpochMilli(), place.reference());
  }

  static Map<String, AttributeValue> encode(Entry entry) {
    RowWriter row =
        new RowWriter()
            .text(DAY, day(entry.partner(), entry.day()).s())
            .text(ITEM, item(new Place(entry.at(), entry.reference())))
            .text(KIND, entry.kind().name().toLowerCase(Locale.ROOT))
            .time(AT, entry.at())
            .text(REFERENCE, entry.reference())
            .text(CURRENCY, entry.gross().currency().getCurrencyCode())
            .number(GROSS, entry.gross().minor())
            .number(CHANGE, entry.change().minor());
    entry
        .sale()
        .ifPresent(sale ->
            row.text(UTILITY, sale.utility())
                .text(TERMINAL, sale.terminal())
                .text(PAYMENT, sale.payment())
                .text(RESOURCE, sale.resource())
                .text(METER, sale.meter())
                .number(TAX, sale.tax().minor())
                .number(COMMISSION, sale.commission().minor())
                .hex(ROW, sale.row()));
    return row.row();
  }

  static Entry decode(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("statement", DAY, attributes);
    Currency currency = row.currency(CURRENCY);
    Instant at = row.time(AT);
    return new Entry(
        row.parsed(DAY, StatementRow::partner),
        at,
        row.parsed(KIND, text -> Entry.Kind.valueOf(text.toUpperCase(Locale.ROOT))),
        row.text(REFERENCE),
        row.money(GROSS, currency),
        row.money(CHANGE, currency),
        row.has(UTILITY) ? Optional.of(sale(row, currency)) : Optional.empty());
  }

  private static Sale sale(RowReader row, Currency currency) {
    return new Sale(
        row.text(UTILITY),
        row.text(TERMINAL),
        row.text(PAYMENT),
        row.text(RESOURCE),
        row.text(METER),
        new Money(row.number(TAX), currency),
        new Money(row.number(COMMISSION), currency),
        row.hex(ROW));
  }

  private static String partner(String day) {
    String partner = day.substring(0, day.indexOf('#'));
    LocalDate unused = LocalDate.parse(day.substring(partner.length() + 1));
    return partner;
  }
}
