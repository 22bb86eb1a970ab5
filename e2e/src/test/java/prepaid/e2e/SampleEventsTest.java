package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.aws.invocation.Invocation;
import prepaid.e2e.Http.Reply;
import prepaid.vending.refusals.Answer;

/** The sample events of {@code events/} are what the running system takes. */
class SampleEventsTest {
  private static final List<String> SENT =
      List.of("Content-Type", "Idempotency-Key", "Sandbox-Signature", "Authorization");

  private final RunningSystem system = RunningSystem.shared();

  @ParameterizedTest
  @CsvSource({
    "web-quote, 200",
    "web-purchase, 201",
    "web-purchase-status, 404",
    "web-payment-event, 401",
    "partner-purchase, 201",
    "office-put-meter, 201",
    "office-import-part, 404",
    "office-key-component, 202"
  })
  void anEventOfTheApiIsAnswered(String name, int status) throws IOException {
    Map<String, Object> event = JSON.std.mapFrom(read(name));
    Http api = system.api();
    if (event.get("headers") instanceof Map<?, ?> headers) {
      for (String header : SENT) {
        if (headers.get(header) instanceof String value) {
          api = api.with(header, filledIn(value));
        }
      }
    }
    String body = event.get("body") instanceof String text ? text : "";
    Reply reply =
        api.raw(String.valueOf(event.get("httpMethod")), String.valueOf(event.get("path")), body);
    assertEquals(status, reply.status(), reply.body());
  }

  @Test
  void theVendRequestIsOneThatTheModuleReads() throws IOException {
    Answer<Invocation> read = Invocation.parse(read("token-generation-vend"));
    assertInstanceOf(Invocation.Vend.class, assertInstanceOf(Answer.Given.class, read).value());
  }

  private String filledIn(String value) {
    return switch (value) {
      case "Bearer REPLACE" -> admin();
      case "Basic REPLACE" -> system.electrum(0).headers().getLast();
      default -> value;
    };
  }

  private String admin() {
    return "Bearer " + system.cloud().operators().tokens().get("admin");
  }

  private static byte[] read(String name) throws IOException {
    Path root = Path.of(System.getProperty("house.root"));
    return Files.readAllBytes(root.resolve("events").resolve(name + ".json"));
  }
}
