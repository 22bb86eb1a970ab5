package prepaid.localcloud.iam;

import java.util.List;
import java.util.Map;

/**
 * One statement that allows; the template has no others.
 *
 * @param resources patterns with {@code *}; empty when {@code notResources} speaks
 * @param stringEquals values allowed, by condition key
 */
public record Statement(
    List<String> actions,
    List<String> resources,
    List<String> notResources,
    Map<String, List<String>> stringEquals) {

  /** Whether this statement allows the action on the resource under the conditions of the call. */
  boolean allows(String action, String resource, Map<String, String> context) {
    boolean named = actions.stream().anyMatch(pattern -> matches(pattern, action));
    boolean there =
        notResources.isEmpty()
            ? resources.stream().anyMatch(pattern -> matches(pattern, resource))
            : notResources.stream().noneMatch(pattern -> matches(pattern, resource));
    return named && there && stringEquals.entrySet().stream().allMatch(one -> holds(one, context));
  }

  private static boolean holds(
      Map.Entry<String, List<String>> condition, Map<String, String> context) {
    String actual = context.get(condition.getKey());
    return actual != null && condition.getValue().contains(actual);
  }

  private static boolean matches(String pattern, String text) {
    if (!pattern.contains("*")) {
      return pattern.equals(text);
    }
    String[] parts = pattern.split("\\*", -1);
    String first = parts[0];
    String last = parts[parts.length - 1];
    if (text.length() < first.length() + last.length()
        || !text.startsWith(first)
        || !text.endsWith(last)) {
      return false;
    }
    int at = first.length();
    for (int i = 1; i < parts.length - 1; i++) {
      int found = text.indexOf(parts[i], at);
      if (found < 0 || found + parts[i].length() > text.length() - last.length()) {
        return false;
      }
      at = found + parts[i].length();
    }
    return true;
  }
}
