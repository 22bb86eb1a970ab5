package prepaid.backoffice;

import java.util.HashMap;
import java.util.Map;

/** The query of a path as the gateway hands it on. */
final class Query {
  private Query() {}

  static Map<String, String> of(String path) {
    Map<String, String> query = new HashMap<>();
    int at = path.indexOf('?');
    if (at >= 0) {
      for (String pair : path.substring(at + 1).split("&", -1)) {
        String[] parts = pair.split("=", 2);
        query.put(parts[0], parts.length == 2 ? parts[1] : "");
      }
    }
    return query;
  }
}
