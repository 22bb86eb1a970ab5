package prepaid.backoffice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import prepaid.http.Field;
import prepaid.http.Fields;
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
import prepaid.sts.Drn;
import prepaid.sts.TokenMinute;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendHistory;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.TariffMeters;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.tariffs.Tariffs;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;
import prepaid.vending.vending.DryRun;
import prepaid.vending.vending.DryRun.Compared;

/** What a draft of a tariff would have made of the last month's vends; nothing is stored. */
final class DryRunRoutes {
  private static final String DRY_RUN = OfficeRouter.ROOT + "/tariffs/{id}/dry-run";
  private static final int LARGEST_SHOWN = 10;

  private final Tariffs tariffs;
  private final TariffMeters meters;
  private final VendHistory vends;
  private final Utilities utilities;
  private final Clock clock;

  DryRunRoutes(BackOffice office) {
    this.tariffs = office.tariffs();
    this.meters = office.tariffMeters();
    this.vends = office.vends();
    this.utilities = office.utilities();
    this.clock = office.clock();
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(Route.post(DRY_RUN, door.admit(Access.WRITE, this::run)));
  }

  private Reply run(Operator operator, HttpRequest request) {
    return Reply.of(
        request.pathParameter("id", Shapes.id()),
        id -> {
          List<TariffVersion> versions = tariffs.versions(id);
          return versions.isEmpty()
              ? Problem.notFound("There is no tariff %s.".formatted(id))
              : Access.within(
                  operator, versions.getFirst().utility(), () -> run(versions.getFirst(), request));
        });
  }

  private Reply run(TariffVersion own, HttpRequest request) {
    return Reply.of(
        cursor(request),
        after ->
            JsonBody.read(
                request, fields -> Reply.of(draft(own, fields), draft -> run(draft, after))));
  }

  private static Answer<Optional<Drn>> cursor(HttpRequest request) {
    return request
        .queryParameter("cursor")
        .map(text ->
            Drn.refusal(text).isEmpty()
                ? Answer.given(Optional.of(new Drn(text)))
                : Answer.<Optional<Drn>>refused(
                    RefusalKind.INVALID_REQUEST, "cursor", "This is no cursor of a dry run."))
        .orElse(Answer.given(Optional.empty()));
  }

  private Answer<TariffVersion> draft(TariffVersion own, Fields fields) {
    Field<Optional<LocalDate>> from = fields.optionalText("effectiveFrom", Shapes.date());
    LocalDate day =
        from.isRefused() ? LocalDate.EPOCH : from.get().orElseGet(() -> today(own).plusDays(1));
    return new TariffJson(utilities)
        .read(own.id(), day, fields)
        .then(TariffRoutes::sound)
        .then(draft -> sameAs(own, draft));
  }

  private static Answer<TariffVersion> sameAs(TariffVersion own, TariffVersion draft) {
    return own.utility().equals(draft.utility()) && own.resource() == draft.resource()
        ? Answer.given(draft)
        : Answer.refused(
            RefusalKind.INVALID_REQUEST,
            "utility",
            "This tariff is the utility %s's, for %s."
                .formatted(own.utility(), own.resource().slug()));
  }

  private LocalDate today(TariffVersion own) {
    ZoneId zone = utilities.utility(own.utility()).map(Utility::timeZone).orElse(ZoneOffset.UTC);
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private Reply run(TariffVersion draft, Optional<Drn> after) {
    Instant to = clock.instant();
    Instant from = to.atZone(ZoneOffset.UTC).minusMonths(1).toInstant();
    List<Drn> page = meters.page(draft.id(), after, Limits.DRY_RUN_METERS_MAX);
    List<Compared> compared = new ArrayList<>();
    for (Drn meter : page) {
      compared.addAll(DryRun.compare(sold(meter, from, to, draft), draft));
    }
    JsonObject json =
        new JsonObject()
            .put("tariff", draft.id())
            .put("from", from.toString())
            .put("to", to.toString())
            .put("meters", page.size());
    totals(json, compared, draft);
    if (page.size() == Limits.DRY_RUN_METERS_MAX) {
      json.put("cursor", page.getLast().digits());
    }
    return HttpResponse.json(200, json);
  }

  /** A token's minute may be a little ahead of the time of its sale. */
  private List<Vend> sold(Drn meter, Instant from, Instant to, TariffVersion draft) {
    long last = TokenMinute.of(to) + Limits.TOKEN_MINUTE_AHEAD_MAX.toMinutes();
    return vends.between(meter, TokenMinute.of(from), last, Limits.DRY_RUN_METER_VENDS_MAX).stream()
        .filter(vend -> vend.tariff().equals(draft.id()))
        .toList();
  }

  private static void totals(JsonObject json, List<Compared> compared, TariffVersion draft) {
    Money money =
        compared.stream()
            .map(each -> each.vend().tender())
            .reduce(Money.zero(draft.currency()), Money::plus);
    Units before = compared.stream().map(Compared::before).reduce(Units.ZERO, Units::plus);
    Units after =
        compared.stream().flatMap(each -> each.after().stream()).reduce(Units.ZERO, Units::plus);
    json.put("vends", compared.size())
        .put("refused", compared.stream().filter(each -> each.after().isEmpty()).count())
        .put("money", money.text())
        .put("currency", draft.currency().getCurrencyCode())
        .put("unitsBefore", before.text())
        .put("unitsAfter", after.text())
        .putObjects("largest", largest(compared));
  }

  /** The vends for which the draft changes most, by their receipts' numbers. */
  private static List<JsonObject> largest(List<Compared> compared) {
    return compared.stream()
        .filter(each -> each.moreTenths() != 0)
        .sorted(Comparator.comparingLong((Compared each) -> -Math.abs(each.moreTenths())))
        .limit(LARGEST_SHOWN)
        .map(DryRunRoutes::json)
        .toList();
  }

  private static JsonObject json(Compared each) {
    Vend vend = each.vend();
    return new JsonObject()
        .put("receipt", vend.receipt())
        .put("at", vend.at().toString())
        .put("tender", vend.tender().text())
        .put("unitsBefore", each.before().text())
        .put("unitsAfter", each.after().map(Units::text));
  }
}
