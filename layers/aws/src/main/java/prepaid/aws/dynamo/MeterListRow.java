package prepaid.aws.dynamo;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import prepaid.sts.Drn;
import prepaid.vending.meters.MeterRegister.Entry;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The rows that list meters; all but the tariffs' hold nothing but their key. */
final class MeterListRow {
  static final String LIST = "k";
  static final String METER = "s";

  /** The last digit of a number spreads a utility over as many partitions. */
  static final int SHARDS = 10;

  private MeterListRow() {}

  static AttributeValue ofAccount(String account) {
    return RowWriter.ofText("account#" + account.toLowerCase(Locale.ROOT));
  }

  static AttributeValue ofUtility(String utility, int shard) {
    return RowWriter.ofText("utility#" + utility + "#" + shard);
  }

  static int shard(Drn meter) {
    return meter.digits().charAt(meter.digits().length() - 1) - '0';
  }

  /** The lists in which a meter stands. */
  static Set<Map<String, AttributeValue>> rows(Entry entry) {
    Drn meter = entry.registration().number();
    Set<Map<String, AttributeValue>> rows = new HashSet<>();
    rows.add(row(ofUtility(entry.utility(), shard(meter)), meter));
    entry
        .registration()
        .holder()
        .account()
        .ifPresent(account -> rows.add(row(ofAccount(account), meter)));
    return rows;
  }

  private static Map<String, AttributeValue> row(AttributeValue list, Drn meter) {
    return Map.of(LIST, list, METER, RowWriter.ofText(meter.digits()));
  }
}
