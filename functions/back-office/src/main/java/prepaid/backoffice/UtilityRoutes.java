package prepaid.backoffice;

import java.util.List;
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
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

/** Utilities: what they are called, their currency, their time, their limits. */
final class UtilityRoutes {
  private static final String ALL = OfficeRouter.ROOT + "/utilities";
  private static final String ONE = ALL + "/{id}";

  private final Utilities utilities;

  UtilityRoutes(Utilities utilities) {
    this.utilities = utilities;
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.get(ALL, door.admit(Access.READ, (operator, request) -> all(operator))),
        Route.get(ONE, door.admit(Access.READ, this::one)),
        Route.put(ONE, door.admit(Access.WRITE, this::put)));
  }

  private Reply all(Operator operator) {
    List<JsonObject> own =
        utilities.allUtilities().stream()
            .filter(utility -> operator.worksFor(utility.id()))
            .map(UtilityJson::write)
            .toList();
    return HttpResponse.json(200, new JsonObject().putObjects("utilities", own));
  }

  private Reply one(Operator operator, HttpRequest request) {
    return Reply.of(
        request.pathParameter("id", Shapes.id()),
        id -> Access.within(operator, id, () -> shown(id)));
  }

  private Reply shown(String id) {
    return utilities
        .utility(id)
        .<Reply>map(utility -> HttpResponse.json(200, UtilityJson.write(utility)))
        .orElseGet(() -> Problem.notFound("There is no utility %s.".formatted(id)));
  }

  private Reply put(Operator operator, HttpRequest request) {
    return Reply.of(
        request.pathParameter("id", Shapes.id()),
        id ->
            Access.within(
                operator,
                id,
                () ->
                    JsonBody.read(
                        request, fields -> Reply.of(UtilityJson.read(id, fields), this::store))));
  }

  /** The currency stays: ledgers, tariffs and meters' states count in it. */
  private Reply store(Utility asked) {
    boolean otherCurrency =
        utilities
            .utility(asked.id())
            .filter(existing -> !existing.currency().equals(asked.currency()))
            .isPresent();
    if (otherCurrency) {
      return Problem.conflict("currency", "The currency of a utility never changes.");
    }
    boolean isNew = utilities.put(asked);
    return HttpResponse.json(isNew ? 201 : 200, UtilityJson.write(asked));
  }
}
