package prepaid.backoffice;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonBody;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.http.Shapes;
import prepaid.sts.Drn;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.Meters;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.tariffs.Tariffs;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utilities;

/** The register of meters. */
final class MeterRoutes {
  private static final String ONE = OfficeRouter.ROOT + "/meters/{meterNumber}";

  private static final Problem LOST =
      Problem.of(
          Refusal.of(
              RefusalKind.TRY_AGAIN,
              "The meter is being sold to at this moment. " + Problem.NOTHING_HAPPENED));

  private final Meters meters;
  private final Utilities utilities;
  private final Tariffs tariffs;

  MeterRoutes(BackOffice office) {
    this.meters = office.meters();
    this.utilities = office.utilities();
    this.tariffs = office.tariffs();
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.get(ONE, door.admit(Access.READ, this::one)),
        Route.put(ONE, door.admit(Access.WRITE_METERS, this::put)));
  }

  private Reply one(Operator operator, HttpRequest request) {
    return Reply.of(
        request.pathParameter("meterNumber", Shapes.meterNumber()),
        number -> meters.read(number).map(meter -> shown(operator, meter)).orElse(unknown(number)));
  }

  private Reply shown(Operator operator, Meter meter) {
    return withinGroup(
        operator, meter, () -> HttpResponse.json(200, MeterJson.write(meter.registration())));
  }

  private Reply put(Operator operator, HttpRequest request) {
    return Reply.of(
        request.pathParameter("meterNumber", Shapes.meterNumber()),
        number ->
            JsonBody.read(
                request,
                fields ->
                    Reply.of(MeterJson.read(number, fields), asked -> checked(operator, asked))));
  }

  private Reply checked(Operator operator, Registration asked) {
    String code = asked.sts().supplyGroup();
    Optional<SupplyGroup> group = utilities.supplyGroup(code);
    if (group.isEmpty()) {
      return Problem.unprocessable("supplyGroup", "There is no supply group %s.".formatted(code));
    }
    return Access.within(
        operator,
        group.get().utility(),
        () ->
            wrongTariff(asked, group.get())
                .<Reply>map(problem -> problem)
                .orElseGet(() -> store(operator, asked)));
  }

  private Optional<Problem> wrongTariff(Registration asked, SupplyGroup group) {
    List<TariffVersion> versions = tariffs.versions(asked.tariff());
    if (versions.isEmpty() || !versions.getLast().utility().equals(group.utility())) {
      return Optional.of(
          Problem.unprocessable(
              "tariff",
              "The utility %s has no tariff %s.".formatted(group.utility(), asked.tariff())));
    }
    return versions.getLast().resource() == asked.resource()
        ? Optional.empty()
        : Optional.of(
            Problem.unprocessable(
                "tariff",
                "The tariff %s is for %s."
                    .formatted(asked.tariff(), versions.getLast().resource().slug())));
  }

  /** A vend may change the row between reading and writing: then it is read again. */
  private Reply store(Operator operator, Registration asked) {
    for (int tries = 0; tries < Limits.COMMIT_TRIES_MAX; tries++) {
      Optional<Meter> there = meters.read(asked.number());
      Reply reply =
          there.isPresent()
              ? withinGroup(operator, there.get(), () -> replaced(there.get(), asked))
              : registered(asked);
      if (!reply.equals(LOST)) {
        return reply;
      }
    }
    return LOST;
  }

  private Reply registered(Registration asked) {
    return meters.register(asked) ? HttpResponse.json(201, MeterJson.write(asked)) : LOST;
  }

  private Reply replaced(Meter there, Registration asked) {
    if (there.registration().equals(asked)) {
      return HttpResponse.json(200, MeterJson.write(asked));
    }
    if (there.state().head().sequence() > 0) {
      Optional<Problem> change = changeOfVendedMeter(there.registration(), asked);
      if (change.isPresent()) {
        return change.get();
      }
    }
    return meters.replace(asked, there.version())
        ? HttpResponse.json(200, MeterJson.write(asked))
        : LOST;
  }

  /** What the meter itself must learn of: changed here alone, its tokens would be refused. */
  private static Optional<Problem> changeOfVendedMeter(Registration there, Registration asked) {
    Optional<String> changed = difference(there.sts(), asked.sts());
    if (changed.isPresent()) {
      return Optional.of(
          Problem.conflict(
              changed.get(),
              "Tokens were sold to this meter, so its supply group, tariff index, key and algorithm"
                  + " change with key-change tokens only."));
    }
    if (there.resource() == asked.resource() && there.mode() == asked.mode()) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.conflict(
            there.resource() == asked.resource() ? "mode" : "resource",
            "Tokens were sold to this meter, so its resource and its mode cannot change."));
  }

  private static Optional<String> difference(StsAttributes there, StsAttributes asked) {
    if (!there.supplyGroup().equals(asked.supplyGroup())) {
      return Optional.of("supplyGroup");
    }
    if (!there.tariffIndex().equals(asked.tariffIndex())) {
      return Optional.of("tariffIndex");
    }
    if (there.keyRevision() != asked.keyRevision()) {
      return Optional.of("keyRevision");
    }
    if (there.keyType() != asked.keyType()) {
      return Optional.of("keyType");
    }
    return there.encryptionAlgorithm() == asked.encryptionAlgorithm()
        ? Optional.empty()
        : Optional.of("encryptionAlgorithm");
  }

  private Reply withinGroup(Operator operator, Meter meter, Supplier<Reply> next) {
    return utilities
        .supplyGroup(meter.registration().sts().supplyGroup())
        .map(group -> Access.within(operator, group.utility(), next))
        .orElseGet(next);
  }

  private static Reply unknown(Drn number) {
    return Problem.of(
        Refusal.of(
            RefusalKind.METER_UNKNOWN,
            "meterNumber",
            "There is no meter %s in the register.".formatted(number.digits())));
  }
}
