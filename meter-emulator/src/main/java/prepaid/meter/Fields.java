package prepaid.meter;

import com.fasterxml.jackson.jr.ob.JSON;
import com.fasterxml.jackson.jr.ob.ValueIterator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object, each asked for once; what nobody asked for is a typing error. */
final class Fields {
  private static final JSON EXACT_NUMBERS = JSON.std.with(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

  private final Map<String, Object> left;

  private Fields(Map<String, Object> values) {
    this.left = values;
  }

  /** Reads a body; an empty one is an object without fields. */
  static Fields parse(String body) throws RefusedRequest {
    if (body.isBlank()) {
      return new Fields(new LinkedHashMap<>());
    }
    if (body.stripLeading().charAt(0) != '{') { // of a list, the parser would read the first item
      throw RefusedRequest.of(400, "malformed-json", "The body is not one JSON object.");
    }
    try (ValueIterator<Object> values = EXACT_NUMBERS.anySequenceFrom(body)) {
      Object first = values.nextValue();
      if (first instanceof Map<?, ?> map && !values.hasNextValue()) {
        return of(map);
      }
      throw RefusedRequest.of(400, "malformed-json", "The body is not one JSON object.");
    } catch (IOException malformed) {
      throw RefusedRequest.of(400, "malformed-json", "The body is not one JSON object.");
    }
  }

  /** An object inside this one, when it is there. */
  Optional<Fields> object(String name) throws RefusedRequest {
    Object value = left.remove(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw RefusedRequest.field(name, name + " must be an object.");
    }
    return Optional.of(of(map));
  }

  private static Fields of(Map<?, ?> map) {
    Map<String, Object> fields = new LinkedHashMap<>();
    map.forEach((key, inner) -> fields.put(String.valueOf(key), inner));
    return new Fields(fields);
  }

  boolean has(String name) {
    return left.get(name) != null;
  }

  boolean isText(String name) {
    return left.get(name) instanceof String;
  }

  Optional<String> text(String name) throws RefusedRequest {
    Object value = left.remove(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(text);
    }
    throw RefusedRequest.field(name, name + " must be a string.");
  }

  /** A string that must be there and look as {@code pattern} says. */
  String text(String name, Pattern pattern, String words) throws RefusedRequest {
    Optional<String> text = text(name);
    if (text.isEmpty() || !pattern.matcher(text.get()).matches()) {
      throw RefusedRequest.field(name, name + " must be " + words + ".");
    }
    return text.get();
  }

  int integer(String name, int min, int max) throws RefusedRequest {
    Object value = left.remove(name);
    if (value instanceof Integer number && number >= min && number <= max) {
      return number;
    }
    throw RefusedRequest.field(
        name, name + " must be a whole number from " + min + " to " + max + ".");
  }

  int oneOf(String name, List<Integer> allowed) throws RefusedRequest {
    Object value = left.remove(name);
    if (value instanceof Integer number && allowed.contains(number)) {
      return number;
    }
    throw RefusedRequest.field(name, name + " must be one of " + allowed + ".");
  }

  boolean flag(String name) throws RefusedRequest {
    Object value = left.remove(name);
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw RefusedRequest.field(name, name + " must be true or false.");
  }

  /** A whole number of any size that fits a long. */
  long number(String name) throws RefusedRequest {
    Object value = left.remove(name);
    return switch (value) {
      case Integer small -> small;
      case Long large -> large;
      case null, default -> throw RefusedRequest.field(name, name + " must be a whole number.");
    };
  }

  /**
   * A decimal, as a string or as a number, in steps of {@code places} decimals.
   *
   * @param limits the smallest and the largest allowed, in those steps
   */
  long decimal(String name, int places, Limits limits) throws RefusedRequest {
    BigDecimal value = asDecimal(left.remove(name));
    if (value == null || value.stripTrailingZeros().scale() > places) {
      throw RefusedRequest.field(
          name,
          name
              + " must be a plain decimal, in steps of "
              + BigDecimal.valueOf(1, places).toPlainString()
              + ".");
    }
    BigInteger steps = value.movePointRight(places).toBigInteger();
    if (steps.compareTo(BigInteger.valueOf(limits.min())) < 0
        || steps.compareTo(BigInteger.valueOf(limits.max())) > 0) {
      throw RefusedRequest.field(
          name,
          name
              + " must be from "
              + limits.text(limits.min(), places)
              + " to "
              + limits.text(limits.max(), places)
              + ".");
    }
    return steps.longValueExact();
  }

  /** The smallest and the largest value of a field. */
  record Limits(long min, long max) {
    private String text(long steps, int places) {
      return BigDecimal.valueOf(steps, places).toPlainString();
    }
  }

  private static @Nullable BigDecimal asDecimal(@Nullable Object value) {
    // An exponent such as 1e999999999 would make a number of a billion digits.
    return switch (value) {
      case Integer number -> BigDecimal.valueOf(number);
      case Long number -> BigDecimal.valueOf(number);
      case BigDecimal number
          when Math.abs((long) number.scale()) <= 15 && number.precision() <= 30 ->
          number;
      case String text when PLAIN_DECIMAL.matcher(text).matches() -> new BigDecimal(text);
      case null, default -> null;
    };
  }

  /** A list of whole numbers. */
  List<Integer> integers(String name) throws RefusedRequest {
    List<Integer> numbers = new ArrayList<>();
    if (left.remove(name) instanceof List<?> list) {
      for (Object item : list) {
        if (!(item instanceof Integer number)) {
          throw RefusedRequest.field(name, name + " must be a list of whole numbers.");
        }
        numbers.add(number);
      }
      return numbers;
    }
    throw RefusedRequest.field(name, name + " must be a list of whole numbers.");
  }

  /** A list of objects. */
  List<Fields> objects(String name) throws RefusedRequest {
    List<Fields> objects = new ArrayList<>();
    if (left.remove(name) instanceof List<?> list) {
      for (Object item : list) {
        if (!(item instanceof Map<?, ?> map)) {
          throw RefusedRequest.field(name, name + " must be a list of objects.");
        }
        objects.add(of(map));
      }
      return objects;
    }
    throw RefusedRequest.field(name, name + " must be a list of objects.");
  }

  /** Refuses what nobody asked for. */
  void requireNoOthers() throws RefusedRequest {
    for (String name : left.keySet()) {
      throw RefusedRequest.field(
          name.length() > 64 ? name.substring(0, 64) : name,
          "There is no field of this name here: check the spelling.");
    }
  }
}
