package prepaid.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import prepaid.vending.limits.Limits;

/**
 * Finds the route of a request. The first that fits wins. HEAD is answered where GET is, without a
 * body; OPTIONS tells the methods.
 */
public final class Router {
  /** The template that a log shows for a path that no route has: the path itself may hold ids. */
  static final String NO_ROUTE = "-";

  private final List<Route> routes;

  public Router(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  public static Router of(Route... routes) {
    return new Router(Arrays.asList(routes));
  }

  /** The answer that waits for a request, and the template to log it under. */
  record Routing(String template, HttpRequest request, Handler handler, int bodyBytesMax) {}

  Routing routing(HttpRequest request) {
    List<String> segments = Arrays.asList(request.path().split("/", -1));
    List<Route> here = routes.stream().filter(route -> match(route, segments).isPresent()).toList();
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    for (Route route : here) {
      if (route.method().equals(method)) {
        HttpRequest routed = request.routed(match(route, segments).orElseThrow());
        return new Routing(route.template(), routed, route.handler(), route.bodyBytesMax());
      }
    }
    return new Routing(
        here.isEmpty() ? NO_ROUTE : here.getFirst().template(),
        request,
        asked -> here.isEmpty() ? nothingHere() : otherMethod(asked, here),
        Limits.BODY_BYTES_MAX);
  }

  private static Reply nothingHere() {
    return Problem.notFound("There is nothing at this address; look at its spelling.");
  }

  private static Reply otherMethod(HttpRequest request, List<Route> here) {
    TreeSet<String> methods = new TreeSet<>(List.of("OPTIONS"));
    for (Route route : here) {
      methods.add(route.method());
    }
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    String allowed = String.join(", ", methods);
    if (request.method().equals("OPTIONS")) {
      return HttpResponse.empty(204).withHeader("Allow", allowed);
    }
    return Problem.of(
            405,
            "method-not-allowed",
            "The method is not allowed here",
            "This address takes %s only.".formatted(allowed))
        .withHeader("Allow", allowed);
  }

  private static Optional<Map<String, String>> match(Route route, List<String> path) {
    List<String> template = route.segments();
    boolean open = template.getLast().endsWith("+}");
    if (open ? path.size() < template.size() : path.size() != template.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < template.size(); i++) {
      String expected = template.get(i);
      boolean rest = open && i == template.size() - 1;
      String actual = rest ? String.join("/", path.subList(i, path.size())) : path.get(i);
      if (!expected.startsWith("{")) {
        if (!expected.equals(actual)) {
          return Optional.empty();
        }
      } else if (actual.isEmpty()) {
        return Optional.empty();
      } else {
        String name = expected.substring(1, expected.length() - (rest ? 2 : 1));
        parameters.put(name, decoded(actual));
      }
    }
    return Optional.of(Map.copyOf(parameters));
  }

  /** A plus is a plus in a path. What cannot be decoded stays, and no lookup will find it. */
  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return segment;
    }
  }
}
