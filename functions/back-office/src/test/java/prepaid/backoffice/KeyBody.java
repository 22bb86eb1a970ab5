package prepaid.backoffice;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A body whose fields can be changed one by one. */
final class KeyBody {

  private final Map<String, String> fields = new TreeMap<>();

  KeyBody with(String name, String json) {
    fields.put(name, json);
    return this;
  }

  KeyBody without(String name) {
    fields.remove(name);
    return this;
  }

  @Override
  public String toString() {
    return fields.entrySet().stream()
        .map(field -> "\"" + field.getKey() + "\": " + field.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
