package prepaid.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.LoggedContext;
import prepaid.vending.ledger.Vend;
import prepaid.vending.messaging.DeliveryReport;
import prepaid.vending.messaging.DeliveryReport.Result;

class DeliveryHandlerTest {
  private final LoggedContext context = new LoggedContext();
  private final List<DeliveryReport> reports = new ArrayList<>();

  @Test
  void theSampleEventIsDelivered() throws IOException {
    List<Vend> delivered = new ArrayList<>();
    String answer = invoke(delivered::add, StreamEvents.sampleText());
    assertEquals("{\"batchItemFailures\":[]}", answer);
    assertEquals(1, delivered.size());
  }

  @Test
  void aFailureIsReportedBySequenceNumber() throws IOException {
    Consumer<Vend> failing =
        vend -> {
          throw new IllegalStateException("as told");
        };
    String answer = invoke(failing, StreamEvents.sampleText());
    assertEquals(
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + StreamEvents.SEQUENCE + "\"}]}", answer);
    assertEquals(1, context.logged().size());
  }

  @Test
  void theSampleOfACarriersLogIsNoted() throws IOException {
    String event =
        Files.readString(Path.of(System.getProperty("house.root"), "events", "carrier-log.json"));
    assertEquals("", invoke(vend -> {}, event));
    assertEquals(
        List.of(Result.DELIVERED, Result.UNREACHED),
        reports.stream().map(DeliveryReport::result).toList());
    assertEquals(List.of(), context.logged());
  }

  @Test
  void anythingButAStreamEventFailsTheInvocation() {
    assertThrows(IllegalArgumentException.class, () -> invoke(vend -> {}, "{}"));
  }

  @Test
  void aMissingVariableIsNamed() {
    var missing =
        assertThrows(
            IllegalStateException.class,
            () -> new DeliveryHandler(Map.of("AWS_REGION", "eu-west-1")));
    assertTrue(String.valueOf(missing.getMessage()).contains("_TABLE"));
  }

  private String invoke(Consumer<Vend> delivery, String event) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    new DeliveryHandler(delivery, reports::add)
        .handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), output, context);
    return output.toString(UTF_8);
  }
}
