package prepaid.localcloud.wire;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request as it came in; header names keep the case of {@code com.sun.net.httpserver}. */
public record WireRequest(
    String method, URI uri, Map<String, List<String>> headers, byte[] body, String remoteAddress) {

  /** The path as sent, still percent-encoded. */
  public String rawPath() {
    return uri.getRawPath();
  }

  public String path() {
    return uri.getPath();
  }

  public Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .flatMap(entry -> entry.getValue().stream())
        .findFirst();
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public Map<String, List<String>> query() {
    String query = uri.getRawQuery();
    return query == null ? Map.of() : form(query);
  }

  public Optional<String> queryValue(String name) {
    return query().getOrDefault(name, List.of()).stream().findFirst();
  }

  /** The fields of a form-encoded text, in order. */
  public static Map<String, List<String>> form(String encoded) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        fields.computeIfAbsent(decode(name), unused -> new ArrayList<>()).add(decode(value));
      }
    }
    return fields;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
