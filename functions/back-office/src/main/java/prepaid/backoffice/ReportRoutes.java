package prepaid.backoffice;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import prepaid.http.Amounts;
import prepaid.http.HttpRequest;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.http.Shape;
import prepaid.http.Shapes;
import prepaid.sts.Drn;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.reports.FigureBooks;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

/** Reports of a utility: sums of its sales, and lists of its meters. */
final class ReportRoutes {
  private static final String ONE = OfficeRouter.ROOT + "/reports/{name}";
  private static final List<String> NAMES =
      List.of(
          "collection-rate", "sales-by-tariff", "reserve-credit", "debts", "no-purchase", "usage");
  private static final String CSV = "csv";

  private final Utilities utilities;
  private final FigureBooks figures;
  private final MeterReports.Sources sources;
  private final InstantSource clock;

  ReportRoutes(BackOffice office) {
    this.utilities = office.utilities();
    this.figures = office.figures();
    this.sources = new MeterReports.Sources(office.lists(), office.register(), office.figures());
    this.clock = office.clock();
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(Route.get(ONE, door.admit(Access.READ, this::report)));
  }

  /**
   * What a report is asked for.
   *
   * @param least units a day
   * @param overdue whether only debts whose day has passed are asked for
   */
  private record Asked(
      ReportTurn turn,
      LocalDate today,
      LocalDate from,
      LocalDate to,
      Units least,
      boolean overdue,
      Optional<Drn> after) {
    Utility utility() {
      return turn.utility();
    }

    JsonObject about(String name) {
      return new JsonObject()
          .put("report", name)
          .put("utility", utility().id())
          .put("currency", utility().currency().getCurrencyCode())
          .put("from", from.toString())
          .put("to", to.toString());
    }
  }

  private Reply report(Operator operator, HttpRequest request) {
    String name = request.pathParameter("name");
    if (!NAMES.contains(name)) {
      return Problem.notFound(
          "There is no such report; there are " + String.join(", ", NAMES) + ".");
    }
    return ReportTurn.in(
        utilities,
        operator,
        request,
        turn -> Reply.of(asked(turn, request), asked -> shown(name, asked, request)));
  }

  private Reply shown(String name, Asked asked, HttpRequest request) {
    String format = request.queryParameter("format").orElse("json");
    if (!List.of("json", CSV).contains(format)) {
      return Problem.of(
          Refusal.of(RefusalKind.INVALID_REQUEST, "format", "A report is json or csv."));
    }
    Report report = asked.turn().page(made(name, asked));
    return format.equals(CSV) ? report.csv() : report.json(asked.about(name));
  }

  private Report made(String name, Asked asked) {
    MeterReports meters = new MeterReports(sources, asked.utility(), asked.today());
    return switch (name) {
      case "collection-rate" -> sums(asked).collectionRate();
      case "sales-by-tariff" -> sums(asked).salesByTariff();
      case "reserve-credit" -> sums(asked).reserveCredit();
      case "debts" -> meters.debts(asked.overdue(), asked.after());
      case "no-purchase" -> meters.noPurchase(asked.from(), asked.after());
      default -> meters.usage(YearMonth.from(asked.from()), asked.least().tenths(), asked.after());
    };
  }

  private SumReports sums(Asked asked) {
    return new SumReports(
        asked.utility(), figures.rows(asked.utility().id(), asked.from(), asked.to()));
  }

  /** Without a period it is the month so far. */
  private Answer<Asked> asked(ReportTurn turn, HttpRequest request) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), turn.utility().timeZone());
    boolean overdue = request.queryParameter("overdue").filter("true"::equals).isPresent();
    return read(request, "from", Shapes.date(), today.withDayOfMonth(1))
        .then(from ->
            read(request, "to", Shapes.date(), from.isAfter(today) ? from : today)
                .then(to -> within(from, to))
                .then(to ->
                    read(request, "atLeast", Amounts.units(), Units.ZERO)
                        .then(least ->
                            MeterSearchRoutes.after(turn.cursor())
                                .map(after ->
                                    new Asked(turn, today, from, to, least, overdue, after)))));
  }

  private static Answer<LocalDate> within(LocalDate from, LocalDate to) {
    boolean fits =
        !to.isBefore(from)
            && ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(to))
                < Limits.REPORT_MONTHS_MAX;
    return fits
        ? Answer.given(to)
        : Answer.refused(
            RefusalKind.INVALID_REQUEST,
            "to",
            "A report is for a day at least, and for %d months at most."
                .formatted(Limits.REPORT_MONTHS_MAX));
  }

  private static <T> Answer<T> read(HttpRequest request, String name, Shape<T> shape, T otherwise) {
    return request
        .queryParameter(name)
        .map(text -> MeterSearchRoutes.read(name, shape, text))
        .orElse(Answer.given(otherwise));
  }
}
