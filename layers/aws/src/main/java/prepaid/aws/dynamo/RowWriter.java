package prepaid.aws.dynamo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A row in the making. */
final class RowWriter {
  private final Map<String, AttributeValue> attributes = new HashMap<>();

  RowWriter text(String name, String value) {
    return put(name, ofText(value));
  }

  RowWriter text(String name, Optional<String> value) {
    value.ifPresent(present -> text(name, present));
    return this;
  }

  RowWriter number(String name, long value) {
    return put(name, ofNumber(value));
  }

  RowWriter time(String name, Instant value) {
    return put(name, ofTime(value));
  }

  RowWriter time(String name, Optional<Instant> value) {
    value.ifPresent(present -> time(name, present));
    return this;
  }

  RowWriter flag(String name, boolean value) {
    return put(name, AttributeValue.fromBool(value));
  }

  /** A row within the row. */
  RowWriter nested(String name, Map<String, AttributeValue> row) {
    return put(name, AttributeValue.fromM(row));
  }

  RowWriter texts(String name, List<String> values) {
    return put(name, AttributeValue.fromL(values.stream().map(RowWriter::ofText).toList()));
  }

  /** Hexadecimal digits, stored as half as many bytes. */
  RowWriter hex(String name, String value) {
    return put(name, ofHex(value));
  }

  RowWriter hex(String name, Optional<String> value) {
    value.ifPresent(present -> hex(name, present));
    return this;
  }

  Map<String, AttributeValue> row() {
    return Map.copyOf(attributes);
  }

  static AttributeValue ofText(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue ofNumber(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static AttributeValue ofHex(String value) {
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(HexFormat.of().parseHex(value)));
  }

  /** Seconds since 1970 with all their decimals: hashes cover instants, so none may be lost. */
  static AttributeValue ofTime(Instant value) {
    BigDecimal seconds =
        BigDecimal.valueOf(value.getEpochSecond()).add(BigDecimal.valueOf(value.getNano(), 9));
    return AttributeValue.fromN(seconds.stripTrailingZeros().toPlainString());
  }

  private RowWriter put(String name, AttributeValue value) {
    if (attributes.put(name, value) != null) {
      throw new IllegalArgumentException("attribute written twice: " + name);
    }
    return this;
  }
}
