package prepaid.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that every answer has, whatever a handler wrote; a handler's own win. */
final class SecurityHeaders {
  static final String POLICY = "Content-Security-Policy";

  private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";

  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src %s; manifest-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private SecurityHeaders() {}

  static HttpResponse on(HttpResponse response, String requestId) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Cache-Control", "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    headers.put(POLICY, isPage(response) ? pagePolicy("") : API_POLICY);
    headers.put("X-Request-Id", requestId);
    response.headers().forEach((name, value) -> replace(headers, name, value));
    return new HttpResponse(response.status(), headers, response.body());
  }

  /**
   * A page's parts come from this site only, and nothing is written into its markup.
   *
   * @param asks an origin besides its own that it may send requests to; empty for none
   */
  static String pagePolicy(String asks) {
    return PAGE_POLICY.formatted(("'self' " + asks).strip());
  }

  static boolean isPage(HttpResponse response) {
    return response.headers().getOrDefault("Content-Type", "").startsWith("text/html");
  }

  private static void replace(Map<String, String> headers, String name, String value) {
    headers.keySet().removeIf(existing -> existing.equalsIgnoreCase(name));
    headers.put(name, value);
  }
}
