package prepaid.aws.dynamo;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.cards.CardRange;
import prepaid.vending.cards.CardState;
import prepaid.vending.cards.CardState.Active;
import prepaid.vending.cards.CardState.Allocated;
import prepaid.vending.cards.CardState.Blocked;
import prepaid.vending.cards.CardState.Expired;
import prepaid.vending.cards.CardState.Voided;
import prepaid.vending.cards.Serial;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The row of a range of cards: all ranges in one partition, sorted by their first serial. */
final class CardRangeRow {
  static final String KEY = "k";
  static final String SORT = "s";
  static final String VERSION = "v";
  static final String RANGES = "ranges";

  private static final String TO = "t";
  private static final String BATCH = "b";
  private static final String DENOMINATION = "a";
  private static final String CURRENCY = "c";
  private static final String KEY_VERSION = "kv";
  private static final String EXPIRES_AT = "x";
  private static final String UTILITY = "u";
  private static final String STATE = "st";
  private static final String VENDOR = "ve";
  private static final String REASON = "rs";
  private static final String SINCE = "sa";

  private CardRangeRow() {}

  static Map<String, AttributeValue> key(long from) {
    return Map.of(
        KEY, RowWriter.ofText(RANGES),
        SORT, RowWriter.ofText(Serial.text(from)));
  }

  static Map<String, AttributeValue> encode(CardRange range) {
    RowWriter row =
        new RowWriter()
            .text(KEY, RANGES)
            .text(SORT, Serial.text(range.from()))
            .number(TO, range.to())
            .text(BATCH, range.batch())
            .number(DENOMINATION, range.denomination().minor())
            .text(CURRENCY, range.denomination().currency().getCurrencyCode())
            .number(KEY_VERSION, range.keyVersion())
            .time(EXPIRES_AT, range.expiresAt())
            .text(UTILITY, range.utility())
            .text(STATE, range.state().slug())
            .text(VENDOR, range.state().owner())
            .number(VERSION, range.version());
    switch (range.state()) {
      case Blocked(var vendor, var reason, var at) -> row.text(REASON, reason).time(SINCE, at);
      case Voided(var vendor, var reason, var at) -> row.text(REASON, reason).time(SINCE, at);
      default -> {}
    }
    return row.row();
  }

  static CardRange decode(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("cards", SORT, attributes);
    Currency currency = row.currency(CURRENCY);
    return new CardRange(
        row.parsed(SORT, Long::parseLong),
        row.number(TO),
        row.text(BATCH),
        row.money(DENOMINATION, currency),
        row.smallNumber(KEY_VERSION),
        row.time(EXPIRES_AT),
        row.optionalText(UTILITY),
        state(row),
        row.number(VERSION));
  }

  private static CardState state(RowReader row) {
    Optional<String> vendor = row.optionalText(VENDOR);
    return switch (row.text(STATE)) {
      case "defined" -> new CardState.Defined();
      case "released" -> new CardState.Released();
      case "in-stock" -> new CardState.InStock();
      case "allocated" -> new Allocated(row.text(VENDOR));
      case "active" -> new Active(vendor);
      case "blocked" -> new Blocked(vendor, row.text(REASON), row.time(SINCE));
      case "void" -> new Voided(vendor, row.text(REASON), row.time(SINCE));
      case "expired" -> new Expired(vendor);
      default -> throw row.malformed(STATE, "is unknown");
    };
  }
}
