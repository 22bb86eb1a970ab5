package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import prepaid.aws.fixture.Samples;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StreamImageTest {
  /** As DynamoDB Streams writes a row into a Lambda event. */
  private static Object typed(AttributeValue value) {
    return switch (value.type()) {
      case S -> Map.of("S", value.s());
      case N -> Map.of("N", value.n());
      case BOOL -> Map.of("BOOL", value.bool());
      case B -> Map.of("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
      case L -> Map.of("L", value.l().stream().map(StreamImageTest::typed).toList());
      default -> throw new IllegalArgumentException("not in a vend row: " + value.type());
    };
  }

  @Test
  void theVendOfAStreamRecordIsTheVendThatWasWritten() throws IOException {
    Meter meter = new Meter(Samples.registration(Samples.drn(7)), VendState.fresh(), 1);
    Vend vend = Samples.vend(meter, Samples.purchaseId(7), 2);
    Map<String, Object> image = new HashMap<>();
    VendRow.encode(vend).forEach((name, value) -> image.put(name, typed(value)));

    Map<String, Object> parsed = JSON.std.mapFrom(JSON.std.asString(image));
    assertEquals(vend, VendRow.decode(StreamImage.row(parsed)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": \"text\"}",
        "{\"a\": null}",
        "{\"a\": {}}",
        "{\"a\": {\"S\": 1}}",
        "{\"a\": {\"S\": null}}",
        "{\"a\": {\"N\": 1}}",
        "{\"a\": {\"S\": \"x\", \"N\": \"1\"}}",
        "{\"a\": {\"SS\": [\"x\"]}}",
        "{\"a\": {\"L\": [\"x\"]}}",
        "{\"a\": {\"B\": \"***\"}}"
      })
  void anyOtherShapeIsRefused(String json) throws IOException {
    Map<String, Object> image = JSON.std.mapFrom(json);
    assertThrows(IllegalArgumentException.class, () -> StreamImage.row(image));
  }

  @Test
  void listsMayBeEmpty() {
    assertEquals(
        Map.of("l", AttributeValue.fromL(List.of())),
        StreamImage.row(Map.of("l", Map.of("L", List.of()))));
  }
}
