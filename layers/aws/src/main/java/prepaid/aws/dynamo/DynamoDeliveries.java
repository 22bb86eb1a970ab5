package prepaid.aws.dynamo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.messaging.Deliveries;
import prepaid.vending.messaging.TextLanguage;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What was texted, in DynamoDB: a row {@code sms} for each vend or answer. */
public final class DynamoDeliveries implements Deliveries {
  private static final String KEY = "k";
  private static final String SORT = "s";
  private static final String SMS = "sms";
  private static final String STATE = "st";
  private static final String TRIES = "tr";
  private static final String LAST_TRY = "lt";
  private static final String MESSAGE_ID = "mi";
  private static final String PHONE = "ph";
  private static final String LANGUAGE = "lg";
  private static final String BODIES = "b";

  private final Table table;

  public DynamoDeliveries(DynamoDbClient dynamo, String table) {
    this.table = new Table(dynamo, table);
  }

  @Override
  public Optional<Delivery> find(VendKey key) {
    return table.read(key(key)).map(DynamoDeliveries::decode);
  }

  /** An update of the whole row: the last one stands, also when it is repeated. */
  @Override
  public void put(Delivery delivery) {
    UpdateItemRequest request =
        new Update()
            .set(encode(delivery))
            .removeUnset(List.of(MESSAGE_ID, PHONE, LANGUAGE, BODIES))
            .request(table, key(delivery.key()));
    table.plainly("update", () -> table.dynamo().updateItem(request));
  }

  private static Map<String, AttributeValue> key(VendKey key) {
    return Map.of(KEY, RowWriter.ofText(key.text()), SORT, RowWriter.ofText(SMS));
  }

  private static Map<String, AttributeValue> encode(Delivery delivery) {
    RowWriter row =
        new RowWriter()
            .text(STATE, slug(delivery.state()))
            .number(TRIES, delivery.tries())
            .time(LAST_TRY, delivery.lastTry())
            .text(MESSAGE_ID, delivery.messageId());
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
        row.optionalText(MESSAGE_ID),
        asked(row));
  }

  private static String slug(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
