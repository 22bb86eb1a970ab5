package prepaid.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Requests for tests. */
final class Requests {
  private Requests() {}

  static HttpRequest get(String path) {
    return of("GET", path, Map.of(), "");
  }

  static HttpRequest json(String method, String path, String body) {
    return of(method, path, Map.of("content-type", "application/json"), body);
  }

  static HttpRequest of(String method, String path, Map<String, String> headers, String body) {
    return new HttpRequest(
        method,
        path,
        Map.of(),
        Map.of(),
        headers,
        body.getBytes(StandardCharsets.UTF_8),
        "198.51.100.7",
        "request-1");
  }

  static HttpRequest with(HttpRequest request, String header, String value) {
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.put(header, value);
    return new HttpRequest(
        request.method(),
        request.path(),
        request.pathParameters(),
        request.query(),
        headers,
        request.body(),
        request.sourceAddress(),
        request.requestId());
  }
}
