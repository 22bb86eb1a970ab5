package prepaid.aws.dynamo;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import prepaid.vending.cards.Guesses;
import prepaid.vending.limits.Limits;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Counters of wrong PINs in DynamoDB, a row a name; the table lets go of old ones. */
public final class DynamoGuesses implements Guesses {
  static final String KEY = "k";
  private static final String WRONG = "n";
  private static final String LAST = "at";
  private static final String GONE_AT = "ttl";

  private final Table table;

  public DynamoGuesses(DynamoDbClient dynamo, String table) {
    this.table = new Table(dynamo, table);
  }

  @Override
  public Map<String, Tally> read(Set<String> names) {
    Map<String, Tally> tallies = new HashMap<>();
    for (String name : names) {
      table.read(key(name)).ifPresent(row -> tallies.put(name, tally(row)));
    }
    return tallies;
  }

  @Override
  public void count(Set<String> names, Set<String> anew, Instant at) {
    for (String name : names) {
      Update update =
          anew.contains(name)
              ? new Update().set(WRONG, RowWriter.ofNumber(1))
              : new Update().add(WRONG, 1);
      update
          .set(LAST, RowWriter.ofTime(at))
          .set(
              GONE_AT,
              RowWriter.ofNumber(at.plus(Limits.CARD_GUESSES_FORGOTTEN_AFTER).getEpochSecond()));
      table.plainly("update", () -> table.dynamo().updateItem(update.request(table, key(name))));
    }
  }

  private static Tally tally(Map<String, AttributeValue> attributes) {
    RowReader row = new RowReader("wrong PINs", attributes);
    return new Tally(row.smallNumber(WRONG), row.time(LAST));
  }

  private static Map<String, AttributeValue> key(String name) {
    return Map.of(KEY, RowWriter.ofText(name));
  }
}
