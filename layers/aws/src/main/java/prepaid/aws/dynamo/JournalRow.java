package prepaid.aws.dynamo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.keys.KeyAmount;
import prepaid.vending.keys.KeyName;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.ledger.MeterHead;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.money.Units;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The rows of the journal: a partition for each UTC day and last digit of the meter's number, in it
 * a row a vend in the order of time.
 */
final class JournalRow {
  static final String KEY = "k";
  static final String SORT = "s";
  static final String SEQUENCE = "q";

  /** Last digits of meter numbers: they are check digits, so meters spread over them evenly. */
  static final int DIGITS = 10;

  private static final String VEND = "v";
  private static final String HASH = "h";
  private static final String VENDING_KEY = "g";
  private static final String UNITS = "u";
  private static final String TENDER = "a";
  private static final String AT = "at";
  private static final String CURRENCY = "c";
  private static final int METER = 1;
  private static final int PLACE = 2;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HHmmssSSS", Locale.ROOT);

  private JournalRow() {}

  /** A vend as the journal has it. */
  record Entry(VendKey vend, MeterHead head) {}

  static String partition(LocalDate day, int digit) {
    return "vends#" + day + "#" + digit;
  }

  static String timeOfDay(Instant at) {
    return TIME.format(LocalDateTime.ofInstant(at, ZoneOffset.UTC));
  }

  static Map<String, AttributeValue> encode(Vend vend) {
    String meter = vend.meter().digits();
    int digit = meter.charAt(meter.length() - 1) - '0';
    LocalDate day = LocalDate.ofInstant(vend.at(), ZoneOffset.UTC);
    RowWriter row =
        new RowWriter()
            .text(KEY, partition(day, digit))
            .text(SORT, "%s#%s#%012d".formatted(timeOfDay(vend.at()), meter, vend.sequence()))
            .text(VEND, vend.key().text())
            .hex(HASH, vend.hash());
    if (!vend.tokens().isEmpty()) {
      row.text(VENDING_KEY, new KeyName(vend.sts().supplyGroup(), vend.sts().keyRevision()).text())
          .number(UNITS, tenths(vend))
          .number(TENDER, vend.tender().minor());
    }
    return row.row();
  }

  private static long tenths(Vend vend) {
    return vend.tokens().stream()
        .flatMap(token -> token.units().stream())
        .mapToLong(Units::tenths)
        .sum();
  }

  /** Asks for what the limits of keys need, and no more. */
  static QueryRequest.Builder amounts(QueryRequest.Builder query, String partition) {
    return query
        .consistentRead(true)
        .keyConditionExpression("#k = :k")
        .projectionExpression("#g, #u, #a")
        .expressionAttributeNames(Map.of("#k", KEY, "#g", VENDING_KEY, "#u", UNITS, "#a", TENDER))
        .expressionAttributeValues(Map.of(":k", RowWriter.ofText(partition)));
  }

  /** The key that made the tokens; empty of a vend that has none. */
  static Optional<KeyName> keyOf(Map<String, AttributeValue> attributes) {
    return RowReader.of("journal", KEY, attributes).optional(VENDING_KEY, KeyName::parse);
  }

  /** What those tokens bring and cost. */
  static KeyAmount amount(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("journal", KEY, attributes);
    return new KeyAmount(row.number(UNITS), row.number(TENDER));
  }

  static Entry decode(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("journal", KEY, attributes);
    String[] sort = row.parsed(SORT, text -> StsText.parts(text, "#", PLACE + 1));
    long sequence = row.parsed(SORT, unused -> Long.parseLong(sort[PLACE]));
    Drn meter = row.parsed(SORT, unused -> new Drn(sort[METER]));
    return new Entry(
        row.parsed(VEND, VendKey::parse),
        new MeterHead(meter, new ChainHead(sequence, row.hex(HASH))));
  }

  private static final String LATE = "late";

  /** A meter whose newest vend was noted so late that a checkpoint may have passed it by. */
  static Map<String, AttributeValue> late(Vend vend) {
    return new RowWriter()
        .text(KEY, LATE)
        .text(SORT, vend.meter().digits())
        .number(SEQUENCE, vend.sequence())
        .hex(HASH, vend.hash())
        .row();
  }

  static AttributeValue latePartition() {
    return RowWriter.ofText(LATE);
  }

  static Map<String, AttributeValue> lateKey(MeterHead head) {
    return Map.of(KEY, RowWriter.ofText(LATE), SORT, RowWriter.ofText(head.meter().digits()));
  }

  static MeterHead decodeLate(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("journal", KEY, attributes);
    return new MeterHead(
        row.parsed(SORT, Drn::new), new ChainHead(row.number(SEQUENCE), row.hex(HASH)));
  }

  static final Map<String, AttributeValue> BEGIN_KEY =
      Map.of(KEY, RowWriter.ofText("begin"), SORT, RowWriter.ofText("-"));

  static Map<String, AttributeValue> begin(Instant at) {
    Map<String, AttributeValue> row = new HashMap<>(BEGIN_KEY);
    row.put(AT, RowWriter.ofTime(at));
    return row;
  }

  static Instant decodeBegin(Map<String, AttributeValue> attributes) {
    return RowReader.of("journal", KEY, attributes).time(AT);
  }

  private static final String PARTNERS = "partners";

  /** A partner who has sold, and in which currency. */
  static Map<String, AttributeValue> partner(String id, Currency currency) {
    return new RowWriter()
        .text(KEY, PARTNERS)
        .text(SORT, id)
        .text(CURRENCY, currency.getCurrencyCode())
        .row();
  }

  static Currency partnersCurrency(Map<String, AttributeValue> attributes) {
    return RowReader.of("partner", SORT, attributes).currency(CURRENCY);
  }

  static AttributeValue partnersPartition() {
    return RowWriter.ofText(PARTNERS);
  }
}
