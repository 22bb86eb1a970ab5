package prepaid.webvend;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import prepaid.http.GrantJson;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonObject;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.TokenJson;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.ledger.Vend;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.Quote;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.Quotes.KnownMeter;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/**
 * {@code /v1/meters/{meterNumber}/reserve-credit}: emergency credit for whoever has shown that the
 * meter's registered phone is theirs. The token is answered, and texted to that phone as well.
 */
final class EmergencyFace {
  private static final String KEY_HEADER = "Idempotency-Key";

  private final SessionFace sessions;
  private final Quotes quotes;
  private final VendChannel channel;
  private final Clock clock;

  EmergencyFace(SessionFace sessions, Quotes quotes, VendChannel channel, Clock clock) {
    this.sessions = sessions;
    this.quotes = quotes;
    this.channel = channel;
    this.clock = clock;
  }

  /** How much there would be now, or why there is none. */
  Reply ask(HttpRequest request) {
    return ofOwn(
        request,
        own ->
            switch (quotes.unpaid(own.meter(), emergency())) {
              case Answer.Given<Quote>(var quote) ->
                  HttpResponse.json(
                      200,
                      new JsonObject()
                          .put("given", true)
                          .put("units", quote.decided().flatMap(EmergencyFace::units)));
              case Answer.Refused<Quote>(var refusal) ->
                  HttpResponse.json(
                      200, new JsonObject().put("given", false).put("why", refusal.detail()));
            });
  }

  private static Optional<String> units(Object decided) {
    return decided instanceof Grant grant ? grant.wanted().map(Units::text) : Optional.empty();
  }

  Reply give(HttpRequest request) {
    return ofOwn(request, own -> Reply.of(reference(request, own), key -> give(own, key)));
  }

  private Reply give(Own own, String reference) {
    VendRequest asked = VendRequest.unpaid(reference, own.meter(), emergency(), clock.instant());
    return switch (channel.vend(asked)) {
      case VendOutcome.Vended(Vend vend, boolean _) -> HttpResponse.json(201, json(vend));
      case VendOutcome.Refused(Refusal refusal) -> Problem.of(refusal);
      case VendOutcome.Undecided(var until) ->
          Problem.of(
              Refusal.of(
                  RefusalKind.TRY_AGAIN,
                  "It is not known yet whether it was given. The same request again tells, at the"
                      + " latest at "
                      + until.truncatedTo(ChronoUnit.SECONDS)
                      + "; it is never given twice."));
    };
  }

  private static JsonObject json(Vend vend) {
    return GrantJson.write(vend, (Grant) vend.source())
        .putObjects("tokens", TokenJson.list(vend.tokens()));
  }

  private static Grant emergency() {
    return new Grant(
        GrantKind.EMERGENCY,
        Optional.empty(),
        Mandate.ofConsumer("asked on the web").notifying(),
        Optional.empty());
  }

  /** A phone, and a meter that is registered with it. */
  private record Own(String phone, KnownMeter known) {
    String meter() {
      return known.meter().registration().number().digits();
    }
  }

  private Reply ofOwn(HttpRequest request, Function<Own, Reply> next) {
    return sessions.ofPhone(
        request,
        phone ->
            Reply.of(
                request
                    .pathParameter("meterNumber", WishFields.METER_NUMBER)
                    .then(number -> quotes.meter(number.digits())),
                known -> {
                  Optional<String> registered = known.meter().registration().holder().phone();
                  return registered.equals(Optional.of(phone))
                      ? next.apply(new Own(phone, known))
                      : Problem.of(NOT_YOURS);
                }));
  }

  private static final Refusal NOT_YOURS =
      Refusal.of(
          RefusalKind.NOT_ALLOWED,
          "meterNumber",
          "This meter is not registered with the phone that you signed in with. Your utility"
              + " registers phones.");

  /** A key is its phone's own: nobody finds another one's emergency under it. */
  private static Answer<String> reference(HttpRequest request, Own own) {
    Optional<String> key = request.header(KEY_HEADER);
    int least = Limits.IDEMPOTENCY_KEY_CHARACTERS_MIN;
    int most = Limits.IDEMPOTENCY_KEY_CHARACTERS_MAX;
    if (key.isEmpty() || key.get().length() < least || key.get().length() > most) {
      return Answer.refused(
          RefusalKind.INVALID_REQUEST,
          KEY_HEADER,
          "The header %s is missing, or has not %d to %d characters."
              .formatted(KEY_HEADER, least, most));
    }
    String named = own.phone() + " " + key.get();
    return Answer.given("web-" + UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8)));
  }
}
