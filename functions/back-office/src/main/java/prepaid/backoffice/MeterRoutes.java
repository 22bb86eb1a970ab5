package prepaid.backoffice;

import java.security.SecureRandom;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import prepaid.backoffice.MeterJson.Asked;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonBody;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Role;
import prepaid.http.Route;
import prepaid.http.Shapes;
import prepaid.sts.Drn;
import prepaid.vending.credit.Debt;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.Phones;
import prepaid.vending.meters.Holder;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.Meters;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.TariffMeters;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.tariffs.Tariffs;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

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
  private final TariffMeters tariffMeters;
  private final Phones phones;
  private final MeterJson json;
  private final SecureRandom random;

  MeterRoutes(BackOffice office) {
    this.meters = office.meters();
    this.utilities = office.utilities();
    this.tariffs = office.tariffs();
    this.tariffMeters = office.tariffMeters();
    this.phones = office.phones();
    this.json = new MeterJson(this::currency);
    this.random = office.random();
  }

  private Optional<Currency> currency(String supplyGroup) {
    return utilities
        .supplyGroup(supplyGroup)
        .flatMap(group -> utilities.utility(group.utility()))
        .map(Utility::currency);
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
        operator,
        meter,
        () -> HttpResponse.json(200, json.write(meter.registration(), meter.state().debts())));
  }

  private Reply put(Operator operator, HttpRequest request) {
    return Reply.of(
        request.pathParameter("meterNumber", Shapes.meterNumber()),
        number ->
            JsonBody.read(
                request,
                fields -> Reply.of(json.read(number, fields), asked -> checked(operator, asked))));
  }

  private Reply checked(Operator operator, Asked asked) {
    if (asked.debts().isPresent() && !operator.roles().contains(Role.ADMIN)) {
      return Problem.of(
              Refusal.of(RefusalKind.NOT_ALLOWED, "Only an administrator sets a meter's debts."))
          .about("debts");
    }
    String code = asked.registration().sts().supplyGroup();
    Optional<SupplyGroup> group = utilities.supplyGroup(code);
    if (group.isEmpty()) {
      return Problem.unprocessable("supplyGroup", "There is no supply group %s.".formatted(code));
    }
    return Access.within(
        operator,
        group.get().utility(),
        () ->
            wrongTariff(asked.registration(), group.get())
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
  private Reply store(Operator operator, Asked request) {
    boolean isNew = false;
    for (int tries = 0; tries < Limits.COMMIT_TRIES_MAX; tries++) {
      Optional<Meter> there = meters.read(request.registration().number());
      Asked asked = committed(request, there);
      if (there.isEmpty()) {
        note(asked);
        isNew = meters.register(asked.registration());
        if (isNew && asked.debts().isEmpty()) {
          return stored(201, asked, List.of());
        }
      } else {
        int status = isNew ? 201 : 200;
        Reply reply =
            withinGroup(operator, there.get(), () -> replaced(there.get(), asked, status));
        if (!reply.equals(LOST)) {
          return reply;
        }
      }
    }
    return LOST;
  }

  /**
   * A holder whose data stays keeps the key of its commitment, so that past vends stay provable.
   */
  private Asked committed(Asked asked, Optional<Meter> there) {
    Holder holder = asked.registration().holder();
    Holder kept =
        there
            .map(meter -> meter.registration().holder())
            .filter(known -> known.isSameAs(holder) && known.commitmentKey().isPresent())
            .orElseGet(() -> holder.committedWith(commitmentKey()));
    return new Asked(asked.registration().heldBy(kept), asked.debts());
  }

  private byte[] commitmentKey() {
    byte[] key = new byte[Holder.KEY_BYTES];
    random.nextBytes(key);
    return key;
  }

  private Reply replaced(Meter there, Asked asked, int status) {
    Registration registration = asked.registration();
    List<Debt> debts = asked.debts().orElse(there.state().debts());
    if (there.registration().equals(registration) && there.state().debts().equals(debts)) {
      return stored(status, asked, debts);
    }
    if (there.state().head().sequence() > 0) {
      Optional<Problem> change = changeOfVendedMeter(there.registration(), registration);
      if (change.isPresent()) {
        return change.get();
      }
    }
    if (!there.registration().tariff().equals(registration.tariff())
        || !there.registration().holder().phone().equals(registration.holder().phone())) {
      note(asked);
    }
    boolean written =
        asked.debts().isPresent()
            ? meters.replace(registration, debts, there.version())
            : meters.replace(registration, there.version());
    return written ? stored(status, asked, debts) : LOST;
  }

  /** Before the meter is stored: a meter too many in the list does no harm, one too few would. */
  private void note(Asked asked) {
    Registration registration = asked.registration();
    tariffMeters.add(registration.tariff(), registration.number());
    registration.holder().phone().ifPresent(phone -> phones.add(phone, registration.number()));
  }

  private Reply stored(int status, Asked asked, List<Debt> debts) {
    return HttpResponse.json(status, json.write(asked.registration(), debts));
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
