package prepaid.localcloud.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One answer; a header may stand several times. */
public record WireResponse(int status, Map<String, List<String>> headers, byte[] body) {

  public static WireResponse of(int status, String contentType, byte[] body) {
    return new WireResponse(status, Map.of("Content-Type", List.of(contentType)), body);
  }

  public static WireResponse json(int status, Object value) {
    return of(status, "application/json", Json.bytes(value));
  }

  public static WireResponse text(int status, String contentType, String text) {
    return of(status, contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  /** RFC 9457, in the shape of this system's own faces. */
  public static WireResponse problem(int status, String type, String title, String detail) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", type);
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", detail);
    return of(status, "application/problem+json", Json.bytes(problem));
  }

  public WireResponse with(String name, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(headers);
    more.put(name, List.of(value));
    return new WireResponse(status, more, body);
  }
}
