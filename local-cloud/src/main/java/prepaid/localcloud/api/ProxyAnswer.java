package prepaid.localcloud.api;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.WireResponse;

/** What a function answers to a proxy event, as an HTTP answer. */
final class ProxyAnswer {
  private ProxyAnswer() {}

  /** Empty when it is not of the shape that API Gateway demands. */
  static Optional<WireResponse> of(byte[] payload) {
    try {
      Map<String, Object> answer = Json.object(payload);
      if (!(answer.get("statusCode") instanceof Number status)) {
        return Optional.empty();
      }
      return Optional.of(new WireResponse(status.intValue(), headers(answer), body(answer)));
    } catch (UncheckedIOException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Map<String, List<String>> headers(Map<String, Object> answer) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Content-Type", List.of("application/json"));
    Json.member(answer, "headers")
        .forEach((name, value) -> put(headers, name, List.of("" + value)));
    Json.member(answer, "multiValueHeaders")
        .forEach((name, values) -> {
          if (values instanceof List<?> list) {
            put(headers, name, list.stream().map(String::valueOf).toList());
          }
        });
    return headers;
  }

  private static void put(Map<String, List<String>> headers, String name, List<String> values) {
    headers.keySet().removeIf(other -> other.equalsIgnoreCase(name));
    headers.put(name, values);
  }

  private static byte[] body(Map<String, Object> answer) {
    String body = Json.string(answer, "body");
    return Boolean.TRUE.equals(answer.get("isBase64Encoded"))
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }
}
