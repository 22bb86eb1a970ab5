package prepaid.vending.texting;

import java.util.Map;
import java.util.Optional;
import prepaid.vending.messaging.Message;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.tariffs.SaleWay;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.Quotes.KnownMeter;

/** What a refusal is called in a text: a refusal's own words are English and too long. */
record RefusalWords(Quotes quotes) {
  private static final String METER = "meter";

  Reply of(Refusal refusal, String meter, SaleWay way) {
    return switch (refusal.kind()) {
      case METER_UNKNOWN -> Reply.of(Message.METER_UNKNOWN, METER, meter);
      case METER_NUMBER_INVALID -> Reply.of(Message.METER_MISTYPED);
      case METER_BLOCKED -> Reply.of(Message.METER_BLOCKED, METER, meter);
      case UPDATE_KEY_FIRST -> Reply.of(Message.UPDATE_KEY_FIRST, METER, meter);
      case AMOUNT_INVALID -> Reply.of(Message.AMOUNT_UNREADABLE);
      case AMOUNT_TOO_SMALL, AMOUNT_TOO_LARGE -> range(refusal, meter, way);
      case KEY_LIMIT_REACHED -> Reply.of(Message.KEY_LIMIT, METER, meter);
      case KEY_UNAVAILABLE -> Reply.of(Message.KEY_NOT_IN_USE, METER, meter);
      case METER_DAY_LIMIT -> Reply.of(Message.METER_DAY_LIMIT, METER, meter);
      case METER_MONTH_LIMIT -> Reply.of(Message.METER_MONTH_LIMIT, METER, meter);
      case NOTHING_LEFT_TO_VEND -> Reply.of(Message.NOTHING_LEFT, METER, meter);
      case CHANNEL_CLOSED -> Reply.of(Message.CHANNEL_CLOSED, METER, meter);
      case TRY_AGAIN -> Reply.of(Message.TRY_AGAIN);
      default -> Reply.of(Message.REFUSED, METER, meter);
    };
  }

  private Reply range(Refusal refusal, String meter, SaleWay way) {
    Optional<KnownMeter> known = Answers.value(quotes.meter(meter));
    if (known.isEmpty()) {
      return Reply.of(Message.REFUSED, METER, meter);
    }
    Quotes.Range range = quotes.range(known.get(), way);
    return switch (refusal.kind()) {
      case AMOUNT_TOO_SMALL ->
          Reply.of(Message.AMOUNT_TOO_SMALL.with(Map.of(METER, meter, "amount", range.smallest())));
      default ->
          Reply.of(Message.AMOUNT_TOO_LARGE.with(Map.of(METER, meter, "amount", range.largest())));
    };
  }
}
