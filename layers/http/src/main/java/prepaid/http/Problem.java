package prepaid.http;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/**
 * Why a request was not done (RFC 9457).
 *
 * @param slug stable; the last part of {@code type}
 * @param title the same for every problem of the type
 * @param detail one or two sentences a person can read out over the phone
 * @param field the request field to correct, such as {@code policies.smallestSale}
 * @param headers that go with the status, such as {@code Allow}
 */
public record Problem(
    int status,
    String slug,
    String title,
    String detail,
    Optional<String> field,
    Map<String, String> headers)
    implements Reply {
  /** What a problem that changed nothing, and may pass, says at its end. */
  public static final String NOTHING_HAPPENED =
      "Nothing happened; the same request may be sent again.";

  private static final String RETRY_AFTER_SECONDS = "1";

  public static Problem of(int status, String slug, String title, String detail) {
    return new Problem(status, slug, title, detail, Optional.empty(), Map.of());
  }

  public static Problem of(Refusal refusal) {
    RefusalKind kind = refusal.kind();
    Problem problem =
        new Problem(
            status(kind), kind.slug(), title(kind), refusal.detail(), refusal.field(), Map.of());
    return kind == RefusalKind.TRY_AGAIN ? problem.mayPass() : problem;
  }

  /** With what only the utility's own people are told. */
  public static Problem ofDesk(Refusal refusal) {
    return of(refusal.inside());
  }

  /** What is asked is well written, but a rule or the present state of things forbids it. */
  public static Problem unprocessable(String field, String detail) {
    return of(422, "unprocessable", "The request cannot be carried out", detail).about(field);
  }

  public static Problem notFound(String detail) {
    return of(Refusal.of(RefusalKind.NOT_FOUND, detail));
  }

  public static Problem conflict(String field, String detail) {
    return of(Refusal.of(RefusalKind.CONFLICT, field, detail));
  }

  public Problem about(String name) {
    return new Problem(status, slug, title, detail, Optional.of(name), headers);
  }

  public Problem withStatus(int other) {
    return new Problem(other, slug, title, detail, field, headers);
  }

  public Problem withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Problem(status, slug, title, detail, field, Map.copyOf(more));
  }

  /** With the header that tells when to try again. */
  public Problem mayPass() {
    return withHeader("Retry-After", RETRY_AFTER_SECONDS);
  }

  /**
   * @param requestId becomes {@code instance}: what to quote to the people who look into it
   */
  public HttpResponse response(String requestId) {
    JsonObject json =
        new JsonObject()
            .put("type", "/problems/" + slug)
            .put("title", title)
            .put("status", status)
            .put("detail", detail)
            .put("field", field)
            .put("instance", requestId);
    HttpResponse response = HttpResponse.of(status, "application/problem+json", json.text());
    for (Map.Entry<String, String> header : headers.entrySet()) {
      response = response.withHeader(header.getKey(), header.getValue());
    }
    return response;
  }

  /** 400: badly written. 409: the state of things forbids it now. 422: a rule forbids it. */
  static int status(RefusalKind kind) {
    return switch (kind) {
      case INVALID_REQUEST, METER_NUMBER_INVALID, AMOUNT_INVALID -> 400;
      case NOT_ALLOWED, TERMINAL_REFUSED -> 403;
      case METER_UNKNOWN, PURCHASE_UNKNOWN, NOT_FOUND -> 404;
      case METER_BLOCKED,
          UPDATE_KEY_FIRST,
          TARIFF_UNAVAILABLE,
          CHANNEL_CLOSED,
          KEY_UNAVAILABLE,
          KEY_LIMIT_REACHED,
          TOKEN_MINUTES_USED_UP,
          PAYMENT_NOT_USABLE,
          FLOAT_TOO_LOW,
          SALE_REVERSED,
          CARD_USED,
          KEY_IN_PLACE,
          BUDGET_USED_UP,
          CONFLICT ->
          409;
      case AMOUNT_TOO_SMALL,
          AMOUNT_TOO_LARGE,
          METER_DAY_LIMIT,
          METER_MONTH_LIMIT,
          PARTNER_LIMIT,
          CURRENCY_MISMATCH,
          NOTHING_LEFT_TO_VEND,
          FREE_UNITS_REFUSED,
          RESERVE_REFUSED,
          REFERENCE_REUSED,
          CARD_REFUSED ->
          422;
      case TOO_MANY_GUESSES -> 429;
      case TRY_AGAIN -> 503;
    };
  }

  private static String title(RefusalKind kind) {
    return switch (kind) {
      case INVALID_REQUEST -> "The request is not as it should be";
      case METER_NUMBER_INVALID -> "This is no meter number";
      case METER_UNKNOWN -> "There is no such meter";
      case METER_BLOCKED -> "The meter is blocked";
      case UPDATE_KEY_FIRST -> "The meter's key must be updated first";
      case AMOUNT_INVALID -> "This is no amount";
      case AMOUNT_TOO_SMALL -> "The amount is too small";
      case AMOUNT_TOO_LARGE -> "The amount is too large";
      case METER_DAY_LIMIT -> "The meter's limit of the day is reached";
      case METER_MONTH_LIMIT -> "The meter's limit of the month is reached";
      case CURRENCY_MISMATCH -> "The currency is another one";
      case NOTHING_LEFT_TO_VEND -> "Charges take the whole amount";
      case CHANNEL_CLOSED -> "The tariff is not sold this way";
      case FREE_UNITS_REFUSED -> "There are no free units to grant";
      case KEY_IN_PLACE -> "The meter has that key already";
      case RESERVE_REFUSED -> "Reserve credit is not given";
      case BUDGET_USED_UP -> "The budget is used up";
      case TARIFF_UNAVAILABLE -> "No tariff is in force";
      case KEY_UNAVAILABLE -> "No key is available";
      case KEY_LIMIT_REACHED -> "No more may be sold for now";
      case TOKEN_MINUTES_USED_UP -> "No token may be made for the meter now";
      case REFERENCE_REUSED -> "The reference was used before";
      case PAYMENT_NOT_USABLE -> "The payment cannot be used";
      case FLOAT_TOO_LOW -> "The float does not cover it";
      case PARTNER_LIMIT -> "The partner's limit is reached";
      case TERMINAL_REFUSED -> "The terminal may not sell";
      case SALE_REVERSED -> "The sale was reversed";
      case CARD_REFUSED -> "The card cannot be redeemed";
      case CARD_USED -> "The card was redeemed before";
      case TOO_MANY_GUESSES -> "Too many wrong PINs";
      case PURCHASE_UNKNOWN -> "There is no such purchase";
      case NOT_ALLOWED -> "This is not allowed";
      case NOT_FOUND -> "There is nothing here";
      case CONFLICT -> "It conflicts with what is there";
      case TRY_AGAIN -> "Not now";
    };
  }
}
