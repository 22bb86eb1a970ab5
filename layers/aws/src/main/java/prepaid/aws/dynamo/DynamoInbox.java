package prepaid.aws.dynamo;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import prepaid.vending.limits.Limits;
import prepaid.vending.texting.InboundText;
import prepaid.vending.texting.Inbox;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Which texts were answered, in DynamoDB: a row for each text, and one for each content with the
 * times at which it was asked. Both expire; neither holds what the text said.
 */
public final class DynamoInbox implements Inbox {
  private static final String TEXT_PREFIX = "text#";
  private static final String CONTENT_PREFIX = "said#";
  private static final String OWNER = "ow";
  private static final String UNTIL = "un";
  private static final String DONE = "dn";
  private static final String TAKEN = "n";
  private static final String TIMES = "t";

  private final Table table;
  private final Clock clock;

  public DynamoInbox(DynamoDbClient dynamo, String table, Clock clock) {
    this.table = new Table(dynamo, table);
    this.clock = clock;
  }

  @Override
  public Taken take(InboundText text, Optional<String> content, Instant until) {
    // The SDK's own second try after a lost answer is the same owner, so it takes what is its own.
    AttributeValue owner = RowWriter.ofText(UUID.randomUUID().toString());
    UpdateItemRequest request =
        new Update()
                .set(OWNER, owner)
                .set(UNTIL, RowWriter.ofTime(until))
                .set(PhoneRow.EXPIRES, expiry())
                .add(TAKEN, 1)
                .onlyIfAbsent(DONE)
                .onlyIfMineOrFree(OWNER, owner, UNTIL, RowWriter.ofTime(clock.instant()))
                .request(table, key(text))
                .toBuilder()
                .returnValues(ReturnValue.ALL_OLD)
                .build();
    try {
      boolean isFirst =
          !table.plainly("update", () -> table.dynamo().updateItem(request)).hasAttributes();
      return isFirst && content.isPresent() && isTooOften(text, content.get())
          ? tooOften(text)
          : Taken.OURS;
    } catch (ConditionalCheckFailedException takenOrDone) {
      return Taken.NOT_OURS;
    }
  }

  private Taken tooOften(InboundText text) {
    answered(text);
    return Taken.TOO_OFTEN;
  }

  @Override
  public void answered(InboundText text) {
    update(text, new Update().set(DONE, AttributeValue.fromBool(true)));
  }

  @Override
  public void putBack(InboundText text) {
    update(text, new Update().set(UNTIL, RowWriter.ofTime(Instant.EPOCH)));
  }

  private void update(InboundText text, Update update) {
    UpdateItemRequest request = update.request(table, key(text));
    table.plainly("update", () -> table.dynamo().updateItem(request));
  }

  /** The last time goes; which of several texts it was of makes no difference. */
  @Override
  public void uncount(InboundText text, String content) {
    Map<String, AttributeValue> key = PhoneRow.key(text.from(), CONTENT_PREFIX + content);
    for (int tries = 0; tries < Limits.BUSY_TRIES_MAX; tries++) {
      List<AttributeValue> before = times(key);
      if (before.isEmpty() || counted(key, before, before.subList(0, before.size() - 1))) {
        return;
      }
    }
  }

  private List<AttributeValue> times(Map<String, AttributeValue> key) {
    return table.read(key).map(row -> row.get(TIMES)).map(AttributeValue::l).orElse(List.of());
  }

  /** Counts the content once more, unless it was asked as often as it is answered. */
  private boolean isTooOften(InboundText text, String content) {
    Map<String, AttributeValue> key = PhoneRow.key(text.from(), CONTENT_PREFIX + content);
    AttributeValue now = RowWriter.ofNumber(clock.instant().getEpochSecond());
    Instant since = clock.instant().minus(Limits.SAME_TEXT_WINDOW);
    for (int tries = 0; tries < Limits.BUSY_TRIES_MAX; tries++) {
      List<AttributeValue> before = times(key);
      List<AttributeValue> recent =
          before.stream()
              .filter(at -> Instant.ofEpochSecond(Long.parseLong(at.n())).isAfter(since))
              .toList();
      if (recent.size() >= Limits.SAME_TEXT_ANSWERS_MAX) {
        return true;
      }
      if (counted(key, before, Stream.concat(recent.stream(), Stream.of(now)).toList())) {
        return false;
      }
    }
    return true;
  }

  private boolean counted(
      Map<String, AttributeValue> key, List<AttributeValue> before, List<AttributeValue> after) {
    Map<String, AttributeValue> row =
        Map.of(
            PhoneRow.PHONE,
            key.get(PhoneRow.PHONE),
            PhoneRow.ITEM,
            key.get(PhoneRow.ITEM),
            PhoneRow.EXPIRES,
            expiry(),
            TIMES,
            AttributeValue.fromL(after));
    PutItemRequest.Builder put =
        PutItemRequest.builder()
            .tableName(table.name())
            .item(row)
            .expressionAttributeNames(Map.of("#t", TIMES))
            .expressionAttributeValues(Map.of(":before", AttributeValue.fromL(before)))
            .conditionExpression(
                before.isEmpty() ? "attribute_not_exists(#t) OR #t = :before" : "#t = :before");
    try {
      table.plainly("put", () -> table.dynamo().putItem(put.build()));
      return true;
    } catch (ConditionalCheckFailedException anotherTextCameFirst) {
      return false;
    }
  }

  private AttributeValue expiry() {
    return RowWriter.ofNumber(clock.instant().plus(Limits.TEXT_REMEMBERED_FOR).getEpochSecond());
  }

  private static Map<String, AttributeValue> key(InboundText text) {
    return PhoneRow.key(text.from(), TEXT_PREFIX + text.key().reference());
  }
}
