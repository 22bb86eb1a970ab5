package prepaid.backoffice;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Role;
import prepaid.http.Route;
import prepaid.vending.limits.Limits;
import prepaid.vending.operators.Approval;
import prepaid.vending.operators.Approval.State;
import prepaid.vending.operators.Approvals;
import prepaid.vending.operators.TwoPersons;

/**
 * What waits for a second person. What is decided about keys, and the tokens that two operators
 * order, are done with the approval itself; of all else, whoever asked repeats the request.
 */
final class ApprovalRoutes {
  private static final String ALL = OfficeRouter.ROOT + "/approvals";
  private static final Set<Role> DECIDE = EnumSet.of(Role.ADMIN, Role.SUPERVISOR);

  private final Approvals approvals;
  private final TwoPersons twoPersons;
  private final KeyDecisions keys;
  private final PairOrders orders;

  ApprovalRoutes(BackOffice office) {
    this.approvals = office.approvals();
    this.twoPersons = new TwoPersons(office.approvals(), office.clock(), office.random());
    this.keys = new KeyDecisions(office);
    this.orders = new PairOrders(office.sales(), office.clock());
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.get(ALL, door.admit(Access.READ, this::list)),
        Route.post(
            ALL + "/{id}/approve", door.admit(DECIDE, (who, what) -> decide(who, what, true))),
        Route.post(
            ALL + "/{id}/reject", door.admit(DECIDE, (who, what) -> decide(who, what, false))));
  }

  private Reply list(Operator operator, HttpRequest request) {
    List<JsonObject> listed =
        approvals.newest(Limits.APPROVALS_LISTED_MAX).stream()
            .filter(approval -> isTheirs(operator, approval))
            .map(ApprovalRoutes::json)
            .toList();
    return HttpResponse.json(200, new JsonObject().putObjects("approvals", listed));
  }

  private Reply decide(Operator operator, HttpRequest request, boolean approve) {
    Optional<Approval> found =
        approvals
            .find(request.pathParameter("id"))
            .filter(approval -> isTheirs(operator, approval));
    return found.isEmpty()
        ? Problem.notFound("There is no such request for approval.")
        : Reply.of(
            twoPersons.decide(found.get(), operator.subject(), approve),
            decided -> {
              JsonObject json = json(decided);
              if (decided.state() instanceof State.Approved(var by, var at)) {
                keys.carryOut(decided, by);
                orders.carryOut(decided, json);
              }
              return HttpResponse.json(200, json);
            });
  }

  private static boolean isTheirs(Operator operator, Approval approval) {
    return approval.utility().map(operator::worksFor).orElse(operator.utilities().isEmpty());
  }

  private static JsonObject json(Approval approval) {
    JsonObject json =
        new JsonObject()
            .put("id", approval.id())
            .put("kind", approval.act().kind())
            .put("words", approval.words())
            .put("utility", approval.utility())
            .put("requestedBy", approval.requestedBy())
            .put("requestedAt", approval.requestedAt().toString())
            .put("status", approval.state().slug());
    switch (approval.state()) {
      case State.Waiting _ -> {}
      case State.Approved(var by, var at) -> json.put("by", by).put("at", at.toString());
      case State.Rejected(var by, var at) -> json.put("by", by).put("at", at.toString());
      case State.Spent(var by, var at) -> json.put("by", by).put("at", at.toString());
    }
    return json;
  }
}
