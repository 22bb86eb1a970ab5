package prepaid.backoffice;

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
import prepaid.sts.Drn;
import prepaid.sts.TokenMinute;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendHistory;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/**
 * Everything that was sold, given and ordered for a meter, newest first, with its tokens to read
 * again: whoever lost an answer, a text or a set of key-change tokens finds it here.
 */
final class VendRoutes {
  private static final String PATH = OfficeRouter.ROOT + "/meters/{meterNumber}/vends";
  private static final String CURSOR = "cursor";

  private final DeskMeters desk;
  private final VendHistory vends;
  private final long aheadMinutes = Limits.TOKEN_MINUTE_AHEAD_MAX.toMinutes();
  private final BackOffice office;

  VendRoutes(BackOffice office) {
    this.desk = new DeskMeters(office.meters(), office.utilities());
    this.vends = office.vends();
    this.office = office;
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(Route.get(PATH, door.admit(Access.READ, this::list)));
  }

  private Reply list(Operator operator, HttpRequest request) {
    Optional<String> cursor = request.queryParameter(CURSOR);
    if (cursor.filter(text -> !text.matches("[0-9]{1,9}")).isPresent()) {
      return Problem.of(
          Refusal.of(RefusalKind.INVALID_REQUEST, CURSOR, "No page gave this cursor."));
    }
    boolean reads = operator.mayActAs(KeyChangeRoutes.DESK);
    long to = cursor.map(Long::valueOf).orElseGet(this::last);
    return desk.named(
        operator,
        request,
        (meter, group) -> HttpResponse.json(200, page(meter.registration().number(), to, reads)));
  }

  private long last() {
    return TokenMinute.of(office.clock().instant()) + aheadMinutes;
  }

  private JsonObject page(Drn meter, long to, boolean reads) {
    List<Vend> page = vends.newest(meter, to, Limits.METER_VENDS_PAGE);
    boolean isLast = page.size() < Limits.METER_VENDS_PAGE;
    return new JsonObject()
        .put("meterNumber", meter.digits())
        .putObjects("vends", page.stream().map(vend -> VendJson.of(vend, reads)).toList())
        .put(
            CURSOR,
            isLast
                ? Optional.empty()
                : Optional.of(Long.toString(page.getLast().tokenMinute() - 1)));
  }
}
