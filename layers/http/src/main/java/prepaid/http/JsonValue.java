package prepaid.http;

import java.util.List;
import java.util.Map;

/** JSON that was read. A number keeps its text: it is never a floating-point value here. */
public sealed interface JsonValue {
  record Text(String value) implements JsonValue {}

  record Numeral(String text) implements JsonValue {}

  record Truth(boolean value) implements JsonValue {}

  record Nothing() implements JsonValue {}

  record Elements(List<JsonValue> elements) implements JsonValue {}

  record Members(Map<String, JsonValue> fields) implements JsonValue {}

  /** What it is, in words for a sentence such as "this is a number". */
  default String words() {
    return switch (this) {
      case Text _ -> "a text";
      case Numeral _ -> "a number without quotes";
      case Truth _ -> "true or false";
      case Nothing _ -> "null";
      case Elements _ -> "a list";
      case Members _ -> "an object";
    };
  }
}
