package prepaid.sts.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
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

  /** A whole number within bounds, written as a JSON number or as a string of digits. */
  int integer(String name, int min, int max) throws BadRequest {
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
    return HexFormat.fromHexDigitsToLong(HexFormat.of().formatHex(bytes(name, 8, 8)));
  }
}
