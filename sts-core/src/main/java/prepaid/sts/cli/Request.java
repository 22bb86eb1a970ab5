package prepaid.sts.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import prepaid.sts.cli.BadRequest.Kind;

/** The fields of one request, read with their types; a field that is null counts as not there. */
final class Request {
  /** Enough for every field of the standard, and far too few to make arithmetic slow. */
  private static final int INTEGER_DIGITS_MAX = 60;

  private static final Pattern INTEGER =
      Pattern.compile("[+-]?[0-9]{1," + INTEGER_DIGITS_MAX + "}");

  private final Map<String, @Nullable Object> fields;

  Request(Map<String, @Nullable Object> fields) {
    this.fields = fields;
  }

  Iterable<String> names() {
    return fields.keySet();
  }

  boolean has(String name) {
    return fields.get(name) != null;
  }

  Optional<Object> value(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  private Object required(String name) throws BadRequest {
    Object value = fields.get(name);
    if (value == null) {
      throw new BadRequest(Kind.MISSING_FIELD, "field " + name + " is missing");
    }
    return value;
  }

  String text(String name) throws BadRequest {
    if (required(name) instanceof String text) {
      return text;
    }
    throw new BadRequest(Kind.WRONG_TYPE, "field " + name + " is a string");
  }

  /** Text of exactly so many ASCII digits. */
  String digits(String name, int count) throws BadRequest {
    String text = text(name);
    if (text.length() != count || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new BadRequest(
          Kind.OUT_OF_RANGE, "field %s has exactly %d digits".formatted(name, count));
    }
    return text;
  }

  /** A list of strings, one at least. */
  List<String> texts(String name, int countMax) throws BadRequest {
    if (required(name) instanceof List<?> list
        && list.stream().allMatch(String.class::isInstance)) {
      if (list.isEmpty() || list.size() > countMax) {
        throw new BadRequest(
            Kind.OUT_OF_RANGE, "field %s has 1 to %d entries".formatted(name, countMax));
      }
      return list.stream().map(String.class::cast).toList();
    }
    throw new BadRequest(Kind.WRONG_TYPE, "field " + name + " is a list of strings");
  }

  /** Yes or no: a JSON boolean, its word, or 1 or 0. */
  boolean flag(String name) throws BadRequest {
    return switch (required(name)) {
      case Boolean flag -> flag;
      case String word when word.equals("true") || word.equals("false") -> word.equals("true");
      default -> integer(name, 0, 1) == 1;
    };
  }

  /** A number of up to so many hexadecimal digits. */
  long hex(String name, int digitsMax) throws BadRequest {
    String text = text(name);
    if (text.isEmpty()
        || text.length() > digitsMax
        || !text.chars().allMatch(HexFormat::isHexDigit)) {
      throw new BadRequest(
          Kind.INVALID_HEX, "field %s has 1 to %d hexadecimal digits".formatted(name, digitsMax));
    }
    return HexFormat.fromHexDigitsToLong(text);
  }

  /** A whole number within bounds, written as a JSON number or as a string of digits. */
  int integer(String name, int min, int max) throws BadRequest {
    if (required(name) instanceof Integer plain && plain >= min && plain <= max) {
      return plain;
    }
    BigInteger number = bigInteger(name);
    if (number.compareTo(BigInteger.valueOf(min)) < 0
        || number.compareTo(BigInteger.valueOf(max)) > 0) {
      throw new BadRequest(Kind.OUT_OF_RANGE, "field %s is %d to %d".formatted(name, min, max));
    }
    return number.intValueExact();
  }

  /** A whole number of up to 60 digits; 16.0 and 1.6e1 are whole, 16.5 is not. */
  BigInteger bigInteger(String name) throws BadRequest {
    Object value = required(name);
    return switch (value) {
      case Integer number -> BigInteger.valueOf(number);
      case Long number -> BigInteger.valueOf(number);
      case BigInteger number when number.bitLength() <= 4 * INTEGER_DIGITS_MAX -> number;
      case BigDecimal number when isShortInteger(number) -> number.toBigIntegerExact();
      case String digits when INTEGER.matcher(digits).matches() -> new BigInteger(digits);
      default -> throw new BadRequest(Kind.WRONG_TYPE, "field " + name + " is a whole number");
    };
  }

  private static boolean isShortInteger(BigDecimal number) {
    // Scale first: 1e999999999 would become an integer of a billion digits.
    return Math.abs((long) number.scale()) <= INTEGER_DIGITS_MAX
        && number.precision() <= INTEGER_DIGITS_MAX
        && number.stripTrailingZeros().scale() <= 0;
  }

  /** Bytes in hexadecimal, most significant first, of either case. */
  byte[] bytes(String name, int lengthMin, int lengthMax) throws BadRequest {
    byte[] bytes = Hex.parsed(text(name), "field " + name);
    if (bytes.length < lengthMin || bytes.length > lengthMax) {
      String length = lengthMin == lengthMax ? "" + lengthMin : lengthMin + " to " + lengthMax;
      throw new BadRequest(
          Kind.INVALID_HEX, "field %s has %s bytes, not %d".formatted(name, length, bytes.length));
    }
    return bytes;
  }

  /** A block of 64 bits, 16 hexadecimal digits. */
  long block(String name) throws BadRequest {
    return ByteBuffer.wrap(bytes(name, Long.BYTES, Long.BYTES)).getLong();
  }
}
