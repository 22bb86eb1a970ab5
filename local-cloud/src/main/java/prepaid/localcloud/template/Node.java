package prepaid.localcloud.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A resolved map of the template that knows where it stands, so that what is missing is named. */
record Node(String path, Map<String, Object> members) {

  @SuppressWarnings("unchecked")
  static Node of(String path, Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Node(path, (Map<String, Object>) map);
    }
    throw new TemplateRefused(path + " is not a map");
  }

  Optional<Object> find(String name) {
    return Optional.ofNullable(members.get(name));
  }

  Object need(String name) {
    return find(name).orElseThrow(() -> new TemplateRefused(path + " lacks " + name));
  }

  String text(String name) {
    return need(name).toString();
  }

  String text(String name, String otherwise) {
    return find(name).map(Object::toString).orElse(otherwise);
  }

  int number(String name, int otherwise) {
    return find(name).map(value -> integer(name, value)).orElse(otherwise);
  }

  boolean flag(String name) {
    return find(name).map(value -> value.toString().equals("true")).orElse(false);
  }

  /** The member map; empty when absent. */
  Node child(String name) {
    return find(name).map(value -> of(path + "." + name, value)).orElse(new Node(path, Map.of()));
  }

  List<Node> children(String name) {
    return items(name).stream().map(item -> of(path + "." + name, item)).toList();
  }

  /** The member as a list; one value alone is a list of one, an absent one is empty. */
  @SuppressWarnings("unchecked")
  List<Object> items(String name) {
    Object value = members.get(name);
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list ? (List<Object>) list : List.of(value);
  }

  List<String> texts(String name) {
    return items(name).stream().map(Object::toString).toList();
  }

  private int integer(String name, Object value) {
    try {
      return Integer.parseInt(value.toString());
    } catch (NumberFormatException e) {
      throw new TemplateRefused(path + "." + name + " is not a whole number: " + value);
    }
  }
}
