package prepaid.aws.dynamo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.limits.Limits;
import prepaid.vending.partners.PinHash;
import prepaid.vending.sessions.Session;
import prepaid.vending.sessions.Sessions;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** Consumers' sessions among the rows of phones; each expires by itself. */
public final class DynamoSessions implements Sessions {
  private static final String SESSION_PREFIX = "session#";
  private static final String SESSION_ITEM = "session";
  private static final String CODES_PREFIX = "codes#";
  private static final String OF_PHONE = "of";
  private static final String SALT = "cs";
  private static final String HASH = "ch";
  private static final String TRIES = "gw";
  private static final String UNTIL = "un";
  private static final String SECRET = "sh";
  private static final String VERSION = "v";
  private static final String TEXTED = "n";

  private final Table table;

  public DynamoSessions(DynamoDbClient dynamo, String table) {
    this.table = new Table(dynamo, table);
  }

  @Override
  public void add(Session session) {
    var put =
        PutItemRequest.builder()
            .tableName(table.name())
            .item(encode(session))
            .conditionExpression("attribute_not_exists(" + PhoneRow.PHONE + ")")
            .build();
    table.plainly("put", () -> table.dynamo().putItem(put));
  }

  @Override
  public Optional<Session> find(String id) {
    return table.read(key(id)).map(DynamoSessions::decode);
  }

  @Override
  public boolean replace(Session before, Session after) {
    var put =
        PutItemRequest.builder()
            .tableName(table.name())
            .item(encode(after))
            .expressionAttributeNames(Map.of("#v", VERSION))
            .expressionAttributeValues(Map.of(":v", RowWriter.ofNumber(before.version())))
            .conditionExpression("#v = :v")
            .build();
    try {
      table.plainly("put", () -> table.dynamo().putItem(put));
      return true;
    } catch (ConditionalCheckFailedException another) {
      return false;
    }
  }

  @Override
  public boolean mayText(String phone, Instant now) {
    long hour = now.getEpochSecond() / Duration.ofHours(1).toSeconds();
    var update =
        new Update()
            .add(TEXTED, 1)
            .set(PhoneRow.EXPIRES, RowWriter.ofNumber(expiry(now)))
            .onlyIfAbsentOrAtMost(TEXTED, Limits.SESSION_CODES_AN_HOUR_MAX - 1L)
            .request(table, PhoneRow.key(phone, CODES_PREFIX + hour));
    try {
      table.plainly("update", () -> table.dynamo().updateItem(update));
      return true;
    } catch (ConditionalCheckFailedException enough) {
      return false;
    }
  }

  private static Map<String, AttributeValue> encode(Session session) {
    return new RowWriter()
        .text(PhoneRow.PHONE, SESSION_PREFIX + session.id())
        .text(PhoneRow.ITEM, SESSION_ITEM)
        .text(OF_PHONE, session.phone())
        .hex(SALT, session.code().salt())
        .hex(HASH, session.code().hash())
        .number(TRIES, session.tries())
        .time(UNTIL, session.until())
        .hex(SECRET, session.secret())
        .number(VERSION, session.version())
        .number(PhoneRow.EXPIRES, expiry(session.until()))
        .row();
  }

  private static Session decode(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("session", PhoneRow.ITEM, attributes);
    String key = row.text(PhoneRow.PHONE);
    return new Session(
        key.substring(SESSION_PREFIX.length()),
        row.text(OF_PHONE),
        new PinHash(row.hex(SALT), row.hex(HASH)),
        row.smallNumber(TRIES),
        row.time(UNTIL),
        row.optionalHex(SECRET),
        row.number(VERSION));
  }

  /** In seconds, as DynamoDB's time to live wants it; it comes some hours later. */
  private static long expiry(Instant from) {
    return from.plus(Duration.ofHours(1)).getEpochSecond();
  }

  private static Map<String, AttributeValue> key(String id) {
    return PhoneRow.key(SESSION_PREFIX + id, SESSION_ITEM);
  }
}
