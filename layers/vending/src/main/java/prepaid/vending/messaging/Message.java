package prepaid.vending.messaging;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Units;

/**
 * Everything that people are texted. The words stand in a file for each language; this says which
 * values each of them needs.
 */
public enum Message {
  /** A token of a vend. */
  TOKEN("token", "meter", "nth", "credit", "amount", "sale"),
  /** A token of a sale that its post-pay account owes. */
  TOKEN_ON_ACCOUNT("token", "meter", "nth", "credit", "amount", "sale"),
  /** A token of a key change: the meter takes nothing new before it has all of them. */
  TOKEN_KEY("token", "meter", "nth"),
  TOKEN_LIMIT("token", "meter", "nth", "watts"),
  TOKEN_UNBALANCE("token", "meter", "nth", "watts"),
  TOKEN_CLEAR_CREDIT("token", "meter", "nth"),
  TOKEN_CLEAR_TAMPER("token", "meter", "nth"),
  TOKEN_TEST("token", "meter", "nth"),
  /** A payment that charges and debts took whole. */
  ACCOUNT("meter", "amount", "sale"),
  /** The same of a sale that its post-pay account owes. */
  CHARGES_ON_ACCOUNT("meter", "amount", "sale"),
  CARD_REFUSED,
  /** The card is for meters of another utility or currency. */
  CARD_ELSEWHERE("meter"),
  CARD_USED("meter", "date"),
  /** Too many wrong cards from this phone. */
  TOO_MANY_GUESSES("minutes"),
  /** Not known yet whether it was sold. */
  STILL_DECIDING,
  METER_UNKNOWN("meter"),
  METER_BLOCKED("meter"),
  UPDATE_KEY_FIRST("meter"),
  AMOUNT_TOO_SMALL("meter", "amount"),
  AMOUNT_TOO_LARGE("meter", "amount"),
  AMOUNT_UNREADABLE,
  METER_DAY_LIMIT("meter"),
  METER_MONTH_LIMIT("meter"),
  /** The utility may sell no more for now. */
  KEY_LIMIT("meter"),
  /** The utility's key for the meter is not in use yet, or no more. */
  KEY_NOT_IN_USE("meter"),
  NOTHING_LEFT("meter"),
  CHANNEL_CLOSED("meter"),
  TRY_AGAIN,
  /** Any other reason, which people must look at. */
  REFUSED("meter"),
  NOTHING_KNOWN,
  TOO_LONG,
  HOW_TO_BUY,
  NO_METER,
  NO_PIN,
  PIN_LENGTH("digits"),
  TWO_PINS,
  METER_MISTYPED,
  HOW_TO_PRICE,
  HOW_TO_SELL,
  HOW_TO_REVERSE,
  HOW_TO_JOIN,
  HOW_TO_CONFIRM,
  NO_TOKEN("digits"),
  HELP,
  HELP_VENDOR,
  STOPPED,
  STARTED,
  LANGUAGE_SET,
  LANGUAGES,
  /** A meter is asked about from a phone that is not its registered one. */
  NOT_YOUR_METER("meter"),
  NO_METERS,
  WHICH_METER("meters"),
  BALANCE("meter", "units", "debt"),
  NOTHING_SOLD("meter"),
  PRICE("meter", "amount", "units"),
  PRICE_NO_UNITS("meter", "amount"),
  /** Reserve credit that is paid back until a day. */
  RESERVE_DUE("meter", "nth", "token", "credit", "owed", "due"),
  RESERVE_OWED("meter", "nth", "token", "credit", "owed"),
  RESERVE_GIVEN("meter", "nth", "token", "credit"),
  /** It was given before, and is not paid back. */
  RESERVE_OPEN("meter", "amount"),
  RESERVE_NOT("meter"),
  FREE_DUE("meter"),
  FREE_TAKEN("meter"),
  FREE_NONE("meter"),
  WHY_ISSUED("meter", "date", "units"),
  /** The token is one of a key change. */
  WHY_KEY("meter", "date"),
  /** The token adds no credit. */
  WHY_SERVICE("meter", "date"),
  WHY_MISTYPED("token"),
  WHY_UNKNOWN,
  NO_VENDOR,
  VENDOR_SUSPENDED,
  WRONG_PIN("tries"),
  VENDOR_LOCKED("minutes"),
  FLOAT_LEFT("amount"),
  FLOAT_TOO_LOW("amount"),
  /** A partner's float went below what it wants to hear of. */
  FLOAT_RUNS_LOW("amount"),
  VENDOR_LIMIT("amount"),
  SALES_TODAY("sales", "amount", "commission"),
  SELL_AGAIN("meter", "amount", "time"),
  NOTHING_TO_CONFIRM,
  NOT_REVERSED,
  NOTHING_TO_REVERSE("sale"),
  CODE("code"),
  /** For whoever signs in on the web. */
  SIGN_IN("code"),
  WRONG_CODE,
  JOINED;

  private final Set<String> places;

  Message(String... places) {
    this.places = Set.of(places);
  }

  Set<String> places() {
    return places;
  }

  String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Units, and of what. */
  public record Measure(Units units, Resource resource) {}

  /**
   * The message with the values of its places: text as it stands, numbers to be counted; money,
   * {@link Measure measures}, dates and times as the language writes them.
   */
  public Filled with(Map<String, ?> given) {
    if (!given.keySet().equals(places)) {
      throw new IllegalArgumentException(this + " needs " + places);
    }
    return new Filled(this, Map.copyOf(given));
  }

  public Filled plain() {
    return with(Map.of());
  }

  /** A message and its values; it may hold a token, so it is never printed. */
  public record Filled(Message message, Map<String, ?> given) {
    @Override
    public String toString() {
      return "Filled[" + message + "]";
    }
  }
}
