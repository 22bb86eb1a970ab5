package prepaid.backoffice;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.TariffRules;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.tariffs.Tariffs;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

/**
 * Tariffs, version by version. A version may be created for any day; one that has come into force
 * never changes, because vends were priced by it.
 */
final class TariffRoutes {
  private static final String VERSIONS = OfficeRouter.ROOT + "/tariffs/{id}/versions";
  private static final String ONE = VERSIONS + "/{date}";

  private final Tariffs tariffs;
  private final Utilities utilities;
  private final Clock clock;
  private final TariffJson json;

  TariffRoutes(BackOffice office) {
    this.tariffs = office.tariffs();
    this.utilities = office.utilities();
    this.clock = office.clock();
    this.json = new TariffJson(office.utilities());
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.get(VERSIONS, door.admit(Access.READ, this::all)),
        Route.get(ONE, door.admit(Access.READ, this::one)),
        Route.put(ONE, door.admit(Access.WRITE, this::put)));
  }

  private Reply all(Operator operator, HttpRequest request) {
    return Reply.of(
        request.pathParameter("id", Shapes.id()),
        id -> {
          List<TariffVersion> versions = tariffs.versions(id);
          return versions.isEmpty()
              ? Problem.notFound("There is no tariff %s.".formatted(id))
              : Access.within(operator, versions.getFirst().utility(), () -> list(id, versions));
        });
  }

  private static Reply list(String id, List<TariffVersion> versions) {
    return HttpResponse.json(
        200,
        new JsonObject()
            .put("tariff", id)
            .putObjects("versions", versions.stream().map(TariffJson::write).toList()));
  }

  private Reply one(Operator operator, HttpRequest request) {
    return Reply.of(
        named(request),
        name ->
            version(name)
                .map(version ->
                    Access.within(
                        operator,
                        version.utility(),
                        () -> HttpResponse.json(200, TariffJson.write(version))))
                .orElseGet(() -> Problem.notFound("There is no such version of a tariff.")));
  }

  private Reply put(Operator operator, HttpRequest request) {
    return Reply.of(
        named(request),
        name ->
            JsonBody.read(
                request,
                fields ->
                    switch (json.read(name.id(), name.date(), fields)) {
                      case Answer.Refused<TariffVersion>(Refusal refusal)
                          when refusal.kind() == RefusalKind.NOT_FOUND ->
                          Problem.unprocessable("utility", refusal.detail());
                      case Answer<TariffVersion> read ->
                          Reply.of(read.then(TariffRoutes::sound), asked -> put(operator, asked));
                    }));
  }

  private Reply put(Operator operator, TariffVersion asked) {
    return Access.within(operator, asked.utility(), () -> store(asked));
  }

  private Reply store(TariffVersion asked) {
    Optional<Problem> other = otherThanBefore(asked);
    if (other.isPresent()) {
      return other.get();
    }
    Optional<TariffVersion> there = version(new Name(asked.id(), asked.effectiveFrom()));
    if (there.isPresent() && there.get().equals(asked)) {
      return HttpResponse.json(200, TariffJson.write(asked));
    }
    if (there.isPresent() && !asked.effectiveFrom().isAfter(today(asked))) {
      return Problem.conflict(
          "date",
          "This version came into force on %s, and one in force never changes. Create a version"
                  .formatted(asked.effectiveFrom())
              + " with a later date.");
    }
    boolean isNew = tariffs.put(asked);
    return HttpResponse.json(isNew ? 201 : 200, TariffJson.write(asked));
  }

  /** Meters name a tariff without its version: whose it is and what it prices cannot change. */
  private Optional<Problem> otherThanBefore(TariffVersion asked) {
    for (TariffVersion version : tariffs.versions(asked.id())) {
      if (!version.utility().equals(asked.utility())) {
        return Optional.of(
            Problem.unprocessable("utility", "This tariff belongs to another utility."));
      }
      if (version.resource() != asked.resource()) {
        return Optional.of(
            Problem.unprocessable(
                "resource", "This tariff is for %s.".formatted(version.resource().slug())));
      }
    }
    return Optional.empty();
  }

  private LocalDate today(TariffVersion version) {
    ZoneId zone =
        utilities.utility(version.utility()).map(Utility::timeZone).orElse(ZoneOffset.UTC);
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  static Answer<TariffVersion> sound(TariffVersion version) {
    return TariffRules.check(version)
        .<Answer<TariffVersion>>map(Answer::refused)
        .orElseGet(() -> Answer.given(version));
  }

  private Optional<TariffVersion> version(Name name) {
    return tariffs.versions(name.id()).stream()
        .filter(version -> version.effectiveFrom().equals(name.date()))
        .findFirst();
  }

  private static Answer<Name> named(HttpRequest request) {
    return request
        .pathParameter("id", Shapes.id())
        .then(id -> request.pathParameter("date", Shapes.date()).map(date -> new Name(id, date)));
  }

  private record Name(String id, LocalDate date) {}
}
