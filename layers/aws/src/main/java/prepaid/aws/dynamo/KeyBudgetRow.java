package prepaid.aws.dynamo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import prepaid.vending.keys.KeyAmount;
import prepaid.vending.keys.KeyBudget;
import prepaid.vending.keys.KeyBudget.Window;
import prepaid.vending.keys.KeyLimit;
import prepaid.vending.keys.KeyName;
import prepaid.vending.keys.KeyPeriod;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The rows of keys' limits, of what was taken of them, and of what was sold on whole days. */
final class KeyBudgetRow {
  static final String KEY = "k";
  static final String SORT = "s";
  static final String VERSION = "v";
  static final String LIMITS = "limits";

  private static final String UNITS = "u";
  private static final String MONEY = "a";
  private static final String PERIOD = "p";
  private static final String SINCE = "si";
  private static final String RECENT = "w";
  private static final String WHOLE = "wh";

  private KeyBudgetRow() {}

  static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of(KEY, RowWriter.ofText(partition), SORT, RowWriter.ofText(sort));
  }

  static Map<String, AttributeValue> limitKey(KeyName key) {
    return key(LIMITS, key.text());
  }

  static Map<String, AttributeValue> encode(KeyLimit limit) {
    RowWriter row =
        new RowWriter()
            .text(KEY, LIMITS)
            .text(SORT, limit.key().text())
            .text(PERIOD, limit.period().name().toLowerCase(Locale.ROOT))
            .time(SINCE, limit.since());
    limit.tenths().ifPresent(tenths -> row.number(UNITS, tenths));
    limit.minor().ifPresent(minor -> row.number(MONEY, minor));
    return row.row();
  }

  static KeyLimit limit(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("limit of key", SORT, attributes);
    return new KeyLimit(
        row.parsed(SORT, KeyName::parse),
        row.parsed(PERIOD, text -> KeyPeriod.valueOf(text.toUpperCase(Locale.ROOT))),
        optional(row, UNITS),
        optional(row, MONEY),
        row.time(SINCE));
  }

  private static OptionalLong optional(RowReader row, String name) {
    return row.has(name) ? OptionalLong.of(row.number(name)) : OptionalLong.empty();
  }

  static Map<String, AttributeValue> budgetKey(KeyName key, String period) {
    return key("budget#" + key.text(), period);
  }

  static Map<String, AttributeValue> encode(KeyBudget budget) {
    return new RowWriter()
        .text(KEY, "budget#" + budget.key().text())
        .text(SORT, budget.period())
        .number(UNITS, budget.taken().tenths())
        .number(MONEY, budget.taken().minor())
        .texts(RECENT, budget.recent().stream().map(KeyBudgetRow::text).toList())
        .flag(WHOLE, budget.whole())
        .number(VERSION, budget.version())
        .row();
  }

  private static String text(Window window) {
    KeyAmount taken = window.taken();
    return window.number() + "," + taken.tenths() + "," + taken.minor();
  }

  private static Window window(String text) {
    List<Long> numbers = Stream.of(StsText.parts(text, ",", 3)).map(Long::valueOf).toList();
    return new Window(numbers.get(0), new KeyAmount(numbers.get(1), numbers.get(2)));
  }

  static KeyBudget budget(KeyName key, Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("budget of key", KEY, attributes);
    return new KeyBudget(
        key,
        row.text(SORT),
        amount(row),
        row.each(RECENT, KeyBudgetRow::window),
        row.flag(WHOLE),
        row.number(VERSION));
  }

  static Map<String, AttributeValue> sold(String partition, KeyName key, KeyAmount sold) {
    return new RowWriter()
        .text(KEY, partition)
        .text(SORT, key.text())
        .number(UNITS, sold.tenths())
        .number(MONEY, sold.minor())
        .row();
  }

  static KeyName soldBy(Map<String, AttributeValue> attributes) {
    return RowReader.of("sold by key", KEY, attributes).parsed(SORT, KeyName::parse);
  }

  static KeyAmount sold(Map<String, AttributeValue> attributes) {
    return amount(RowReader.of("sold by key", KEY, attributes));
  }

  private static KeyAmount amount(RowReader row) {
    return new KeyAmount(row.number(UNITS), row.number(MONEY));
  }
}
