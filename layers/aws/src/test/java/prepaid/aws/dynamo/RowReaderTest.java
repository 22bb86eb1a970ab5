package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RowReaderTest {
  private static RowReader reader(String attribute, AttributeValue value) {
    return RowReader.of("row", "k", Map.of("k", AttributeValue.fromS("key"), attribute, value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2026-11-24T08:15:30.123456789Z",
        "2026-11-24T08:15:30.1Z",
        "1969-12-31T23:59:59.75Z",
        "2100-01-01T00:00:00Z"
      })
  void instantsKeepEveryDecimal(String text) {
    Instant instant = Instant.parse(text);
    assertEquals(instant, reader("at", RowWriter.ofTime(instant)).time("at"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "9223372036854775808", "12345678901"})
  void aNumberThatIsNoSmallIntegerIsMalformed(String digits) {
    RowReader row = reader("n", AttributeValue.fromN(digits));
    assertThrows(MalformedRow.class, () -> row.smallNumber("n"));
  }

  @Test
  void anInstantFinerThanANanosecondIsMalformed() {
    RowReader row = reader("at", AttributeValue.fromN("1.0000000001"));
    assertThrows(MalformedRow.class, () -> row.time("at"));
  }

  @Test
  void anOptionalAttributeThatIsThereIsReadStrictlyToo() {
    assertEquals(Optional.empty(), reader("a", AttributeValue.fromS("x")).optionalText("b"));
    RowReader row = reader("b", AttributeValue.fromN("1"));
    assertThrows(MalformedRow.class, () -> row.optionalText("b"));
  }

  @Test
  void aListOfAnythingButTextsIsMalformed() {
    AttributeValue mixed =
        AttributeValue.fromL(List.of(AttributeValue.fromS("a"), AttributeValue.fromN("1")));
    RowReader row = reader("l", mixed);
    assertThrows(MalformedRow.class, () -> row.texts("l"));
  }

  @Test
  void messagesNameTheRowAndTheAttributeAndNeverTheValue() {
    RowReader row = reader("c", AttributeValue.fromS("0123 4567"));
    MalformedRow malformed = assertThrows(MalformedRow.class, () -> row.currency("c"));
    assertEquals(
        "prepaid.aws.dynamo.MalformedRow: row key: attribute c cannot be read"
            + " (IllegalArgumentException)",
        malformed.toString());
  }
}
