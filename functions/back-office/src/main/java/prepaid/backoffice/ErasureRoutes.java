package prepaid.backoffice;

import java.time.InstantSource;
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
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Holder;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterRegister;
import prepaid.vending.meters.MeterRegister.Change;
import prepaid.vending.meters.MeterRegister.Entry;
import prepaid.vending.meters.Meters;
import prepaid.vending.meters.Registration;
import prepaid.vending.payments.Erasing;
import prepaid.vending.payments.Reminders;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utilities;

/** Erases what is known of a person: the books stay whole, since they hold none of it. */
final class ErasureRoutes {
  private static final String HOLDER = OfficeRouter.ROOT + "/meters/{meterNumber}/holder";

  private final DeskMeters desk;
  private final Meters meters;
  private final MeterRegister register;
  private final Utilities utilities;
  private final Reminders reminders;
  private final InstantSource clock;

  ErasureRoutes(BackOffice office) {
    this.desk = new DeskMeters(office.meters(), office.utilities());
    this.meters = office.meters();
    this.register = office.register();
    this.utilities = office.utilities();
    this.reminders = office.reminders();
    this.clock = office.clock();
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(Route.delete(HOLDER, door.admit(Access.WRITE, this::erase)));
  }

  private Reply erase(Operator operator, HttpRequest request) {
    return desk.named(operator, request, (meter, group) -> erase(meter.registration().number()));
  }

  /** The reminder first: looking at a meter's purchases twice does no harm. */
  private Reply erase(Drn number) {
    reminders.add(Erasing.reminder(number, clock.instant()));
    for (int i = 0; i < Limits.COMMIT_TRIES_MAX; i++) {
      Optional<Meter> meter = meters.read(number);
      if (meter.isPresent() && isErased(meter.get())) {
        return HttpResponse.json(
            202,
            new JsonObject()
                .put("meterNumber", number.digits())
                .put("holder", "erased")
                .put("purchases", "are being erased"));
      }
    }
    return Problem.of(
        Refusal.of(
            RefusalKind.TRY_AGAIN,
            "The meter is being sold to at this moment. The same request may be sent again."));
  }

  /** In one transaction with the lists that name the meter under the holder's phone and account. */
  private boolean isErased(Meter meter) {
    Registration erased = meter.registration().heldBy(Holder.erased());
    Optional<String> utility =
        utilities.supplyGroup(erased.sts().supplyGroup()).map(SupplyGroup::utility);
    return utility.isPresent()
        ? register.replace(
            new Change(meter, utility, new Entry(erased, utility.get()), Optional.empty()))
        : meters.replace(erased, meter.version());
  }
}
