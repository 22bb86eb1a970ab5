package prepaid.sts.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers with their fields in a fixed order, so that the tool's output can be compared as text.
 */
final class Answers {
  private Answers() {}

  static Map<String, Object> of(String name, Object value, String secondName, Object second) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(name, value);
    answer.put(secondName, second);
    return answer;
  }

  static Map<String, Object> error(BadRequest refused) {
    return Map.of("error", of("kind", refused.kind().title(), "detail", refused.detail()));
  }
}
