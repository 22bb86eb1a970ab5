package prepaid.partnervend.electrum;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import prepaid.http.HttpResponse;
import prepaid.http.JsonObject;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/**
 * An operation that did not succeed. Its status tells the partner how the sale stands: 500 and 504
 * that it is not known, any other one that nothing was sold and nothing will be.
 *
 * @param detail what a person can read out over the phone, or what is wrong with which property
 */
record Failure(int status, ErrorType type, JsonObject detail, List<JsonObject> problems)
    implements Result {
  private static final int BAD = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;
  private static final int TIMED_OUT = 504;

  static Failure of(ErrorType type, String words) {
    return new Failure(BAD, type, new JsonObject().put("detail", words), List.of());
  }

  /** What is wrong with the message, property by property. */
  static Failure format(List<JsonObject> problems) {
    return new Failure(BAD, ErrorType.FORMAT_ERROR, new JsonObject(), problems);
  }

  static Failure of(Refusal refusal) {
    int status = refusal.kind() == RefusalKind.TRY_AGAIN ? UNAVAILABLE : BAD;
    JsonObject detail =
        new JsonObject().put("detail", refusal.detail()).put("field", refusal.field());
    return new Failure(status, ErrorType.of(refusal.kind()), detail, List.of());
  }

  static Failure unauthorized() {
    return of(ErrorType.DO_NOT_HONOR, "Partner id and secret do not open an account.")
        .withStatus(UNAUTHORIZED);
  }

  static Failure notThere(String words) {
    return of(ErrorType.UNABLE_TO_LOCATE_RECORD, words).withStatus(NOT_FOUND);
  }

  /** Not decided yet: the same request tells at that time. */
  static Failure unknown(Instant until) {
    JsonObject detail =
        new JsonObject()
            .put("detail", "It is not known yet whether this was done. Ask again.")
            .put("until", until.toString());
    return new Failure(TIMED_OUT, ErrorType.OUTCOME_UNKNOWN, detail, List.of());
  }

  /** With something more that the partner may need, such as the tokens of a sale that stands. */
  Failure with(String name, List<JsonObject> more) {
    detail.putObjects(name, more);
    return this;
  }

  private Failure withStatus(int other) {
    return new Failure(other, type, detail, problems);
  }

  /**
   * @param id of the message that failed
   * @param originalId of the sale that an advice is about
   */
  HttpResponse response(Operation operation, String id, Optional<String> originalId) {
    JsonObject error =
        new JsonObject()
            .put("errorType", type.name())
            .put("errorMessage", type.message())
            .put("requestType", operation.requestType())
            .put("id", id)
            .put("originalId", originalId);
    HttpResponse response =
        HttpResponse.json(
            status,
            problems.isEmpty()
                ? error.put("detailMessage", detail)
                : error.putObjects("detailMessage", problems));
    return status == UNAUTHORIZED
        ? response.withHeader("WWW-Authenticate", "Basic realm=\"partners\"")
        : response;
  }
}
