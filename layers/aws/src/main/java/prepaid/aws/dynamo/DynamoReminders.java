package prepaid.aws.dynamo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import prepaid.vending.limits.Limits;
import prepaid.vending.payments.Reminder;
import prepaid.vending.payments.Reminders;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The calendar of upkeep in DynamoDB: one partition a minute and shard, and a cursor that names the
 * oldest minute which may still hold something. Nothing is ever scanned.
 *
 * <p>What is due already goes into the present minute, so the past fills no more. The cursor stays
 * behind by {@link #Limits.REMINDER_LATE_MAX}, for writers whose clock or call is slow.
 */
public final class DynamoReminders implements Reminders {

  /** How many empty minutes upkeep walks, after an outage, before it notes how far it came. */
  private static final int STRIDE_MINUTES = 60;

  private final Table table;
  private final Cursor cursor;
  private final Clock clock;
  private final AtomicBoolean begun = new AtomicBoolean();

  public DynamoReminders(DynamoDbClient dynamo, String table, Clock clock) {
    this.table = new Table(dynamo, table);
    this.cursor = new Cursor(this.table);
    this.clock = clock;
  }

  @Override
  public void add(Reminder reminder) {
    Map<String, AttributeValue> row = ReminderRow.encode(notPast(reminder));
    begin();
    table.plainly(
        "put", () -> table.dynamo().putItem(put -> put.tableName(table.name()).item(row)));
  }

  /** Reminders as parts of a transaction. */
  List<TransactWriteItem> puts(List<Reminder> reminders) {
    if (!reminders.isEmpty()) {
      begin();
    }
    return reminders.stream()
        .map(reminder -> Transactions.put(table, ReminderRow.encode(notPast(reminder))))
        .toList();
  }

  /** Those due by now, oldest first. A reminder that was late carries the time it was moved to. */
  @Override
  public List<Reminder> due(Instant now, int limit) {
    List<Reminder> found = new ArrayList<>();
    Instant oldest = cursor.read().orElseGet(() -> cursor.begin(minute(now)));
    Instant finished = oldest;
    for (Instant minute = oldest; !minute.isAfter(now); minute = next(minute)) {
      List<Reminder> there = in(minute);
      there.stream().filter(reminder -> !reminder.due().isAfter(now)).forEach(found::add);
      if (found.size() >= limit) {
        break;
      }
      boolean closed = there.isEmpty() && !next(minute).plus(Limits.REMINDER_LATE_MAX).isAfter(now);
      if (closed && finished.equals(minute)) {
        finished = next(minute);
        noteStride(oldest, finished);
      }
    }
    if (finished.isAfter(oldest)) {
      cursor.moveTo(finished);
    }
    return List.copyOf(found.subList(0, Math.min(limit, found.size())));
  }

  @Override
  public void done(Reminder reminder) {
    Map<String, AttributeValue> key = ReminderRow.key(reminder);
    table.plainly(
        "delete",
        () -> table.dynamo().deleteItem(delete -> delete.tableName(table.name()).key(key)));
  }

  /** The reminders of a minute, oldest first, whichever shard they are in. */
  private List<Reminder> in(Instant minute) {
    List<Reminder> reminders = new ArrayList<>();
    for (int shard = 0; shard < ReminderRow.SHARDS; shard++) {
      QueryRequest.Builder query =
          QueryRequest.builder()
              .keyConditionExpression("#b = :b")
              .expressionAttributeNames(Map.of("#b", ReminderRow.BUCKET))
              .expressionAttributeValues(
                  Map.of(":b", RowWriter.ofText(ReminderRow.bucket(minute, shard))))
              .consistentRead(true);
      table.all(query).forEach(row -> reminders.add(ReminderRow.decode(row)));
    }
    reminders.sort(Comparator.comparing(Reminder::due));
    return reminders;
  }

  /** Once a warm instance: from the first reminder ever on, upkeep knows where to begin. */
  private void begin() {
    if (!begun.get()) {
      cursor.begin(minute(clock.instant()));
      begun.set(true);
    }
  }

  private Reminder notPast(Reminder reminder) {
    Instant now = clock.instant();
    return reminder.due().isBefore(now)
        ? new Reminder(reminder.kind(), reminder.id(), now)
        : reminder;
  }

  /** After a long outage a run may end before the walk does: the next one goes on from here. */
  private void noteStride(Instant oldest, Instant finished) {
    if (Duration.between(oldest, finished).toMinutes() % STRIDE_MINUTES == 0) {
      cursor.moveTo(finished);
    }
  }

  private static Instant minute(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MINUTES);
  }

  private static Instant next(Instant minute) {
    return minute.plus(1, ChronoUnit.MINUTES);
  }
}
