package prepaid.sts.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import prepaid.sts.cli.BadRequest.Kind;

/**
 * Reads one line of JSON into a request. Stricter than JSON asks: UTF-8 only, no field twice (which
 * of the two would be meant?), and no deeper than a table set inside a request.
 */
final class RequestParser {
  /** The request, its table set, the set's permutation. */
  static final int DEPTH_MAX = 3;

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser parser;

  private RequestParser(JsonParser parser) {
    this.parser = parser;
  }

  static Request parsed(LineReader.Line line) throws BadRequest {
    if (line.isTooLong()) {
      throw new BadRequest(
          Kind.LINE_TOO_LONG, "a line has at most %d bytes".formatted(LineReader.LINE_LENGTH_MAX));
    }
    checkUtf8(line);
    try (JsonParser parser = JSON.createParser(line.bytes(), line.from(), line.length())) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        Map<String, @Nullable Object> fields = new RequestParser(parser).object(1);
        if (parser.nextToken() == null) {
          return new Request(fields);
        }
      }
    } catch (IOException e) {
      throw new BadRequest(Kind.MALFORMED_JSON, "the line is not JSON");
    }
    throw new BadRequest(Kind.MALFORMED_JSON, "the line is not one JSON object");
  }

  /** Jackson would take UTF-16 where it sees zeros, and some sequences that are no UTF-8. */
  private static void checkUtf8(LineReader.Line line) throws BadRequest {
    int seen = 0;
    for (int i = line.from(); i < line.from() + line.length(); i++) {
      seen |= line.bytes()[i] == 0 ? -1 : line.bytes()[i];
    }
    if (seen < 0 && !isUtf8WithoutZeros(line)) {
      throw new BadRequest(Kind.INVALID_UTF8, "the line is not UTF-8, or holds a byte of zero");
    }
  }

  private static boolean isUtf8WithoutZeros(LineReader.Line line) {
    try {
      // A decoder of its own reports what a String would replace.
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line.bytes(), line.from(), line.length()))
          .chars()
          .allMatch(c -> c != 0);
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private Map<String, @Nullable Object> object(int depth) throws IOException, BadRequest {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = whole(parser.currentName());
      if (fields.containsKey(name)) {
        throw new BadRequest(Kind.DUPLICATE_FIELD, "a field stands there twice");
      }
      parser.nextToken();
      fields.put(name, value(depth));
    }
    return fields;
  }

  private List<@Nullable Object> list(int depth) throws IOException, BadRequest {
    List<@Nullable Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(depth));
    }
    return list;
  }

  /** What the present token begins. */
  private @Nullable Object value(int depth) throws IOException, BadRequest {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> whole(parser.getText());
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> decimal();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case START_OBJECT -> object(deeper(depth));
      case START_ARRAY -> list(deeper(depth));
      default -> null;
    };
  }

  private BigDecimal decimal() throws IOException, BadRequest {
    try {
      return parser.getDecimalValue();
    } catch (NumberFormatException e) {
      throw new BadRequest(Kind.OUT_OF_RANGE, "a number has an exponent beyond all numbers");
    }
  }

  /** An escape can bring half a character, which no answer could repeat. */
  private static String whole(String text) throws BadRequest {
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        throw new BadRequest(Kind.INVALID_UTF8, "the line holds half a character");
      }
      at += Character.charCount(point);
    }
    return text;
  }

  private static int deeper(int depth) throws BadRequest {
    if (depth == DEPTH_MAX) {
      throw new BadRequest(Kind.NESTED_TOO_DEEP, "a request nests at most " + DEPTH_MAX + " deep");
    }
    return depth + 1;
  }
}
