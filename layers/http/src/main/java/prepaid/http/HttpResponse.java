package prepaid.http;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A response.
 *
 * @param headers names as they are written; looked up without regard to case
 * @param body raw bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; a copy of each body would only cost
public record HttpResponse(int status, Map<String, String> headers, byte[] body) implements Reply {
  public HttpResponse {
    Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(headers);
    headers = Collections.unmodifiableMap(sorted);
  }

  public static HttpResponse json(int status, JsonObject json) {
    return of(status, "application/json", json.text());
  }

  /** A page of this site: its scripts and styles come from this site only. */
  public static HttpResponse page(int status, String html) {
    return of(status, "text/html; charset=utf-8", html);
  }

  public static HttpResponse text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text);
  }

  public static HttpResponse of(int status, String contentType, String text) {
    return bytes(status, contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  public static HttpResponse bytes(int status, String contentType, byte[] body) {
    return new HttpResponse(status, Map.of("Content-Type", contentType), body);
  }

  public static HttpResponse empty(int status) {
    return new HttpResponse(status, Map.of(), new byte[0]);
  }

  public HttpResponse withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new HttpResponse(status, more, body);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  public HttpResponse withoutBody() {
    return new HttpResponse(status, headers, new byte[0]);
  }

  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "HttpResponse[" + status + "]";
  }
}
