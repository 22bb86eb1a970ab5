package prepaid.vending.texting;

import prepaid.vending.messaging.Message;
import prepaid.vending.texting.Command.Unclear;

/** What helps somebody whose text could not be followed. */
final class HowTo {
  private static final String DIGITS = "digits";

  private HowTo() {}

  static Reply say(Unclear unclear) {
    return switch (unclear.trouble()) {
      case NOTHING_KNOWN -> Reply.of(Message.NOTHING_KNOWN);
      case TOO_LONG -> Reply.of(Message.TOO_LONG);
      case HOW_TO_BUY -> Reply.of(Message.HOW_TO_BUY);
      case NO_METER -> Reply.of(Message.NO_METER);
      case NO_PIN -> Reply.of(Message.NO_PIN);
      case PIN_LENGTH -> Reply.of(Message.PIN_LENGTH, DIGITS, unclear.count());
      case TWO_PINS -> Reply.of(Message.TWO_PINS);
      case METER_MISTYPED -> Reply.of(Message.METER_MISTYPED);
      case HOW_TO_PRICE -> Reply.of(Message.HOW_TO_PRICE);
      case HOW_TO_SELL -> Reply.of(Message.HOW_TO_SELL);
      case HOW_TO_REVERSE -> Reply.of(Message.HOW_TO_REVERSE);
      case HOW_TO_JOIN -> Reply.of(Message.HOW_TO_JOIN);
      case HOW_TO_CONFIRM -> Reply.of(Message.HOW_TO_CONFIRM);
      case NO_TOKEN -> Reply.of(Message.NO_TOKEN, DIGITS, unclear.count());
    };
  }
}
