package prepaid.localcloud.template;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The template's parameters: what was given, else the default. */
final class Parameters {
  private Parameters() {}

  static Map<String, Object> values(Node declared, Map<String, String> given) {
    for (String name : given.keySet()) {
      if (!declared.members().containsKey(name)) {
        throw new TemplateRefused("the template has no parameter " + name);
      }
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (String name : declared.members().keySet()) {
      values.put(name, value(declared.child(name), given.get(name), name));
    }
    return values;
  }

  private static String value(Node parameter, @Nullable String given, String name) {
    String value = given == null ? parameter.text("Default", "") : given;
    if (given == null && parameter.find("Default").isEmpty()) {
      throw new TemplateRefused("parameter " + name + " has neither value nor default");
    }
    var allowed = parameter.texts("AllowedValues");
    if (!allowed.isEmpty() && !allowed.contains(value)) {
      throw new TemplateRefused("parameter " + name + " must be one of " + allowed);
    }
    return value;
  }
}
