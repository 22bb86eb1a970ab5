package prepaid.partnervend.electrum;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import prepaid.http.Handler;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonObject;
import prepaid.http.JsonReader;
import prepaid.http.JsonValue;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.partnervend.PartnerDoor;
import prepaid.partnervend.PartnerVend.Ports;
import prepaid.vending.partners.Partner;
import prepaid.vending.refusals.Answer;

/** Where each operation of the interface is, and the frame around all of them. */
public final class ElectrumFace {
  private static final String ROOT = "/prepaidutility/v3";
  private static final String PURCHASE = ROOT + "/tokenPurchases/{sale}";

  private final PartnerDoor door;
  private final Purchasing purchasing;
  private final Lookups lookups;
  private final Reprints reprints;
  private final AdviceOperations advices;

  public ElectrumFace(Ports ports, PartnerDoor door) {
    Answers answers = new Answers(ports);
    this.door = door;
    this.purchasing = new Purchasing(ports, answers);
    this.lookups = new Lookups(ports, answers);
    this.reprints = new Reprints(ports, answers);
    this.advices = new AdviceOperations(ports, answers);
  }

  public List<Route> routes() {
    return List.of(
        Route.post(ROOT + "/meterLookups/{id}", of(Operation.METER_LOOKUP, lookups::look)),
        Route.post(ROOT + "/tokenPurchases/{id}", of(Operation.TOKEN_PURCHASE, purchasing::sell)),
        Route.post(
            ROOT + "/tokenPurchases/{id}/trial",
            of(Operation.TOKEN_PURCHASE_TRIAL, purchasing::trial)),
        Route.post(
            ROOT + "/tokenPurchases/{id}/retry",
            of(Operation.TOKEN_PURCHASE_RETRY, purchasing::sell)),
        Route.post(PURCHASE + "/confirmations/{id}", of(Operation.CONFIRMATION, advices::advise)),
        Route.post(PURCHASE + "/reversals/{id}", of(Operation.REVERSAL, advices::advise)),
        Route.post(ROOT + "/tokenReprints/{id}", of(Operation.TOKEN_REPRINT, reprints::print)));
  }

  private Handler of(Operation operation, Function<Asked, Result> work) {
    return request -> {
      String id = request.pathParameter("id");
      Optional<String> saleId =
          operation.isAdvice() ? Optional.of(request.pathParameter("sale")) : Optional.empty();
      Result result =
          door.open(request)
              .map(partner -> asked(operation, partner, request).map(asked -> work.apply(asked)))
              .map(answer -> answer.orElseGet(ElectrumFace::noJson))
              .orElseGet(Failure::unauthorized);
      return reply(operation, result, id, saleId);
    };
  }

  /** Empty when the body is no JSON object. */
  private static Optional<Asked> asked(Operation operation, Partner partner, HttpRequest request) {
    if (!(JsonReader.read(request.body()) instanceof Answer.Given<JsonValue.Members>(var body))) {
      return Optional.empty();
    }
    return Optional.of(
        new Asked(
            operation,
            partner,
            Message.of(body),
            request.pathParameter("id"),
            operation.isAdvice() ? Optional.of(request.pathParameter("sale")) : Optional.empty()));
  }

  private static Result noJson() {
    return Failure.format(
        List.of(
            new JsonObject()
                .put("messageProperty", "")
                .put("field", "")
                .put("error", "the body must be a JSON object")));
  }

  private static Reply reply(
      Operation operation, Result result, String id, Optional<String> saleId) {
    return switch (result) {
      case Result.Done(var message) -> HttpResponse.json(operation.success(), message);
      case Failure failure -> failure.response(operation, id, saleId);
    };
  }
}
