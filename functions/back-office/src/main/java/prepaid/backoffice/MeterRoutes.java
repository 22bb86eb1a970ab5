package prepaid.backoffice;

import java.util.List;
import prepaid.backoffice.MeterJson.Asked;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonBody;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.http.Shapes;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.Meters;
import prepaid.vending.utilities.Utilities;

/** The register of meters. */
final class MeterRoutes {
  private static final String ONE = OfficeRouter.ROOT + "/meters/{meterNumber}";

  private final Meters meters;
  private final Utilities utilities;
  private final Registering registering;
  private final MeterJson json;

  MeterRoutes(BackOffice office) {
    this.meters = office.meters();
    this.utilities = office.utilities();
    this.registering = Registering.of(office);
    this.json = MeterJson.of(office.utilities());
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.get(ONE, door.admit(Access.READ, this::one)),
        Route.put(ONE, door.admit(Access.WRITE_METERS, this::put)));
  }

  private Reply one(Operator operator, HttpRequest request) {
    return Reply.of(
        request.pathParameter("meterNumber", Shapes.meterNumber()),
        number ->
            meters
                .read(number)
                .map(meter -> shown(operator, meter))
                .orElse(DeskMeters.unknown(number)));
  }

  private Reply shown(Operator operator, Meter meter) {
    HttpResponse shown =
        HttpResponse.json(200, json.write(operator, meter.registration(), meter.state()));
    return utilities
        .supplyGroup(meter.registration().sts().supplyGroup())
        .map(group -> Access.within(operator, group.utility(), () -> shown))
        .orElse(shown);
  }

  private Reply put(Operator operator, HttpRequest request) {
    return Reply.of(
        request.pathParameter("meterNumber", Shapes.meterNumber()),
        number ->
            JsonBody.read(
                request,
                fields -> Reply.of(json.read(number, fields), asked -> put(operator, asked))));
  }

  private Reply put(Operator operator, Asked asked) {
    return switch (registering.put(operator, asked)) {
      case Registering.Outcome.Refused(var problem) -> problem;
      case Registering.Outcome.Stored(var isNew, var stored, var state) ->
          HttpResponse.json(isNew ? 201 : 200, json.write(operator, stored, state));
    };
  }
}
