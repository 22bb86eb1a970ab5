package prepaid.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.vending.messaging.DeliveryReport;
import prepaid.vending.messaging.DeliveryReport.Result;

class CarrierLogTest {
  private static final long AT = 1_795_881_600_000L;

  /** A line as SNS writes it. */
  static String line(String id, String status, String reason) {
    return """
    {"notification":{"messageId":"%s","timestamp":"2026-11-28 08:00:00.558"},"delivery":\
    {"phoneCarrier":"Some Carrier","mnc":7,"numberOfMessageParts":1,"destination":"+27821234567",\
    "priceInUSD":0.02,"smsType":"Transactional","mcc":655,"providerResponse":"%s",\
    "dwellTimeMs":599,"dwellTimeMsUntilDeviceAck":1344},"status":"%s"}\
    """
        .formatted(id, reason, status);
  }

  static Map<String, Object> event(String... lines) {
    try {
      List<Map<String, Object>> events =
          Arrays.stream(lines)
              .map(line -> Map.<String, Object>of("id", "1", "timestamp", AT, "message", line))
              .toList();
      byte[] plain =
          JSON.std
              .asString(Map.of("messageType", "DATA_MESSAGE", "logEvents", events))
              .getBytes(UTF_8);
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(plain);
      }
      String data = Base64.getEncoder().encodeToString(packed.toByteArray());
      return Map.of("awslogs", Map.of("data", data));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static DeliveryReport only(String line) {
    List<DeliveryReport> reports = CarrierLog.of(event(line));
    assertEquals(1, reports.size());
    return reports.getFirst();
  }

  @Test
  void whatArrivedIsReadWithItsTimeAndTheCarriersWords() {
    assertEquals(
        new DeliveryReport(
            "m-1",
            Result.DELIVERED,
            "Message has been accepted by phone carrier",
            Instant.ofEpochMilli(AT)),
        only(line("m-1", "SUCCESS", "Message has been accepted by phone carrier")));
  }

  /** The failures that SNS documents. */
  @ParameterizedTest
  @CsvSource({
    "Blocked as spam by phone carrier, REFUSED",
    "Destination is on a denied list, REFUSED",
    "Invalid phone number, REFUSED",
    "Message body is invalid, REFUSED",
    "Phone carrier has blocked this message, REFUSED",
    "Phone carrier is currently unreachable/unavailable, UNREACHED",
    "Phone has blocked SMS, REFUSED",
    "Phone is on a denied list, REFUSED",
    "Phone is currently unreachable/unavailable, UNREACHED",
    "Phone number is opted out, REFUSED",
    "This delivery would exceed max price, REFUSED",
    "Unknown error attempting to reach phone, UNREACHED",
    "Something new, UNREACHED"
  })
  void itIsTriedAgainOnlyWhereThatMayHelp(String reason, Result result) {
    assertEquals(result, only(line("m-1", "FAILURE", reason)).result());
  }

  @Test
  void aReasonNamesNoPhoneAndIsShort() {
    String reason = "No way to +27821234567: " + "x".repeat(500);
    DeliveryReport report = only(line("m-1", "FAILURE", reason));
    assertTrue(report.reason().startsWith("No way to …: x"), report.reason());
    assertFalse(report.toString().contains("27821234567"));
  }

  @Test
  void linesThatAreNoReportsAreLeftOut() {
    List<DeliveryReport> reports =
        CarrierLog.of(
            event(
                "no JSON",
                "[1]",
                "{}",
                line("m-1", "SUCCESS", "taken"),
                line(" ", "SUCCESS", "taken"),
                "{\"notification\":{\"messageId\":\"m\"},\"status\":\"SUCCESS\"}"));
    assertEquals(List.of("m-1"), reports.stream().map(DeliveryReport::messageId).toList());
    assertEquals(List.of(), CarrierLog.of(event()));
  }

  @Test
  void whatIsNoLogFails() {
    assertFalse(CarrierLog.isEvent(Map.of("Records", List.of())));
    for (Object logs : List.of(Map.of(), Map.of("data", "!"), Map.of("data", "QUJD"))) {
      assertThrows(IllegalArgumentException.class, () -> CarrierLog.of(Map.of("awslogs", logs)));
    }
  }
}
