package prepaid.localcloud.streams;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prepaid.localcloud.template.Scope;
import prepaid.localcloud.wire.Json;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/** The event that Lambda makes of stream records. */
final class StreamEvent {
  private StreamEvent() {}

  static byte[] of(List<Record> records, String streamArn) {
    List<Object> list = new ArrayList<>();
    records.forEach(record -> list.add(record(record, streamArn)));
    return Json.bytes(Map.of("Records", list));
  }

  private static Map<String, Object> record(Record record, String streamArn) {
    StreamRecord change = record.dynamodb();
    Map<String, Object> dynamodb = new LinkedHashMap<>();
    dynamodb.put(
        "ApproximateCreationDateTime", change.approximateCreationDateTime().getEpochSecond());
    dynamodb.put("Keys", item(change.keys()));
    if (change.hasNewImage()) {
      dynamodb.put("NewImage", item(change.newImage()));
    }
    if (change.hasOldImage()) {
      dynamodb.put("OldImage", item(change.oldImage()));
    }
    dynamodb.put("SequenceNumber", change.sequenceNumber());
    dynamodb.put("SizeBytes", change.sizeBytes());
    dynamodb.put("StreamViewType", change.streamViewTypeAsString());
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("eventID", record.eventID());
    event.put("eventName", record.eventNameAsString());
    event.put("eventVersion", "1.1");
    event.put("eventSource", "aws:dynamodb");
    event.put("awsRegion", Scope.REGION);
    event.put("dynamodb", dynamodb);
    event.put("eventSourceARN", streamArn);
    return event;
  }

  private static Map<String, Object> item(Map<String, AttributeValue> attributes) {
    Map<String, Object> item = new LinkedHashMap<>();
    attributes.forEach((name, value) -> item.put(name, value(value)));
    return item;
  }

  /** DynamoDB's own JSON: {@code {"S": "…"}}, numbers as texts, bytes in base64. */
  private static Map<String, Object> value(AttributeValue value) {
    return switch (value.type()) {
      case S -> Map.of("S", value.s());
      case N -> Map.of("N", value.n());
      case B -> Map.of("B", base64(value.b()));
      case SS -> Map.of("SS", value.ss());
      case NS -> Map.of("NS", value.ns());
      case BS -> Map.of("BS", value.bs().stream().map(StreamEvent::base64).toList());
      case M -> Map.of("M", item(value.m()));
      case L -> Map.of("L", value.l().stream().map(StreamEvent::value).toList());
      case BOOL -> Map.of("BOOL", value.bool());
      case NUL -> Map.of("NULL", true);
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalStateException("an attribute of a kind that the SDK does not know");
    };
  }

  private static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArray());
  }
}
