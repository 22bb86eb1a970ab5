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
import prepaid.http.SecondOperator;
import prepaid.http.Shapes;
import prepaid.sts.Drn;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.meters.Meters;
import prepaid.vending.meters.Registration;
import prepaid.vending.money.Units;
import prepaid.vending.operators.TwoPersons;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendOutcome;

/** Puts a new meter in the place of an old one. */
final class ExchangeRoutes {
  private static final String EXCHANGE = OfficeRouter.ROOT + "/meters/{meterNumber}/exchange";

  private final Exchanging exchanging;
  private final RegistrationRules rules;
  private final Meters meters;
  private final TwoPersons twoPersons;

  ExchangeRoutes(BackOffice office) {
    this.exchanging = Exchanging.of(office);
    this.rules = RegistrationRules.of(office);
    this.meters = office.meters();
    this.twoPersons = new TwoPersons(office.approvals(), office.clock(), office.random());
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

  /** The secure module is asked first, so that a repeat is found before anybody has to agree. */
  private Reply given(Operator operator, Exchanging.Asked asked) {
    if (asked.units().tenths() == 0) {
      return HttpResponse.json(200, exchanged(asked).putObjects("tokens", List.of()));
    }
    VendOutcome alone = exchanging.give(asked, operator.subject(), Optional.empty());
    return alone instanceof VendOutcome.Refused(var why) && SecondOperator.isMissing(why)
        ? ofTwo(operator, asked)
        : reply(asked, alone);
  }

  /** What one operator may not give alone waits; the meters are exchanged meanwhile. */
  private Reply ofTwo(Operator operator, Exchanging.Asked asked) {
    TwoPersons.Request request =
        new TwoPersons.Request(
            asked.remaining().act(),
            "Give meter %s the %s that were left on meter %s, whose place it takes: %s"
                .formatted(
                    asked.next().digits(), asked.units(), asked.old().digits(), asked.reason()),
            meters.read(asked.old()).flatMap(old -> rules.utility(old.registration())),
            operator.subject());
    return SecondOperator.step(
        twoPersons.agreed(request),
        exchanged(asked).putObjects("tokens", List.of()).put("remaining", remaining(asked, false)),
        approval -> {
          VendOutcome outcome =
              exchanging.give(asked, approval.requestedBy(), approval.approvedBy());
          if (outcome instanceof VendOutcome.Vended) {
            twoPersons.spend(approval, operator.subject());
          }
          return reply(asked, outcome);
        });
  }

  private static JsonObject exchanged(Exchanging.Asked asked) {
    return new JsonObject()
        .put("meterNumber", asked.old().digits())
        .put("newMeterNumber", asked.next().digits())
        .put("status", "exchanged");
  }

  private static Reply reply(Exchanging.Asked asked, VendOutcome outcome) {
    return switch (outcome) {
      case VendOutcome.Vended(var vend, var repeated) ->
          HttpResponse.json(
              200,
              exchanged(asked)
                  .put("id", vend.key().text())
                  .putObjects("tokens", tokens(vend.tokens()))
                  .put("remaining", remaining(asked, true)));
      case VendOutcome.Refused(var why) ->
          HttpResponse.json(
              200,
              exchanged(asked)
                  .putObjects("tokens", List.of())
                  .put("remaining", remaining(asked, false).put("detail", why.inside().detail())));
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
