package prepaid.partnervend.electrum;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.http.JsonObject;
import prepaid.http.JsonValue;

/**
 * An object of a message, read as the interface asks: unknown properties pass, and everything that
 * is wrong with the known ones is noted. What stood there is never quoted: it may be a card number.
 */
final class Message {
  private static final JsonValue.Members NOTHING = new JsonValue.Members(Map.of());

  private final JsonValue.Members members;
  private final String path;
  private final List<JsonObject> problems;

  private Message(JsonValue.Members members, String path, List<JsonObject> problems) {
    this.members = members;
    this.path = path;
    this.problems = problems;
  }

  static Message of(JsonValue.Members members) {
    return new Message(members, "", new ArrayList<>());
  }

  /** Everything that is wrong so far, in the order in which it was read. */
  List<JsonObject> problems() {
    return List.copyOf(problems);
  }

  /** Notes what is wrong with a property. */
  void refuse(String name, String error) {
    problems.add(
        new JsonObject()
            .put("messageProperty", path + name)
            .put("field", name)
            .put("error", error));
  }

  /** The property as it stands, for an echo; empty when it is missing or null. */
  Optional<JsonValue> raw(String name) {
    return Optional.ofNullable(members.fields().get(name))
        .filter(value -> !(value instanceof JsonValue.Nothing));
  }

  boolean has(String name) {
    return raw(name).isPresent();
  }

  /** A text that must be there and match; empty text when it does not. */
  String text(String name, String pattern) {
    if (!has(name)) {
      refuse(name, "is missing");
      return "";
    }
    return optionalText(name, pattern).orElse("");
  }

  Optional<String> optionalText(String name, String pattern) {
    Optional<JsonValue> value = raw(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof JsonValue.Text(String text) && text.matches(pattern)) {
      return Optional.of(text);
    }
    refuse(name, "must be a text that matches " + pattern);
    return Optional.empty();
  }

  /** A whole number of at most 15 digits. */
  long integer(String name) {
    Optional<JsonValue> value = raw(name);
    if (value.isEmpty()) {
      refuse(name, "is missing");
      return 0;
    }
    if (value.get() instanceof JsonValue.Numeral(String text) && text.matches("-?[0-9]{1,15}")) {
      return new BigInteger(text).longValueExact();
    }
    refuse(name, "must be a whole number");
    return 0;
  }

  /** An object that must be there. */
  Message object(String name) {
    if (!has(name)) {
      refuse(name, "is missing");
      // What would be wrong inside it says nothing more.
      return new Message(NOTHING, path + name + ".", new ArrayList<>());
    }
    return optionalObject(name)
        .orElseGet(() -> new Message(NOTHING, path + name + ".", new ArrayList<>()));
  }

  Optional<Message> optionalObject(String name) {
    Optional<JsonValue> value = raw(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof JsonValue.Members inner) {
      return Optional.of(new Message(inner, path + name + ".", problems));
    }
    refuse(name, "must be an object");
    return Optional.empty();
  }

  /** A list of objects: left out, it is empty; null it may not be. */
  List<Message> list(String name) {
    JsonValue value = members.fields().get(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof JsonValue.Elements(List<JsonValue> elements))) {
      refuse(name, "must be a list");
      return List.of();
    }
    List<Message> read = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof JsonValue.Members inner) {
        read.add(new Message(inner, path + name + "[" + i + "].", problems));
      } else {
        refuse(name, "must be a list of objects");
      }
    }
    return List.copyOf(read);
  }
}
