package prepaid.meter.gift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The JSON schema of a file: which fields its groups and tests have, and of which types. */
final class Schema {
  private Schema() {}

  static String text(VectorFile file) {
    Map<String, Object> tests = object(file.testFields(), Map.of());
    Map<String, Object> groups = object(file.groupFields(), Map.of("tests", list(tests)));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", file.fileName());
    schema.put("type", "object");
    schema.put("required", List.of("algorithm", "schema", "numberOfTests", "notes", "testGroups"));
    schema.put(
        "properties",
        Fields.of(
            "algorithm", Map.of("type", "string"),
            "schema", Map.of("type", "string"),
            "header", list(Map.of("type", "string")),
            "numberOfTests", Map.of("type", "integer"),
            "notes", Map.of("type", "object"),
            "testGroups", list(groups)));
    return VectorFile.json(schema).replace("\"properties\":", "\n\"properties\":") + "\n";
  }

  private static Map<String, Object> list(Map<String, Object> items) {
    return Fields.of("type", "array", "items", items);
  }

  /** What all of them have is required. */
  private static Map<String, Object> object(
      List<Map<String, Object>> instances, Map<String, Object> more) {
    Map<String, Object> properties = new LinkedHashMap<>();
    TreeSet<String> required = new TreeSet<>(instances.getFirst().keySet());
    for (Map<String, Object> instance : instances) {
      required.retainAll(instance.keySet());
      instance.forEach((field, value) -> properties.putIfAbsent(field, type(field, value)));
    }
    properties.putAll(more);
    return Fields.of(
        "type", "object", "required", new ArrayList<>(required), "properties", properties);
  }

  private static Map<String, Object> type(String field, Object value) {
    if (field.equals("result")) {
      return Map.of("enum", List.of("valid", "invalid", "acceptable"));
    }
    return switch (value) {
      case Boolean b -> Map.of("type", "boolean");
      case Number n -> Map.of("type", "integer");
      case List<?> l -> Map.of("type", "array");
      case Map<?, ?> m -> Map.of("type", "object");
      default -> Map.of("type", "string");
    };
  }
}
