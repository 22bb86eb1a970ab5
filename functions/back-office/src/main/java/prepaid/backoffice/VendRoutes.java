package prepaid.backoffice;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.sts.Drn;
import prepaid.sts.TokenMinute;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendHistory;
import prepaid.vending.limits.Limits;

/**
 * Everything that was sold, given and ordered for a meter, newest first, with its tokens to read
 * again: whoever lost an answer, a text or a set of key-change tokens finds it here.
 */
final class VendRoutes {
  private static final String PATH = OfficeRouter.ROOT + "/meters/{meterNumber}/vends";

  private final DeskMeters desk;
  private final VendHistory vends;
  private final Clock clock;

  VendRoutes(BackOffice office) {
    this.desk = new DeskMeters(office.meters(), office.utilities());
    this.vends = office.vends();
    this.clock = office.clock();
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(Route.get(PATH, door.admit(Access.READ, this::list)));
  }

  private Reply list(Operator operator, HttpRequest request) {
    boolean reads = operator.mayActAs(KeyChangeRoutes.DESK);
    return Reply.of(
        Cursor.minute(request),
        cursor ->
            desk.named(
                operator,
                request,
                (meter, group) -> {
                  long to = cursor.orElseGet(this::last);
                  Drn number = meter.registration().number();
                  return HttpResponse.json(200, page(number, to, reads));
                }));
  }

  private long last() {
    return TokenMinute.of(clock.instant().plus(Limits.TOKEN_MINUTE_AHEAD_MAX));
  }

  private JsonObject page(Drn meter, long to, boolean reads) {
    List<Vend> page = vends.newest(meter, to, Limits.METER_VENDS_PAGE);
    boolean isLast = page.size() < Limits.METER_VENDS_PAGE;
    return new JsonObject()
        .put("meterNumber", meter.digits())
        .putObjects("vends", page.stream().map(vend -> VendJson.of(vend, reads)).toList())
        .put(
            Cursor.NAME,
            isLast
                ? Optional.empty()
                : Optional.of(Long.toString(page.getLast().tokenMinute() - 1)));
  }
}
