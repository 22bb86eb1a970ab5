package prepaid.backoffice;

import java.util.List;
import java.util.Optional;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.http.Shapes;
import prepaid.sts.Drn;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterFlag;
import prepaid.vending.meters.MeterRegister;
import prepaid.vending.meters.MeterRegister.Change;
import prepaid.vending.meters.MeterRegister.Entry;
import prepaid.vending.meters.Meters;
import prepaid.vending.meters.Registration;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** Takes a meter down: nothing is sold to it any more, and what was sold stays as it is. */
final class RemovalRoutes {
  private static final String ONE = OfficeRouter.ROOT + "/meters/{meterNumber}";
  private static final String REASON = "reason";

  private final Meters meters;
  private final MeterRegister register;
  private final RegistrationRules rules;
  private final MeterJson json;

  RemovalRoutes(BackOffice office) {
    this.meters = office.meters();
    this.register = office.register();
    this.rules = RegistrationRules.of(office);
    this.json = MeterJson.of(office.utilities());
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(Route.delete(ONE, door.admit(Access.WRITE, this::remove)));
  }

  private Reply remove(Operator operator, HttpRequest request) {
    return Reply.of(
        request
            .pathParameter("meterNumber", Shapes.meterNumber())
            .then(number -> reason(request).map(reason -> remove(operator, number, reason))),
        reply -> reply);
  }

  private static Answer<String> reason(HttpRequest request) {
    return request
        .queryParameter(REASON)
        .map(text ->
            MeterSearchRoutes.read(REASON, Shapes.words(MeterJson.REASON_CHARACTERS_MAX), text))
        .orElse(
            Answer.refused(
                RefusalKind.INVALID_REQUEST, REASON, "Say why the meter is removed: ?reason=…"));
  }

  private Reply remove(Operator operator, Drn number, String reason) {
    for (int i = 0; i < Limits.COMMIT_TRIES_MAX; i++) {
      Optional<Meter> there = meters.read(number);
      if (there.isEmpty()) {
        return DeskMeters.unknown(number);
      }
      Registration meter = there.get().registration();
      Optional<String> utility = rules.utility(meter);
      if (utility.isEmpty()) {
        return Problem.conflict("supplyGroup", "The meter's supply group is none of a utility.");
      }
      Optional<Problem> refusal = Access.refusal(operator, utility.get());
      if (refusal.isPresent()) {
        return refusal.get();
      }
      if (meter.is(MeterFlag.REMOVED) || removed(there.get(), utility.get(), reason)) {
        return shown(
            operator, meter.is(MeterFlag.REMOVED) ? meter : removed(meter, reason), there.get());
      }
    }
    return Problem.of(
        Refusal.of(
            RefusalKind.TRY_AGAIN,
            "The meter is being sold to at this moment. " + Problem.NOTHING_HAPPENED));
  }

  private boolean removed(Meter there, String utility, String reason) {
    Entry after = new Entry(removed(there.registration(), reason), utility);
    return register.replace(new Change(there, Optional.of(utility), after, Optional.empty()));
  }

  private Reply shown(Operator operator, Registration removed, Meter there) {
    return HttpResponse.json(200, json.write(operator, removed, there.state()));
  }

  /** Its reason is read out to whoever wants to buy for it. */
  static Registration removed(Registration meter, String reason) {
    return new Registration(
            meter.number(),
            meter.sts(),
            meter.tariff(),
            meter.resource(),
            meter.mode(),
            meter.holder(),
            Optional.of(reason),
            meter.initialCredit(),
            meter.flags())
        .with(MeterFlag.REMOVED);
  }
}
