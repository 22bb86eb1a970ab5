package prepaid.aws.dynamo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import prepaid.vending.payments.Reminder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The row of a reminder: its partition is the minute it is due and one of four shards, so that one
 * busy minute is spread; its sort key is kind and id, so that the same reminder is one row.
 */
final class ReminderRow {
  static final String BUCKET = "b";
  static final String ITEM = "i";
  static final int SHARDS = 4;

  private static final String DUE = "d";
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ReminderRow() {}

  static String bucket(Instant minute, int shard) {
    return MINUTE.format(minute) + "#" + shard;
  }

  static Map<String, AttributeValue> key(Reminder reminder) {
    String item = item(reminder);
    int shard = Math.floorMod(item.hashCode(), SHARDS);
    return Map.of(
        BUCKET, RowWriter.ofText(bucket(reminder.due(), shard)), ITEM, RowWriter.ofText(item));
  }

  static Map<String, AttributeValue> encode(Reminder reminder) {
    Map<String, AttributeValue> key = key(reminder);
    return Map.of(
        BUCKET, key.get(BUCKET), ITEM, key.get(ITEM), DUE, RowWriter.ofTime(reminder.due()));
  }

  static Reminder decode(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("reminder", BUCKET, attributes);
    return new Reminder(
        row.parsed(ITEM, ReminderRow::kind), row.parsed(ITEM, ReminderRow::id), row.time(DUE));
  }

  private static String item(Reminder reminder) {
    return slug(reminder.kind()) + "#" + reminder.id();
  }

  private static String slug(Reminder.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Reminder.Kind kind(String item) {
    String slug = item.substring(0, item.indexOf('#'));
    return LineText.ofSlug(Reminder.Kind.values(), ReminderRow::slug, slug);
  }

  private static String id(String item) {
    return item.substring(item.indexOf('#') + 1);
  }
}
