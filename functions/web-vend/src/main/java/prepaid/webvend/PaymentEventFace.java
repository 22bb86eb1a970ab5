package prepaid.webvend;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonObject;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.vending.payments.PaymentEvent;
import prepaid.vending.payments.PaymentEvents;
import prepaid.vending.payments.PaymentEvents.Handled;
import prepaid.vending.payments.PaymentProvider;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** {@code /v1/payments/{provider}/events}: any 5xx asks the provider to send the event again. */
final class PaymentEventFace {
  private final Map<String, PaymentProvider> providers;
  private final PaymentEvents events;

  PaymentEventFace(List<PaymentProvider> providers, PaymentEvents events) {
    this.providers =
        providers.stream().collect(Collectors.toMap(PaymentProvider::name, Function.identity()));
    this.events = events;
  }

  Reply take(HttpRequest request) {
    PaymentProvider provider = providers.get(request.pathParameter("provider"));
    if (provider == null) {
      return Problem.notFound("There is no payment provider of this name.");
    }
    return switch (provider.read(request.headers(), request.body())) {
      case Answer.Given<PaymentEvent>(var event) -> told(events.handle(event));
      case Answer.Refused<PaymentEvent>(var refusal) -> notBelieved(refusal);
    };
  }

  private static Reply told(Handled handled) {
    return switch (handled) {
      case Handled.Settled() -> HttpResponse.json(200, new JsonObject().put("received", true));
      case Handled.Refused(var refusal) -> Problem.of(refusal);
      case Handled.Undecided(var until) ->
          Problem.of(
                  503,
                  "still-deciding",
                  "Still deciding",
                  "The payment is noted, the token not made yet. This is decided by %s at the"
                          .formatted(until)
                      + " latest. Send the event again.")
              .mayPass();
    };
  }

  private static Reply notBelieved(Refusal refusal) {
    Problem problem = Problem.of(refusal);
    return refusal.kind() == RefusalKind.NOT_ALLOWED
        ? problem.withStatus(401).withHeader("WWW-Authenticate", "Signature")
        : problem;
  }
}
