package prepaid.localcloud.sns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import prepaid.localcloud.template.Scope;
import prepaid.localcloud.wire.Json;

/** A line of a log as CloudWatch Logs hands it to a function: packed, and packed again. */
final class LogEvent {
  private LogEvent() {}

  static Map<String, Object> of(String logGroup, String line, Instant at) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("messageType", "DATA_MESSAGE");
    content.put("owner", Scope.ACCOUNT);
    content.put("logGroup", logGroup);
    content.put("logStream", UUID.randomUUID().toString());
    content.put("subscriptionFilters", List.of(Scope.STACK));
    content.put(
        "logEvents",
        List.of(
            Map.of(
                "id", UUID.randomUUID().toString(),
                "timestamp", at.toEpochMilli(),
                "message", line)));
    String data = Base64.getEncoder().encodeToString(packed(Json.bytes(content)));
    return Map.of("awslogs", Map.of("data", data));
  }

  private static byte[] packed(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes everything", e);
    }
    return packed.toByteArray();
  }
}
