package prepaid.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import prepaid.aws.dynamo.StreamImage;
import prepaid.aws.dynamo.VendRow;
import prepaid.vending.ledger.Vend;

/**
 * A change of the vends table, as Lambda hands it over. It holds tokens, so it is never printed.
 *
 * @param sequenceNumber by which a record that failed is reported
 */
record StreamRecord(String sequenceNumber, boolean inserted, Map<?, ?> change) {
  /**
   * The records of an event, in the order of the stream.
   *
   * @throws IllegalArgumentException when it is no stream event at all
   */
  static List<StreamRecord> of(Map<String, Object> event) {
    return list(event.get("Records")).stream().map(StreamRecord::read).toList();
  }

  /**
   * The vend that was written; empty when the record is not about a new row, or the row is none: a
   * confirmation, or the tombstone of a sale that never came.
   *
   * @throws RuntimeException when the row is none of ours; the message names no value
   */
  Optional<Vend> vend() {
    return inserted
        ? Optional.of(StreamImage.row(texts(change.get("NewImage"))))
            .filter(VendRow::isVend)
            .map(VendRow::decode)
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "StreamRecord[" + sequenceNumber + "]";
  }

  private static StreamRecord read(@Nullable Object json) {
    Map<?, ?> event = map(json);
    Map<?, ?> change = map(event.get("dynamodb"));
    if (change.get("SequenceNumber") instanceof String number) {
      return new StreamRecord(number, "INSERT".equals(event.get("eventName")), change);
    }
    throw new IllegalArgumentException("a stream record without its sequence number");
  }

  private static List<?> list(@Nullable Object json) {
    if (json instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("no event of a DynamoDB stream");
  }

  private static Map<?, ?> map(@Nullable Object json) {
    if (json instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException("an object is missing in a stream record");
  }

  private static Map<String, Object> texts(@Nullable Object json) {
    Map<String, Object> image = new HashMap<>();
    map(json).forEach((name, value) -> image.put(String.valueOf(name), value));
    return image;
  }
}
