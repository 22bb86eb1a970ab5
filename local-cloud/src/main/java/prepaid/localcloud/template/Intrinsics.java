package prepaid.localcloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves the intrinsic functions that the template uses; another one is refused. */
final class Intrinsics {
  private static final Set<String> KNOWN =
      Set.of(
          "Ref",
          "Condition",
          "Fn::Sub",
          "Fn::GetAtt",
          "Fn::If",
          "Fn::Equals",
          "Fn::Not",
          "Fn::And",
          "Fn::Or",
          "Fn::Join",
          "Fn::Select");
  private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");

  /** Stands for {@code AWS::NoValue} until the member that holds it is dropped. */
  private static final Object NO_VALUE = new Object();

  private final Scope scope;

  Intrinsics(Scope scope) {
    this.scope = scope;
  }

  Object resolve(Object value) {
    return switch (value) {
      case Map<?, ?> map -> map(map);
      case List<?> list ->
          list.stream().map(item -> resolve(item)).filter(item -> item != NO_VALUE).toList();
      default -> value;
    };
  }

  boolean holds(Object condition) {
    Object value = resolve(condition);
    if (value instanceof Boolean holds) {
      return holds;
    }
    throw new TemplateRefused("not a condition: " + condition);
  }

  private Object map(Map<?, ?> map) {
    if (map.size() == 1) {
      String name = String.valueOf(map.keySet().iterator().next());
      if (name.startsWith("Fn::") || name.equals("Ref")) {
        return call(name, Objects.requireNonNull(map.values().iterator().next()));
      }
      if (name.equals("Condition") && map.values().iterator().next() instanceof String condition) {
        return scope.condition(condition);
      }
    }
    Map<String, Object> resolved = new LinkedHashMap<>();
    map.forEach((name, member) -> {
      Object value = member == null ? "" : resolve(member);
      if (value != NO_VALUE) {
        resolved.put(String.valueOf(name), value);
      }
    });
    return resolved;
  }

  private Object call(String name, Object argument) {
    if (!KNOWN.contains(name)) {
      throw new TemplateRefused("the intrinsic " + name + " is not run here");
    }
    return switch (name) {
      case "Ref" -> ref(argument.toString());
      case "Fn::GetAtt" -> attribute(list(name, argument, 2));
      case "Fn::Sub" -> sub(argument);
      case "Fn::If" -> choose(list(name, argument, 3));
      case "Fn::Equals" -> equal(list(name, argument, 2));
      case "Fn::Not" -> !holds(list(name, argument, 1).getFirst());
      case "Fn::And" -> list(name, argument, 0).stream().allMatch(this::holds);
      case "Fn::Or" -> list(name, argument, 0).stream().anyMatch(this::holds);
      case "Fn::Join" -> join(list(name, argument, 2));
      default -> select(list(name, argument, 2));
    };
  }

  private Object ref(String name) {
    return name.equals("AWS::NoValue") ? NO_VALUE : named(name);
  }

  private Object named(String name) {
    Optional<Object> value = scope.value(name);
    return value.orElseThrow(() -> new TemplateRefused("nothing here is called " + name));
  }

  private Object attribute(List<Object> argument) {
    return named(argument.get(0) + "." + argument.get(1));
  }

  private Object sub(Object argument) {
    if (argument instanceof String text) {
      return fill(text, Map.of());
    }
    List<Object> parts = list("Fn::Sub", argument, 2);
    if (resolve(parts.get(1)) instanceof Map<?, ?> own) {
      return fill(parts.get(0).toString(), own);
    }
    throw new TemplateRefused("Fn::Sub without a map: " + argument);
  }

  private String fill(String text, Map<?, ?> own) {
    Matcher matcher = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String name = Objects.requireNonNull(matcher.group(1));
      String value = name.startsWith("!") ? "${" + name.substring(1) + "}" : text(name, own);
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }

  private String text(String name, Map<?, ?> own) {
    Object value = own.get(name);
    return value == null ? named(name).toString() : value.toString();
  }

  private Object choose(List<Object> argument) {
    boolean first = scope.condition(argument.get(0).toString());
    return resolve(argument.get(first ? 1 : 2));
  }

  private boolean equal(List<Object> argument) {
    return resolve(argument.get(0)).toString().equals(resolve(argument.get(1)).toString());
  }

  private Object join(List<Object> argument) {
    List<String> parts = new ArrayList<>();
    if (resolve(argument.get(1)) instanceof List<?> items) {
      items.forEach(item -> parts.add(String.valueOf(item)));
    }
    return String.join(argument.get(0).toString(), parts);
  }

  private Object select(List<Object> argument) {
    int index = Integer.parseInt(argument.get(0).toString());
    if (resolve(argument.get(1)) instanceof List<?> items && index < items.size()) {
      return Objects.requireNonNull(items.get(index));
    }
    throw new TemplateRefused("Fn::Select finds nothing: " + argument);
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(String name, Object argument, int size) {
    if (argument instanceof List<?> items && (size == 0 || items.size() == size)) {
      return (List<Object>) items;
    }
    throw new TemplateRefused(name + " takes a list of " + size + ": " + argument);
  }
}
