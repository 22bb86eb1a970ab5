package prepaid.localcloud.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.localcloud.template.RouteSpec;

/** Which route a path belongs to; a literal part wins over a variable, both over the rest. */
final class Routes {
  private static final String REST = "+}";

  private final List<RouteSpec> routes;

  Routes(List<RouteSpec> routes) {
    this.routes =
        routes.stream()
            .sorted(
                Comparator.comparing((RouteSpec route) -> route.path().contains(REST))
                    .thenComparing(route -> route.path().contains("{"))
                    .thenComparing(route -> -route.path().length()))
            .toList();
  }

  /** A route with the values of its variables. */
  record Match(RouteSpec route, Map<String, String> pathParameters) {}

  Optional<Match> match(String method, String rawPath) {
    for (RouteSpec route : routes) {
      if (route.method().equals("ANY") || route.method().equals(method)) {
        Optional<Map<String, String>> variables = variables(route.path(), rawPath);
        if (variables.isPresent()) {
          return Optional.of(new Match(route, variables.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Map<String, String>> variables(String template, String rawPath) {
    String[] expected = template.split("/", -1);
    String[] actual = rawPath.split("/", -1);
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < expected.length; i++) {
      String part = expected[i];
      if (part.startsWith("{") && part.endsWith(REST)) {
        String rest =
            String.join("/", List.of(actual).subList(Math.min(i, actual.length), actual.length));
        variables.put(part.substring(1, part.length() - REST.length()), decode(rest));
        return rest.isEmpty() ? Optional.empty() : Optional.of(variables);
      }
      if (i >= actual.length) {
        return Optional.empty();
      }
      if (part.startsWith("{") && !actual[i].isEmpty()) {
        variables.put(part.substring(1, part.length() - 1), decode(actual[i]));
      } else if (!part.equals(actual[i])) {
        return Optional.empty();
      }
    }
    return actual.length == expected.length ? Optional.of(variables) : Optional.empty();
  }

  private static String decode(String part) {
    // A plus sign in a path is a plus sign.
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
