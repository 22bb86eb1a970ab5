package prepaid.aws.dynamo;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import prepaid.vending.money.Money;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads a stored row, strictly: what is missing or of another shape is a {@link MalformedRow}.
 *
 * @param name kind and key of the row, for messages
 */
record RowReader(String name, Map<String, AttributeValue> row) {
  private static final int NANOS_DIGITS = 9;

  /** A row of a kind whose key may stand in a log as it is. */
  static RowReader of(String kind, String keyName, Map<String, AttributeValue> row) {
    return new RowReader(kind + " " + keyText(keyName, row), row);
  }

  /** A row whose key is an authority: only its beginning may stand in a log. */
  static RowReader ofSecretKey(String kind, String keyName, Map<String, AttributeValue> row) {
    String key = keyText(keyName, row);
    int shown = Math.min(key.length(), key.indexOf('#') + 7);
    return new RowReader(kind + " " + key.substring(0, shown) + "…", row);
  }

  private static String keyText(String keyName, Map<String, AttributeValue> row) {
    AttributeValue value = row.get(keyName);
    return value == null || value.s() == null ? "without a key" : value.s();
  }

  boolean has(String attribute) {
    return row.containsKey(attribute);
  }

  String text(String attribute) {
    return need(attribute, need(attribute).s());
  }

  Optional<String> optionalText(String attribute) {
    return has(attribute) ? Optional.of(text(attribute)) : Optional.empty();
  }

  long number(String attribute) {
    String digits = need(attribute, need(attribute).n());
    return parsed(attribute, digits, Long::parseLong);
  }

  int smallNumber(String attribute) {
    return parsed(attribute, number(attribute), Math::toIntExact);
  }

  Optional<Long> optionalNumber(String attribute) {
    return has(attribute) ? Optional.of(number(attribute)) : Optional.empty();
  }

  /** A whole number of any size, as its digits. */
  String digits(String attribute) {
    return need(attribute, need(attribute).n());
  }

  boolean flag(String attribute) {
    return need(attribute, need(attribute).bool());
  }

  Instant time(String attribute) {
    String digits = need(attribute, need(attribute).n());
    return parsed(attribute, digits, RowReader::instant);
  }

  Optional<Instant> optionalTime(String attribute) {
    return has(attribute) ? Optional.of(time(attribute)) : Optional.empty();
  }

  List<String> texts(String attribute) {
    AttributeValue value = need(attribute);
    if (!value.hasL() || value.l().stream().anyMatch(element -> element.s() == null)) {
      throw malformed(attribute, "is no list of texts");
    }
    return value.l().stream().map(AttributeValue::s).toList();
  }

  String hex(String attribute) {
    SdkBytes bytes = need(attribute, need(attribute).b());
    return HexFormat.of().formatHex(bytes.asByteArrayUnsafe());
  }

  Optional<String> optionalHex(String attribute) {
    return has(attribute) ? Optional.of(hex(attribute)) : Optional.empty();
  }

  /** A row within the row. */
  RowReader nested(String attribute) {
    AttributeValue value = need(attribute);
    if (!value.hasM()) {
      throw malformed(attribute, "is no map");
    }
    return new RowReader(name, value.m());
  }

  Currency currency(String attribute) {
    return parsed(attribute, text(attribute), Currency::getInstance);
  }

  Money money(String attribute, Currency currency) {
    long minor = number(attribute);
    return parsed(attribute, minor, value -> new Money(value, currency));
  }

  /** A text in the form that {@code parse} accepts; it throws for any other. */
  <T> T parsed(String attribute, Function<String, T> parse) {
    return parsed(attribute, text(attribute), parse);
  }

  <T> Optional<T> optional(String attribute, Function<String, T> parse) {
    return has(attribute) ? Optional.of(parsed(attribute, parse)) : Optional.empty();
  }

  <T> T known(String attribute, Function<String, Optional<T>> ofSlug) {
    return ofSlug.apply(text(attribute)).orElseThrow(() -> malformed(attribute, "is unknown"));
  }

  <T> List<T> each(String attribute, Function<String, T> parse) {
    return texts(attribute).stream().map(value -> parsed(attribute, value, parse)).toList();
  }

  MalformedRow malformed(String attribute, String problem) {
    return new MalformedRow(name, "attribute " + attribute + " " + problem);
  }

  private AttributeValue need(String attribute) {
    AttributeValue value = row.get(attribute);
    if (value == null) {
      throw malformed(attribute, "is missing");
    }
    return value;
  }

  private <T> T need(String attribute, @Nullable T value) {
    if (value == null) {
      throw malformed(attribute, "is of another type");
    }
    return value;
  }

  /** The cause is left out on purpose: its message may quote the value. */
  private <V, T> T parsed(String attribute, V value, Function<V, T> parse) {
    try {
      return parse.apply(value);
    } catch (IllegalArgumentException
        | ArithmeticException
        | DateTimeException
        | IndexOutOfBoundsException wrong) {
      throw malformed(attribute, "cannot be read (" + wrong.getClass().getSimpleName() + ")");
    }
  }

  private static Instant instant(String digits) {
    BigDecimal seconds = new BigDecimal(digits);
    long whole = seconds.toBigInteger().longValueExact();
    BigDecimal nanos = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(NANOS_DIGITS);
    return Instant.ofEpochSecond(whole, nanos.longValueExact());
  }
}
