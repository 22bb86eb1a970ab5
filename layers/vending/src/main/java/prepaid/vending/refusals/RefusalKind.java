package prepaid.vending.refusals;

import java.util.Locale;

/** The kinds of refusal that the rooms know. The faces map each to their own protocol. */
public enum RefusalKind {
  /** A field is missing, unknown, or not of the shape that it must have. */
  INVALID_REQUEST,
  METER_NUMBER_INVALID,
  METER_UNKNOWN,
  METER_BLOCKED,
  /** The meter's key can no longer carry a token: it must take a key-change set first. */
  UPDATE_KEY_FIRST,
  AMOUNT_INVALID,
  AMOUNT_TOO_SMALL,
  AMOUNT_TOO_LARGE,
  METER_DAY_LIMIT,
  METER_MONTH_LIMIT,
  CURRENCY_MISMATCH,
  /** Charges leave something of the tender, but too little for a token. */
  NOTHING_LEFT_TO_VEND,
  /** The tariff is not sold through this channel. */
  CHANNEL_CLOSED,
  /** No free units, or none now. */
  FREE_UNITS_REFUSED,
  TARIFF_UNAVAILABLE,
  KEY_UNAVAILABLE,
  /** What the meter's vending key may make in a day or a month is made. */
  KEY_LIMIT_REACHED,
  /** The meter has the key that it is asked to move to. */
  KEY_IN_PLACE,
  /** The policy of reserve credit does not admit this. */
  RESERVE_REFUSED,
  /** What operators may give in a day, or a run in all, is used up. */
  BUDGET_USED_UP,
  /** A later token minute than the module may mint: more than a day ahead of now. */
  TOKEN_MINUTES_USED_UP,
  /** The same reference was used before, with other content. */
  REFERENCE_REUSED,
  PAYMENT_NOT_USABLE,
  PURCHASE_UNKNOWN,
  /** A partner's float does not cover the sale. */
  FLOAT_TOO_LOW,
  /** A partner's limit does not admit the sale. */
  PARTNER_LIMIT,
  /** The till may not sell: it is not the partner's, or was revoked. */
  TERMINAL_REFUSED,
  /** The sale was reversed before it came, or before its tokens were told. */
  SALE_REVERSED,
  /** A card's PIN is wrong, or the card is not redeemable: nobody is told which. */
  CARD_REFUSED,
  /** The card was redeemed before, for another meter. */
  CARD_USED,
  /** Too many wrong PINs came from here. */
  TOO_MANY_GUESSES,
  /** The caller may not use this channel or this money source. */
  NOT_ALLOWED,
  NOT_FOUND,
  CONFLICT,
  /** Nothing happened; the same request may be sent again. */
  TRY_AGAIN;

  /** The kind in lower case with dashes, as the last part of a problem's {@code type}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
