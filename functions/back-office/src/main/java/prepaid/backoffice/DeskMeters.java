package prepaid.backoffice;

import java.util.function.BiFunction;
import java.util.function.Function;
import prepaid.http.HttpRequest;
import prepaid.http.Operator;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Shapes;
import prepaid.sts.Drn;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.Meters;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.vending.Quotes.KnownMeter;

/** The meter that a request of the desk is about, if it is one of the operator's. */
record DeskMeters(Meters meters, Utilities utilities) {
  /** Goes on with the meter and its supply group. */
  Reply named(Operator operator, HttpRequest request, BiFunction<Meter, SupplyGroup, Reply> next) {
    return Reply.of(
        request.pathParameter("meterNumber", Shapes.meterNumber()),
        number -> found(operator, number, next));
  }

  /** Goes on with the meter and its utility. */
  Reply owned(Operator operator, HttpRequest request, Function<KnownMeter, Reply> next) {
    return named(
        operator,
        request,
        (meter, group) ->
            next.apply(new KnownMeter(meter, utilities.utility(group.utility()).orElseThrow())));
  }

  Reply found(Operator operator, Drn number, BiFunction<Meter, SupplyGroup, Reply> next) {
    return meters
        .read(number)
        .map(meter -> within(operator, meter, next))
        .orElseGet(() -> unknown(number));
  }

  private Reply within(Operator operator, Meter meter, BiFunction<Meter, SupplyGroup, Reply> next) {
    return utilities
        .supplyGroup(meter.registration().sts().supplyGroup())
        .map(group -> Access.within(operator, group.utility(), () -> next.apply(meter, group)))
        .orElseGet(() ->
            Problem.unprocessable("meterNumber", "The meter's supply group is not registered."));
  }

  static Problem unknown(Drn number) {
    return Problem.of(
        Refusal.of(
            RefusalKind.METER_UNKNOWN,
            "meterNumber",
            "There is no meter %s in the register.".formatted(number.digits())));
  }
}
