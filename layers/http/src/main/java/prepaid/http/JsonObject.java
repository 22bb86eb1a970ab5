package prepaid.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON object that is written, its fields in the order in which they were put. */
public final class JsonObject {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Map<String, Object> fields = new LinkedHashMap<>();

  public JsonObject put(String name, String value) {
    fields.put(name, value);
    return this;
  }

  public JsonObject put(String name, long value) {
    fields.put(name, value);
    return this;
  }

  public JsonObject put(String name, boolean value) {
    fields.put(name, value);
    return this;
  }

  public JsonObject put(String name, JsonObject value) {
    fields.put(name, value);
    return this;
  }

  /** JSON as it was read. */
  public JsonObject put(String name, JsonValue value) {
    fields.put(name, value);
    return this;
  }

  /** Left out when it is empty. */
  public JsonObject put(String name, Optional<String> value) {
    value.ifPresent(text -> fields.put(name, text));
    return this;
  }

  /** A list of texts. */
  public JsonObject putTexts(String name, List<String> values) {
    fields.put(name, List.copyOf(values));
    return this;
  }

  /** A list of objects. */
  public JsonObject putObjects(String name, List<JsonObject> values) {
    fields.put(name, List.copyOf(values));
    return this;
  }

  /** Compact JSON. */
  public String text() {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      write(this, generator);
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes everything", e);
    }
    return text.toString();
  }

  private static void write(JsonValue value, JsonGenerator generator) throws IOException {
    switch (value) {
      case JsonValue.Text(String text) -> generator.writeString(text);
      case JsonValue.Numeral(String text) -> generator.writeNumber(text);
      case JsonValue.Truth(boolean truth) -> generator.writeBoolean(truth);
      case JsonValue.Nothing() -> generator.writeNull();
      case JsonValue.Elements(List<JsonValue> elements) -> {
        generator.writeStartArray();
        for (JsonValue element : elements) {
          write(element, generator);
        }
        generator.writeEndArray();
      }
      case JsonValue.Members(Map<String, JsonValue> members) -> {
        generator.writeStartObject();
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
          generator.writeFieldName(member.getKey());
          write(member.getValue(), generator);
        }
        generator.writeEndObject();
      }
    }
  }

  private static void write(Object value, JsonGenerator generator) throws IOException {
    switch (value) {
      case String text -> generator.writeString(text);
      case Long number -> generator.writeNumber(number);
      case Boolean bool -> generator.writeBoolean(bool);
      case JsonObject object -> {
        generator.writeStartObject();
        for (Map.Entry<String, Object> field : object.fields.entrySet()) {
          generator.writeFieldName(field.getKey());
          write(field.getValue(), generator);
        }
        generator.writeEndObject();
      }
      case List<?> list -> {
        generator.writeStartArray();
        for (Object element : list) {
          write(element, generator);
        }
        generator.writeEndArray();
      }
      case JsonValue read -> write(read, generator);
      default -> throw new IllegalStateException("never put: " + value.getClass());
    }
  }
}
