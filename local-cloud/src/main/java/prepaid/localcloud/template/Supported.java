package prepaid.localcloud.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The list of what runs here and of what is ignored for a stated reason: {@code supported.yaml}.
 */
final class Supported {
  /** What a resource may say besides its type and properties. */
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "Type", "Properties", "Condition", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy");

  private final Map<String, Object> types;

  private Supported(Map<String, Object> types) {
    this.types = types;
  }

  static Supported load() {
    try (InputStream in = Supported.class.getResourceAsStream("supported.yaml")) {
      byte[] text = Objects.requireNonNull(in, "supported.yaml").readAllBytes();
      return new Supported(TemplateYaml.parse(new String(text, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything in the resource that is neither run nor ignored for a reason, in words. */
  List<String> unknownIn(String logicalId, Map<String, Object> resource) {
    List<String> unknown = new ArrayList<>();
    for (String attribute : resource.keySet()) {
      if (!ATTRIBUTES.contains(attribute)) {
        unknown.add(logicalId + ": attribute " + attribute);
      }
    }
    String type = String.valueOf(resource.get("Type"));
    Object rule = types.get(type);
    if (rule == null) {
      unknown.add(logicalId + ": type " + type);
    } else if (rule instanceof Map<?, ?>) {
      properties(logicalId, Node.of(type, rule), resource, unknown);
    }
    return unknown;
  }

  /** Whether the whole type is ignored. */
  boolean ignored(String type) {
    return types.get(type) instanceof String;
  }

  private static void properties(
      String logicalId, Node rule, Map<String, Object> resource, List<String> unknown) {
    List<String> paths = new ArrayList<>();
    flatten("", resource.getOrDefault("Properties", Map.of()), paths);
    Set<String> ignored = rule.child("ignored").members().keySet();
    for (String path : paths) {
      boolean runs = rule.texts("runs").stream().anyMatch(known -> matches(known, path, false));
      if (!runs && ignored.stream().noneMatch(known -> matches(known, path, true))) {
        unknown.add(logicalId + ": property " + path);
      }
    }
  }

  private static void flatten(String path, Object value, List<String> paths) {
    switch (value) {
      case Map<?, ?> map when !map.isEmpty() ->
          map.forEach((name, member) -> flatten(join(path, name), orEmpty(member), paths));
      case List<?> list when !list.isEmpty() ->
          list.forEach(item -> flatten(path, orEmpty(item), paths));
      default -> {
        if (!path.isEmpty()) {
          paths.add(path);
        }
      }
    }
  }

  private static Object orEmpty(Object value) {
    return value == null ? "" : value;
  }

  private static String join(String path, Object name) {
    // A dot inside a name would look like a level of its own.
    String plain = String.valueOf(name).replace('.', '_');
    return path.isEmpty() ? plain : path + "." + plain;
  }

  private static boolean matches(String known, String path, boolean andBelow) {
    String[] expected = known.split("\\.", -1);
    String[] actual = path.split("\\.", -1);
    if (actual.length < expected.length || (!andBelow && actual.length != expected.length)) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (!expected[i].equals("*") && !expected[i].equals(actual[i])) {
        return false;
      }
    }
    return true;
  }
}
