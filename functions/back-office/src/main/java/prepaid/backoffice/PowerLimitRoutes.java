package prepaid.backoffice;

import java.util.List;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.vending.desk.PowerLimits;
import prepaid.vending.meters.Meter;

/** The power limits that a meter was given, oldest first. */
final class PowerLimitRoutes {
  private static final String PATH = OfficeRouter.ROOT + "/meters/{meterNumber}/power-limits";

  private final DeskMeters desk;
  private final PowerLimits limits;

  PowerLimitRoutes(BackOffice office) {
    this.desk = new DeskMeters(office.meters(), office.utilities());
    this.limits = new PowerLimits(office.vends(), office.clock());
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(Route.get(PATH, door.admit(Access.READ, this::list)));
  }

  private Reply list(Operator operator, HttpRequest request) {
    return Reply.of(
        Cursor.minute(request),
        from -> desk.named(operator, request, (meter, group) -> page(meter, from.orElse(0L))));
  }

  private Reply page(Meter meter, long from) {
    PowerLimits.Page page = limits.page(meter.registration().number(), from);
    return HttpResponse.json(
        200,
        new JsonObject()
            .putObjects("limits", page.limits().stream().map(PowerLimitRoutes::json).toList())
            .put(Cursor.NAME, page.next().map(Object::toString)));
  }

  private static JsonObject json(PowerLimits.Limit limit) {
    return new JsonObject()
        .put("id", limit.vend().key().id())
        .put("watts", limit.watts())
        .put("at", limit.vend().at().toString())
        .put("by", limit.mandate().by())
        .put("reason", limit.mandate().reason());
  }
}
