package prepaid.aws.dynamo;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.Deliveries;
import prepaid.vending.messaging.DeliveryReport;
import prepaid.vending.messaging.TextLanguage;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * What was texted, in DynamoDB: a row {@code sms} for each vend or answer, and a row {@code report}
 * for each message id, in which the carrier's report and whose text it is about come together.
 */
public final class DynamoDeliveries implements Deliveries {
  private static final String KEY = "k";
  private static final String SORT = "s";
  private static final String SMS = "sms";
  private static final String STATE = "st";
  private static final String TRIES = "tr";
  private static final String LAST_TRY = "lt";
  private static final String TEXTS = "ms";
  static final String PHONE = "ph";
  static final String LANGUAGE = "lg";
  static final String BODIES = "b";

  private static final String MESSAGE = "message#";
  private static final String REPORT = "report";
  private static final String OF = "of";
  private static final String RESULT = "rs";
  private static final String REASON = "rr";
  private static final String REPORTED_AT = "ra";
  private static final String EXPIRES = "x";

  private final Table table;
  private final Clock clock;

  public DynamoDeliveries(DynamoDbClient dynamo, String table, Clock clock) {
    this.table = new Table(dynamo, table);
    this.clock = clock;
  }

  @Override
  public Optional<Delivery> find(VendKey key) {
    return table.read(key(key)).map(DynamoDeliveries::decode);
  }

  /** An update of the whole row: the last one stands, also when it is repeated. */
  @Override
  public void put(Delivery delivery) {
    var unused = written(new Update(), delivery);
  }

  /** Repeated after a lost answer it finds its own row: the reminder beside it sends the text. */
  @Override
  public boolean add(Delivery delivery) {
    return written(new Update().onlyIfAbsent(STATE), delivery);
  }

  @Override
  public boolean replace(Delivery before, Delivery after) {
    Map<String, AttributeValue> was = encode(before);
    Update update = new Update();
    List.of(STATE, TRIES, TEXTS).forEach(name -> update.onlyIf(name, value(was, name)));
    return written(update, after);
  }

  private static AttributeValue value(Map<String, AttributeValue> row, String name) {
    return row.getOrDefault(name, AttributeValue.fromNul(true));
  }

  private boolean written(Update update, Delivery delivery) {
    UpdateItemRequest request =
        update
            .set(encode(delivery))
            .removeUnset(List.of(PHONE, LANGUAGE, BODIES))
            .request(table, key(delivery.key()));
    try {
      table.plainly("update", () -> table.dynamo().updateItem(request));
      return true;
    } catch (ConditionalCheckFailedException another) {
      return false;
    }
  }

  @Override
  public Optional<DeliveryReport> sent(String messageId, VendKey key) {
    Update update = new Update().set(OF, RowWriter.ofText(key.text())).set(EXPIRES, expiry());
    return report(messageId, now(update, messageId));
  }

  @Override
  public Optional<VendKey> reported(DeliveryReport report) {
    Update update =
        new Update()
            .set(RESULT, RowWriter.ofText(slug(report.result())))
            .set(REASON, RowWriter.ofText(report.reason()))
            .set(REPORTED_AT, RowWriter.ofTime(report.at()))
            .set(EXPIRES, expiry());
    boolean arrived = report.result() == DeliveryReport.Result.DELIVERED;
    try {
      return owner(now(arrived ? update : update.onlyIfAbsent(RESULT), report.messageId()));
    } catch (ConditionalCheckFailedException reportedBefore) {
      return owner(reportedBefore.item());
    }
  }

  /** The row as the update leaves it. */
  private Map<String, AttributeValue> now(Update update, String messageId) {
    UpdateItemRequest request =
        update.request(table, messageKey(messageId)).toBuilder()
            .returnValues(ReturnValue.ALL_NEW)
            .build();
    return table.plainly("update", () -> table.dynamo().updateItem(request)).attributes();
  }

  private AttributeValue expiry() {
    return RowWriter.ofNumber(clock.instant().plus(Limits.REPORT_WAIT_MAX).getEpochSecond());
  }

  private static Optional<VendKey> owner(Map<String, AttributeValue> attributes) {
    return RowReader.ofSecretKey("report", KEY, attributes).optional(OF, VendKey::parse);
  }

  private static Optional<DeliveryReport> report(
      String messageId, Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.ofSecretKey("report", KEY, attributes);
    return row.optional(RESULT, slug -> result(slug))
        .map(result ->
            new DeliveryReport(messageId, result, row.text(REASON), row.time(REPORTED_AT)));
  }

  static Map<String, AttributeValue> key(VendKey key) {
    return Map.of(KEY, RowWriter.ofText(key.text()), SORT, RowWriter.ofText(SMS));
  }

  private static Map<String, AttributeValue> messageKey(String messageId) {
    return Map.of(KEY, RowWriter.ofText(MESSAGE + messageId), SORT, RowWriter.ofText(REPORT));
  }

  private static Map<String, AttributeValue> encode(Delivery delivery) {
    RowWriter row =
        new RowWriter()
            .text(STATE, slug(delivery.state()))
            .number(TRIES, delivery.tries())
            .time(LAST_TRY, delivery.lastTry())
            .texts(TEXTS, delivery.texts().stream().map(SentText::of).toList());
    delivery
        .asked()
        .ifPresent(asked -> {
          boolean waits = delivery.state() == State.PARKED;
          row.text(PHONE, asked.phone())
              .text(LANGUAGE, asked.language().tag())
              // What was said is not kept; what is still to be said must be.
              .texts(BODIES, waits ? asked.bodies() : List.of());
        });
    return row.row();
  }

  private static Optional<Asked> asked(RowReader row) {
    return row.optionalText(PHONE)
        .map(
            phone -> new Asked(phone, row.known(LANGUAGE, TextLanguage::ofTag), row.texts(BODIES)));
  }

  private static Delivery decode(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.ofSecretKey("delivery", KEY, attributes);
    return new Delivery(
        row.parsed(KEY, VendKey::parse),
        row.parsed(STATE, slug -> LineText.ofSlug(State.values(), DynamoDeliveries::slug, slug)),
        row.smallNumber(TRIES),
        row.time(LAST_TRY),
        row.has(TEXTS) ? row.each(TEXTS, SentText::read) : List.of(),
        asked(row));
  }

  private static DeliveryReport.Result result(String slug) {
    return LineText.ofSlug(DeliveryReport.Result.values(), DynamoDeliveries::slug, slug);
  }

  static String slug(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
