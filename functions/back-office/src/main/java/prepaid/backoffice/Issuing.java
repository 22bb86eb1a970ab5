package prepaid.backoffice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.TokenJson;
import prepaid.sts.Drn;
import prepaid.vending.ledger.MoneySource.Unpaid;
import prepaid.vending.ledger.Vend;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/** Has the secure module make what the desk asks for, under a name of its own for each request. */
record Issuing(VendChannel channel, SecureRandom random, Clock clock) {
  private static final String KEY = "Idempotency-Key";
  private static final int REFERENCE_BYTES = 16;

  /**
   * Under which reference a request stands: with an Idempotency-Key always under the same, whatever
   * its content, so that the module sees when that differs.
   */
  Answer<String> reference(Operator operator, HttpRequest request) {
    Optional<String> key = request.header(KEY);
    if (key.isEmpty()) {
      byte[] bytes = new byte[REFERENCE_BYTES];
      random.nextBytes(bytes);
      return Answer.given(HexFormat.of().formatHex(bytes));
    }
    return key.get().length() < Limits.IDEMPOTENCY_KEY_CHARACTERS_MIN
            || key.get().length() > Limits.IDEMPOTENCY_KEY_CHARACTERS_MAX
        ? Answer.refused(
            RefusalKind.INVALID_REQUEST,
            KEY,
            "An Idempotency-Key has %d to %d characters."
                .formatted(
                    Limits.IDEMPOTENCY_KEY_CHARACTERS_MIN, Limits.IDEMPOTENCY_KEY_CHARACTERS_MAX))
        : Answer.given(hash(operator.subject() + "\n" + key.get()));
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(digest, REFERENCE_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /**
   * Makes it.
   *
   * @param more what the answer says beside the tokens
   */
  Reply issue(String reference, Drn meter, Unpaid source, UnaryOperator<JsonObject> more) {
    return issue(VendRequest.unpaid(reference, meter.digits(), source, clock.instant()), more);
  }

  /** Makes what is asked for under a name of its own. */
  Reply issue(VendRequest request, UnaryOperator<JsonObject> more) {
    return switch (channel.vend(request)) {
      case VendOutcome.Vended(Vend vend, boolean _) ->
          HttpResponse.json(201, more.apply(json(vend)));
      case VendOutcome.Refused(Refusal refusal) -> Problem.ofDesk(refusal);
      case VendOutcome.Undecided(var until) ->
          Problem.of(
              Refusal.of(
                  RefusalKind.TRY_AGAIN,
                  ("It is not known yet whether the tokens were made; it is decided at the latest"
                          + " at %s. The same request with the same Idempotency-Key tells.")
                      .formatted(until.truncatedTo(ChronoUnit.SECONDS))));
    };
  }

  /** What every call that mints answers. */
  static JsonObject json(Vend vend) {
    return new JsonObject()
        .put("id", vend.key().id())
        .put("meterNumber", vend.meter().digits())
        .put("issuedAt", vend.at().toString())
        .put("receipt", vend.receipt())
        .putObjects("tokens", TokenJson.list(vend.tokens()));
  }
}
