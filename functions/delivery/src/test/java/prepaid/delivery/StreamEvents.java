package prepaid.delivery;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stream events, made from the sample that stands beside the functions. */
final class StreamEvents {
  static final String TOKEN = "0057 9647 4913 6594 4482";
  static final String PURCHASE = "testpurchase0000testpurchase0000";
  static final String SEQUENCE = "000000000000000000001";

  private StreamEvents() {}

  static String sampleText() {
    Path events = Path.of(System.getProperty("house.root"), "events");
    try {
      return Files.readString(events.resolve("vends-stream.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, Object> sample() {
    return parsed(sampleText());
  }

  /** The sample's one record, with these parts replaced, under the number of its place. */
  @SafeVarargs
  static Map<String, Object> of(Map<String, Object>... changes) {
    List<Object> records = new ArrayList<>();
    for (Map<String, Object> change : changes) {
      Map<String, Object> record = record(sample());
      Map<String, Object> dynamodb = objectIn(record, "dynamodb");
      dynamodb.put("SequenceNumber", String.valueOf(records.size()));
      change.forEach(
          (name, value) -> (record.containsKey(name) ? record : dynamodb).put(name, value));
      records.add(record);
    }
    return Map.of("Records", records);
  }

  /** A new image with one attribute replaced. */
  static Map<String, Object> imageWith(String attribute, Object value) {
    Map<String, Object> image =
        new HashMap<>(objectIn(objectIn(record(sample()), "dynamodb"), "NewImage"));
    image.put(attribute, value);
    return Map.of("NewImage", image);
  }

  static Map<String, Object> parsed(String json) {
    try {
      return JSON.std.mapFrom(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> record(Map<String, Object> event) {
    return event.get("Records") instanceof List<?> records ? object(records.getFirst()) : Map.of();
  }

  private static Map<String, Object> objectIn(Map<String, Object> parent, String name) {
    return object(parent.get(name));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }
}
