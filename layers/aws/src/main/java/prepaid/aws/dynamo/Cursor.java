package prepaid.aws.dynamo;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** The row {@code cursor} of the reminders table: the oldest minute that may hold a reminder. */
record Cursor(Table table) {
  private static final String AT = "at";
  private static final Map<String, AttributeValue> KEY =
      Map.of(
          ReminderRow.BUCKET, RowWriter.ofText("cursor"),
          ReminderRow.ITEM, RowWriter.ofText("-"));

  Optional<Instant> read() {
    return table.read(KEY).map(row -> RowReader.of("reminders", ReminderRow.BUCKET, row).time(AT));
  }

  /** Sets it to this minute, when there is none yet; otherwise it stays. */
  Instant begin(Instant minute) {
    PutItemRequest.Builder put = put(minute).conditionExpression("attribute_not_exists(#b)");
    put(put.expressionAttributeNames(Map.of("#b", ReminderRow.BUCKET)).build());
    return minute;
  }

  /** Moves it forward; another run of upkeep that came further wins. */
  void moveTo(Instant minute) {
    PutItemRequest.Builder put = put(minute).conditionExpression("#at < :at");
    put(
        put.expressionAttributeNames(Map.of("#at", AT))
            .expressionAttributeValues(Map.of(":at", RowWriter.ofTime(minute)))
            .build());
  }

  private PutItemRequest.Builder put(Instant minute) {
    Map<String, AttributeValue> row = new HashMap<>(KEY);
    row.put(AT, RowWriter.ofTime(minute));
    return PutItemRequest.builder().tableName(table.name()).item(row);
  }

  /** A failed condition means that it is there, or further: what was wanted. */
  private void put(PutItemRequest request) {
    try {
      table.plainly("put", () -> table.dynamo().putItem(request));
    } catch (ConditionalCheckFailedException there) {
      return;
    }
  }
}
