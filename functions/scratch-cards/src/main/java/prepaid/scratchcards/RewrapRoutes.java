package prepaid.scratchcards;

import java.util.List;
import java.util.Optional;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.http.SecondOperator;
import prepaid.vending.cards.CardKeyRewrapping;
import prepaid.vending.keys.KeyWrappingFailed;
import prepaid.vending.limits.Limits;
import prepaid.vending.operators.Approval;
import prepaid.vending.operators.Approval.State;
import prepaid.vending.operators.TwoPersons;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** Card keys are wrapped under the deployment's newest KMS key, while cards are redeemed. */
final class RewrapRoutes {
  private static final String REWRAP = "/office/v1/card-keys/rewrap";
  private static final Approval.Act ACT = new Approval.Act("card-key-rewrap", "all");

  private final CardOffice office;
  private final TwoPersons twoPersons;
  private final CardKeyRewrapping rewrapping;

  RewrapRoutes(CardOffice office) {
    this.office = office;
    this.twoPersons = new TwoPersons(office.approvals(), office.clock(), office.random());
    this.rewrapping =
        new CardKeyRewrapping(
            office.keys(), office.prints(), office.wrapping(), office.environment());
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(Route.post(REWRAP, door.admit(CardRouter.WRITE, this::rewrap)));
  }

  private Reply rewrap(Operator operator, HttpRequest request) {
    if (operator.utilities().isPresent()) {
      return Problem.of(
          Refusal.of(
              RefusalKind.NOT_ALLOWED,
              "The card keys of all utilities are wrapped anew, and you work for some only."));
    }
    if (isUnderWay()) {
      return done();
    }
    var asked =
        new TwoPersons.Request(
            ACT,
            "Wrap the card keys under the newest KMS key of the deployment",
            Optional.empty(),
            operator.subject());
    return SecondOperator.step(twoPersons.ask(asked), unused -> done());
  }

  /** Agreed to and begun within a day: what failed is tried again without asking again. */
  private boolean isUnderWay() {
    return office
        .approvals()
        .latest(ACT)
        .filter(approval -> approval.state() instanceof State.Spent)
        .filter(approval ->
            office
                .clock()
                .instant()
                .isBefore(approval.requestedAt().plus(Limits.APPROVAL_WAIT_MAX)))
        .isPresent();
  }

  private Reply done() {
    try {
      return HttpResponse.json(200, new JsonObject().put("rewrapped", rewrapping.all()));
    } catch (KeyWrappingFailed failed) {
      return Problem.of(
          Refusal.of(
              RefusalKind.TRY_AGAIN,
              "Not every card key is wrapped anew. All stay usable; the same request may be sent"
                  + " again."));
    }
  }
}
