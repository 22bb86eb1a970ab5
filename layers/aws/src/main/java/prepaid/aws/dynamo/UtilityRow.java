package prepaid.aws.dynamo;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import prepaid.vending.money.Money;
import prepaid.vending.utilities.SalePolicy;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utility;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The rows of utilities and supply groups in the registry. A utility stands there twice, under its
 * own key and in the list of all, so that listing reads one partition and scans nothing.
 */
final class UtilityRow {
  static final String KEY = "k";
  static final String SORT = "s";
  static final String LIST = "utilities";

  private static final String ONLY = "-";
  private static final String ID = "id";
  private static final String NAME = "n";
  private static final String CURRENCY = "c";
  private static final String TIME_ZONE = "tz";
  private static final String LANGUAGES = "lg";
  private static final String PHONE = "ph";
  private static final String ADDRESS = "ad";
  private static final String TAX_NUMBER = "tx";
  private static final String SMALLEST_SALE = "sm";
  private static final String LARGEST_SALE = "la";
  private static final String LARGEST_METER_DAY = "ld";
  private static final String LARGEST_METER_MONTH = "lm";
  private static final String UTILITY = "u";
  private static final String DESK = "de";

  private UtilityRow() {}

  static Map<String, AttributeValue> utilityKey(String id) {
    return key("utility#" + id, ONLY);
  }

  static Map<String, AttributeValue> groupKey(String code) {
    return key("group#" + code, ONLY);
  }

  static Map<String, AttributeValue> key(String key, String sort) {
    return Map.of(KEY, RowWriter.ofText(key), SORT, RowWriter.ofText(sort));
  }

  static Map<String, AttributeValue> encode(Utility utility) {
    return attributes(utility).text(KEY, "utility#" + utility.id()).text(SORT, ONLY).row();
  }

  static Map<String, AttributeValue> encodeInList(Utility utility) {
    return attributes(utility).text(KEY, LIST).text(SORT, utility.id()).row();
  }

  private static RowWriter attributes(Utility utility) {
    SalePolicy policy = utility.policy();
    LineText amounts = new LineText(utility.currency());
    return new RowWriter()
        .text(ID, utility.id())
        .text(NAME, utility.name())
        .text(CURRENCY, utility.currency().getCurrencyCode())
        .text(TIME_ZONE, utility.timeZone().getId())
        .texts(LANGUAGES, utility.languages())
        .text(PHONE, utility.phone())
        .text(ADDRESS, utility.address())
        .text(TAX_NUMBER, utility.taxNumber())
        .text(SMALLEST_SALE, amounts.minor(policy.smallestSale()))
        .text(LARGEST_SALE, amounts.minor(policy.largestSale()))
        .text(LARGEST_METER_DAY, amounts.minor(policy.largestMeterDay()))
        .text(LARGEST_METER_MONTH, policy.largestMeterMonth().map(amounts::minor))
        .nested(DESK, DeskPolicyRow.encode(utility.desk()));
  }

  static Utility utility(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("utility", KEY, attributes);
    Currency currency = row.currency(CURRENCY);
    return new Utility(
        row.text(ID),
        row.text(NAME),
        currency,
        row.parsed(TIME_ZONE, ZoneId::of),
        List.copyOf(row.texts(LANGUAGES)),
        row.optionalText(PHONE),
        row.optionalText(ADDRESS),
        row.optionalText(TAX_NUMBER),
        new SalePolicy(
            amount(row, SMALLEST_SALE, currency),
            amount(row, LARGEST_SALE, currency),
            amount(row, LARGEST_METER_DAY, currency),
            row.optional(LARGEST_METER_MONTH, minor -> money(minor, currency))),
        DeskPolicyRow.decode(row.nested(DESK), currency));
  }

  static Money amount(RowReader row, String attribute, Currency currency) {
    return row.parsed(attribute, minor -> money(minor, currency));
  }

  private static Money money(String minor, Currency currency) {
    return new Money(Long.parseLong(minor), currency);
  }

  static Map<String, AttributeValue> encode(SupplyGroup group) {
    return new RowWriter()
        .text(KEY, "group#" + group.code())
        .text(SORT, ONLY)
        .text(ID, group.code())
        .text(UTILITY, group.utility())
        .text(NAME, group.name())
        .row();
  }

  static SupplyGroup group(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("supply group", KEY, attributes);
    return new SupplyGroup(row.text(ID), row.text(UTILITY), row.text(NAME));
  }
}
