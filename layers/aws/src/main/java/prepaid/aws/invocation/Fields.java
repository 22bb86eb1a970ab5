package prepaid.aws.invocation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object of JSON, read strictly: a field that is missing, of another type or not asked for is
 * {@link Malformed}.
 */
public final class Fields {
  private static final JSON STRICT = JSON.std.with(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS);

  private final Map<String, Object> object;
  private final Set<String> asked = new HashSet<>();

  /** Fields of an object that was parsed already; none of its values may be null. */
  public Fields(Map<String, Object> object) {
    this.object = object;
  }

  /** Reads a field's text; any unchecked failure of it means that the text is not of its shape. */
  public interface Reading<V, T> {
    T of(V value) throws Malformed;
  }

  public static Fields parse(byte[] json) throws Malformed {
    try (JsonParser parser = STRICT.createParser(json)) {
      Map<String, Object> object = STRICT.mapFrom(parser);
      if (object != null && parser.nextToken() == null) { // null is JSON too: mapFrom answers null
        return new Fields(object);
      }
    } catch (IOException | ClassCastException wrong) {
      throw new Malformed("This is no JSON object.", Optional.empty());
    }
    throw new Malformed("This is no JSON object.", Optional.empty());
  }

  public static byte[] write(Map<String, ?> object) {
    try {
      return JSON.std.asBytes(object);
    } catch (IOException impossible) {
      throw new IllegalStateException("maps, texts and numbers are always JSON", impossible);
    }
  }

  /** An object in the making, in the order in which its fields are put. */
  public static Map<String, Object> object() {
    return new LinkedHashMap<>();
  }

  public String text(String name) throws Malformed {
    return typed(name, String.class);
  }

  public Optional<String> optionalText(String name) throws Malformed {
    asked.add(name);
    return object.containsKey(name) ? Optional.of(text(name)) : Optional.empty();
  }

  public boolean flag(String name) throws Malformed {
    return typed(name, Boolean.class);
  }

  public long number(String name) throws Malformed {
    Object value = typed(name, Number.class);
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    throw wrong(name);
  }

  public Optional<Long> optionalNumber(String name) throws Malformed {
    asked.add(name);
    return object.containsKey(name) ? Optional.of(number(name)) : Optional.empty();
  }

  public int smallNumber(String name) throws Malformed {
    return read(name, number(name), Math::toIntExact);
  }

  public <T> T read(String name, Reading<String, T> reading) throws Malformed {
    return read(name, text(name), reading);
  }

  public Fields object(String name) throws Malformed {
    return nested(typed(name, Map.class), name);
  }

  public Optional<Fields> optionalObject(String name) throws Malformed {
    asked.add(name);
    return object.containsKey(name) ? Optional.of(object(name)) : Optional.empty();
  }

  public <T> List<T> list(String name, Reading<Fields, T> reading) throws Malformed {
    List<T> list = new ArrayList<>();
    for (Object element : (List<?>) typed(name, List.class)) {
      list.add(read(name, nested(element, name), reading));
    }
    return List.copyOf(list);
  }

  /** Fields that nobody asked for may hide a typing error. */
  public void end() throws Malformed {
    for (String name : object.keySet()) {
      if (!asked.contains(name)) {
        throw new Malformed("There is a field that is not known here.", Optional.of(name));
      }
    }
  }

  /** The value is left out of the message on purpose: it may be a token. */
  public <V, T> T read(String name, V value, Reading<V, T> reading) throws Malformed {
    try {
      return reading.of(value);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException unreadable) {
      throw wrong(name);
    }
  }

  private <T> T typed(String name, Class<T> type) throws Malformed {
    asked.add(name);
    Object value = object.get(name);
    if (value == null) {
      throw new Malformed("The field " + name + " is missing.", Optional.of(name));
    }
    if (!type.isInstance(value)) {
      throw wrong(name);
    }
    return type.cast(value);
  }

  private static Fields nested(@Nullable Object value, String name) throws Malformed {
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong(name);
    }
    Map<String, Object> object = object();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (entry.getValue() != null) {
        object.put(String.valueOf(entry.getKey()), entry.getValue());
      }
    }
    return new Fields(object);
  }

  private static Malformed wrong(String name) {
    return new Malformed(
        "The field " + name + " is not of the shape that it must have.", Optional.of(name));
  }
}
