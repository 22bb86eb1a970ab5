package prepaid.localcloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** SAM's Globals: maps merge, lists are joined, anything else is replaced by the resource's own. */
final class Globals {
  private static final Map<String, String> SECTIONS =
      Map.of("Function", "AWS::Serverless::Function", "Api", "AWS::Serverless::Api");

  private final Node globals;

  Globals(Node globals) {
    for (String section : globals.members().keySet()) {
      if (!SECTIONS.containsKey(section)) {
        throw new TemplateRefused("Globals." + section + " is not run here");
      }
    }
    this.globals = globals;
  }

  /** The resource with the globals of its type merged into its properties. */
  Map<String, Object> applyTo(Map<String, Object> resource) {
    for (Map.Entry<String, String> section : SECTIONS.entrySet()) {
      if (section.getValue().equals(resource.get("Type"))) {
        Object common = globals.child(section.getKey()).members();
        Map<String, Object> merged = new LinkedHashMap<>(resource);
        merged.put("Properties", merge(common, resource.getOrDefault("Properties", Map.of())));
        return merged;
      }
    }
    return resource;
  }

  private static Object merge(Object common, Object own) {
    if (common instanceof Map<?, ?> commonMap && own instanceof Map<?, ?> ownMap) {
      Map<Object, Object> merged = new LinkedHashMap<>(commonMap);
      ownMap.forEach((name, value) ->
          merged.merge(name, Objects.requireNonNull(value), (left, right) -> merge(left, right)));
      return merged;
    }
    if (common instanceof List<?> commonList && own instanceof List<?> ownList) {
      List<Object> joined = new ArrayList<>(commonList);
      joined.addAll(ownList);
      return joined;
    }
    return own;
  }
}
