package prepaid.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/**
 * Reads the JSON object of a request body, strictly. Its refusals name a place and never quote what
 * stands there, because that may be a secret.
 */
public final class JsonReader {
  private static final int NUMBER_CHARACTERS_MAX = 40;
  private static final int NAME_CHARACTERS_MAX = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.JSON_DEPTH_MAX)
                  .maxNumberLength(NUMBER_CHARACTERS_MAX)
                  .maxNameLength(NAME_CHARACTERS_MAX)
                  .build())
          .build();

  private JsonReader() {}

  public static Answer<JsonValue.Members> read(byte[] body) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      return refused("The body is not valid UTF-8.");
    }
    return text.isBlank()
        ? refused("The body is empty; a JSON object is expected.")
        : readObject(text);
  }

  private static Answer<JsonValue.Members> readObject(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return refused("The body must be a JSON object, in braces.");
      }
      JsonValue.Members object = object(parser, "");
      if (parser.nextToken() != null) {
        return refused("Something follows the JSON object, " + at(parser.currentLocation()) + ".");
      }
      return Answer.given(object);
    } catch (Twice twice) {
      return Answer.refused(
          RefusalKind.INVALID_REQUEST,
          twice.field,
          "The field \"" + twice.field + "\" stands twice in its object.");
    } catch (StreamConstraintsException e) {
      return refused(
          "The body nests deeper than %d levels, or a name or a number in it is too long."
              .formatted(Limits.JSON_DEPTH_MAX));
    } catch (StreamReadException e) {
      JsonLocation location = e.getLocation();
      return refused(
          "The body is not valid JSON" + (location == null ? "" : ", " + at(location)) + ".");
    } catch (IOException e) {
      throw new UncheckedIOException("a string can be read", e);
    }
  }

  private static JsonValue.Members object(JsonParser parser, String prefix) throws IOException {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (fields.put(name, value(parser, prefix + name)) != null) {
        throw new Twice(prefix + name);
      }
    }
    return new JsonValue.Members(Collections.unmodifiableMap(fields));
  }

  private static JsonValue value(JsonParser parser, String path) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> new JsonValue.Text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Numeral(parser.getText());
      case VALUE_TRUE -> new JsonValue.Truth(true);
      case VALUE_FALSE -> new JsonValue.Truth(false);
      case VALUE_NULL -> new JsonValue.Nothing();
      case START_OBJECT -> object(parser, path + ".");
      case START_ARRAY -> array(parser, path);
      default -> throw new JsonParseException(parser, "no value");
    };
  }

  private static JsonValue.Elements array(JsonParser parser, String path) throws IOException {
    List<JsonValue> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser, path + "[" + elements.size() + "]"));
    }
    return new JsonValue.Elements(Collections.unmodifiableList(elements));
  }

  private static String at(JsonLocation location) {
    return "at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static <T> Answer<T> refused(String detail) {
    return Answer.refused(RefusalKind.INVALID_REQUEST, detail);
  }

  /** Leaves the recursion; it never leaves this class. */
  private static final class Twice extends IOException {
    private static final long serialVersionUID = 1L;
    private final String field;

    Twice(String field) {
      super("a field stands twice");
      this.field = field;
    }
  }
}
