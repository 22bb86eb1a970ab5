package prepaid.delivery;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.DeliveryReport;
import prepaid.vending.messaging.DeliveryReport.Result;

/**
 * The log in which SNS says what became of texts, as CloudWatch Logs hands it over: one event for
 * each text, at once or days later. The events name phones, so nothing of them is ever printed.
 */
final class CarrierLog {
  private static final String LOGS = "awslogs";

  /** What no other try changes, in the words that SNS documents. */
  private static final List<String> HOPELESS =
      List.of("invalid", "blocked", "denied", "opted out", "max price", "spam");

  private CarrierLog() {}

  static boolean isEvent(Map<String, Object> event) {
    return event.get(LOGS) instanceof Map<?, ?>;
  }

  /**
   * The reports of an event; lines that are none are left out.
   *
   * @throws IllegalArgumentException when it is no event of a log
   */
  static List<DeliveryReport> of(Map<String, Object> event) {
    List<DeliveryReport> reports = new ArrayList<>();
    if (unpacked(event).get("logEvents") instanceof List<?> lines) {
      lines.forEach(line -> report(line).ifPresent(reports::add));
    }
    return List.copyOf(reports);
  }

  private static Map<String, Object> unpacked(Map<String, Object> event) {
    if (event.get(LOGS) instanceof Map<?, ?> logs && logs.get("data") instanceof String data) {
      byte[] packed = Base64.getDecoder().decode(data);
      try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        return JSON.std.mapFrom(unpacked.readAllBytes());
      } catch (IOException unreadable) {
        // Without the cause, whose message may quote what it choked on.
        throw new IllegalArgumentException("an event of a log that cannot be read");
      }
    }
    throw new IllegalArgumentException("an event of a log without data");
  }

  private static Optional<DeliveryReport> report(@Nullable Object line) {
    if (line instanceof Map<?, ?> event
        && event.get("message") instanceof String message
        && event.get("timestamp") instanceof Number at) {
      try {
        return report(JSON.std.mapFrom(message), Instant.ofEpochMilli(at.longValue()));
      } catch (IOException | IllegalArgumentException notOurs) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<DeliveryReport> report(Map<String, Object> said, Instant at) {
    if (said.get("notification") instanceof Map<?, ?> notification
        && notification.get("messageId") instanceof String messageId
        && said.get("delivery") instanceof Map<?, ?> delivery
        && said.get("status") instanceof String status) {
      String reason =
          delivery.get("providerResponse") instanceof String words ? words : "no reason was given";
      return Optional.of(
          new DeliveryReport(messageId, result(status, reason), withoutPhones(reason), at));
    }
    return Optional.empty();
  }

  private static Result result(String status, String reason) {
    if (status.equals("SUCCESS")) {
      return Result.DELIVERED;
    }
    String words = reason.toLowerCase(Locale.ROOT);
    return HOPELESS.stream().anyMatch(words::contains) ? Result.REFUSED : Result.UNREACHED;
  }

  private static String withoutPhones(String reason) {
    String words = reason.replaceAll("\\+?[0-9]{6,}", "…");
    return words.substring(0, Math.min(words.length(), Limits.REPORT_REASON_CHARACTERS_MAX));
  }
}
