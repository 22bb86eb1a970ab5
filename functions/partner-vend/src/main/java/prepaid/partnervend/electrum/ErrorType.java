package prepaid.partnervend.electrum;

import prepaid.vending.refusals.RefusalKind;

/** The interface's words for what went wrong, each with a message of at most 20 characters. */
enum ErrorType {
  DUPLICATE_RECORD("Seen before"),
  FORMAT_ERROR("Message malformed"),
  FUNCTION_NOT_SUPPORTED("Not supported"),
  INVALID_AMOUNT("Amount invalid"),
  TRANSACTION_NOT_SUPPORTED("Cannot be undone"),
  UNABLE_TO_LOCATE_RECORD("No such sale"),
  UPSTREAM_UNAVAILABLE("Try again"),
  UNKNOWN_METER_ID("Meter unknown"),
  TRANSACTION_DECLINED("Declined"),
  INVALID_MERCHANT("Terminal refused"),
  DO_NOT_HONOR("Not allowed"),
  SYSTEM_MALFUNCTION("System malfunction"),
  METER_KEY_INVALID("Meter key invalid"),
  AMOUNT_TOO_LOW("Amount too low"),
  AMOUNT_TOO_HIGH("Amount too high"),
  NO_FREE_UNITS_DUE("No free units due"),
  INSUFFICIENT_FUNDS("Float too low"),
  LIMIT_EXCEEDED("Limit exceeded"),
  METER_ID_BLOCKED("Meter blocked"),
  OUTCOME_UNKNOWN("Outcome unknown");

  private final String message;

  ErrorType(String message) {
    this.message = message;
  }

  String message() {
    return message;
  }

  static ErrorType of(RefusalKind kind) {
    return switch (kind) {
      case INVALID_REQUEST -> FORMAT_ERROR;
      case METER_NUMBER_INVALID, METER_UNKNOWN -> UNKNOWN_METER_ID;
      case METER_BLOCKED -> METER_ID_BLOCKED;
      case UPDATE_KEY_FIRST, KEY_UNAVAILABLE -> METER_KEY_INVALID;
      case AMOUNT_INVALID, CURRENCY_MISMATCH -> INVALID_AMOUNT;
      case AMOUNT_TOO_SMALL, NOTHING_LEFT_TO_VEND -> AMOUNT_TOO_LOW;
      case AMOUNT_TOO_LARGE -> AMOUNT_TOO_HIGH;
      case METER_DAY_LIMIT,
          METER_MONTH_LIMIT,
          PARTNER_LIMIT,
          TOKEN_MINUTES_USED_UP,
          KEY_LIMIT_REACHED ->
          LIMIT_EXCEEDED;
      case FREE_UNITS_REFUSED -> NO_FREE_UNITS_DUE;
      case REFERENCE_REUSED -> DUPLICATE_RECORD;
      case PURCHASE_UNKNOWN, NOT_FOUND -> UNABLE_TO_LOCATE_RECORD;
      case FLOAT_TOO_LOW -> INSUFFICIENT_FUNDS;
      case TERMINAL_REFUSED -> INVALID_MERCHANT;
      case NOT_ALLOWED, CHANNEL_CLOSED -> DO_NOT_HONOR;
      case SALE_REVERSED,
          TARIFF_UNAVAILABLE,
          PAYMENT_NOT_USABLE,
          CARD_REFUSED,
          CARD_USED,
          TOO_MANY_GUESSES,
          KEY_IN_PLACE,
          RESERVE_REFUSED,
          BUDGET_USED_UP,
          CONFLICT ->
          TRANSACTION_DECLINED;
      case TRY_AGAIN -> UPSTREAM_UNAVAILABLE;
    };
  }
}
