package prepaid.localcloud.wire;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON as maps and lists: the wire protocols here are too small for typed binding. */
public final class Json {
  private static final JSON CODEC =
      JSON.std
          .with(JSON.Feature.PRESERVE_FIELD_ORDERING)
          .with(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS);

  private Json() {}

  public static Map<String, Object> object(byte[] json) {
    try {
      return json.length == 0 ? Map.of() : CODEC.mapFrom(json);
    } catch (IOException e) {
      throw new UncheckedIOException("not a JSON object", e);
    }
  }

  /** What somebody sent, who may have sent anything: empty when it is no JSON object. */
  public static Optional<Map<String, Object>> objectIfAny(byte[] json) {
    try {
      return Optional.of(object(json));
    } catch (UncheckedIOException malformed) {
      return Optional.empty();
    }
  }

  public static Map<String, Object> object(String json) {
    return object(json.getBytes(StandardCharsets.UTF_8));
  }

  public static List<Object> list(byte[] json) {
    try {
      return CODEC.listFrom(json);
    } catch (IOException e) {
      throw new UncheckedIOException("not a JSON list", e);
    }
  }

  public static byte[] bytes(Object value) {
    try {
      return CODEC.asBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(Object value) {
    return new String(bytes(value), StandardCharsets.UTF_8);
  }

  /** A member that is an object; an absent one is empty. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> member(Map<String, Object> object, String name) {
    return object.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** A member's text; an absent one is empty. */
  public static String string(Map<String, Object> object, String name) {
    Object value = object.get(name);
    return value == null ? "" : value.toString();
  }
}
