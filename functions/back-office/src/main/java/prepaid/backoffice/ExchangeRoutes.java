package prepaid.backoffice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.http.Amounts;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonBody;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.http.Shapes;
import prepaid.sts.Drn;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.meters.Registration;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendOutcome;

/** Puts a new meter in the place of an old one. */
final class ExchangeRoutes {
  private static final String EXCHANGE = OfficeRouter.ROOT + "/meters/{meterNumber}/exchange";

  private final Exchanging exchanging;

  ExchangeRoutes(BackOffice office) {
    this.exchanging = Exchanging.of(office);
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(Route.post(EXCHANGE, door.admit(Access.WRITE, this::exchange)));
  }

  private Reply exchange(Operator operator, HttpRequest request) {
    return Reply.of(
        request.pathParameter("meterNumber", Shapes.meterNumber()),
        old ->
            JsonBody.read(
                request,
                fields -> Reply.of(read(old, fields), asked -> exchange(operator, asked))));
  }

  private static Answer<Exchanging.Asked> read(Drn old, Fields fields) {
    Field<Drn> next = fields.text("newMeterNumber", Shapes.meterNumber());
    Field<Optional<Units>> units = fields.optionalDecimal("remainingUnits", Amounts.units());
    Field<String> reason =
        fields.text(
            "reason",
            text ->
                Mandate.isReason(text) && text.length() <= Exchanging.REASON_CHARACTERS_MAX
                    ? Answer.given(text.strip())
                    : Answer.refused(
                        RefusalKind.INVALID_REQUEST,
                        "Say why in 1 to %d characters, without bars and line ends."
                            .formatted(Exchanging.REASON_CHARACTERS_MAX)));
    Field<Optional<String>> code =
        fields.optionalText(
            "reasonCode",
            Shapes.pattern(
                "[a-z0-9-]{1,32}", "A reason's code is lower-case letters, digits or dashes."));
    if (!next.isRefused() && next.get().equals(old)) {
      fields.refuse("newMeterNumber", "This is the old meter.");
    }
    return fields.finish(() ->
        new Exchanging.Asked(
            old, next.get(), units.get().orElse(Units.ZERO), reason.get(), code.get()));
  }

  private Reply exchange(Operator operator, Exchanging.Asked asked) {
    Optional<Problem> refusal = exchanging.move(operator, asked);
    return refusal.isPresent() ? refusal.get() : given(operator, asked);
  }

  private Reply given(Operator operator, Exchanging.Asked asked) {
    JsonObject json =
        new JsonObject()
            .put("meterNumber", asked.old().digits())
            .put("newMeterNumber", asked.next().digits())
            .put("status", "exchanged");
    if (asked.units().tenths() == 0) {
      return HttpResponse.json(200, json.putObjects("tokens", List.of()));
    }
    return switch (exchanging.give(operator, asked)) {
      case VendOutcome.Vended(var vend, var repeated) ->
          HttpResponse.json(
              200,
              json.put("id", vend.key().text())
                  .putObjects("tokens", tokens(vend.tokens()))
                  .put("remaining", remaining(asked, true)));
      case VendOutcome.Refused(var why) ->
          HttpResponse.json(
              200,
              json.putObjects("tokens", List.of())
                  .put("remaining", remaining(asked, false).put("detail", why.detail())));
      case VendOutcome.Undecided(var until) ->
          Problem.of(
                  503,
                  "try-again",
                  "Not now",
                  "The meter is exchanged; of the remaining credit it is not known yet whether it"
                      + " was given. The same request may be sent again.")
              .mayPass();
    };
  }

  private static JsonObject remaining(Exchanging.Asked asked, boolean isGiven) {
    return new JsonObject().put("units", asked.units().text()).put("given", isGiven);
  }

  private static List<JsonObject> tokens(List<IssuedToken> tokens) {
    List<JsonObject> written = new ArrayList<>();
    for (IssuedToken issued : tokens) {
      written.add(
          new JsonObject()
              .put("kind", issued.kind().slug())
              .put("label", "REMAINING CREDIT")
              .put("token", issued.token().digits())
              .put("units", issued.units().map(Units::text)));
    }
    return written;
  }

  /** Whether a meter was exchanged for that one, for that reason. */
  static boolean isExchanged(Registration old, Exchanging.Asked asked) {
    return old.blockedBecause().filter(asked.words()::equals).isPresent();
  }
}
