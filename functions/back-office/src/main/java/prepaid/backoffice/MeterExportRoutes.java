package prepaid.backoffice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.sts.Drn;
import prepaid.vending.imports.CsvWriter;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterLists;
import prepaid.vending.meters.MeterRegister;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

/** A utility's meters as a table; each page is a part that an import takes as it is. */
final class MeterExportRoutes {
  private static final String EXPORT = OfficeRouter.ROOT + "/meters/export";
  private static final String UTILITY = "utility";
  private static final int READ_AT_ONCE = 100;

  private final MeterLists lists;
  private final MeterRegister register;
  private final Utilities utilities;

  MeterExportRoutes(BackOffice office) {
    this.lists = office.lists();
    this.register = office.register();
    this.utilities = office.utilities();
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(Route.get(EXPORT, door.admit(Access.WRITE, this::export)));
  }

  private Reply export(Operator operator, HttpRequest request) {
    String id = request.queryParameter(UTILITY).orElse("");
    Optional<Utility> utility = utilities.utility(id);
    if (utility.isEmpty()) {
      return Problem.unprocessable(UTILITY, "Name a utility that there is.");
    }
    boolean withDebts = request.queryParameter("debts").filter("true"::equals).isPresent();
    return Access.within(
        operator,
        id,
        () ->
            Reply.of(
                MeterSearchRoutes.after(request),
                after ->
                    page(
                        new MeterColumns.Writing(utility.get().currency(), withDebts),
                        lists.ofUtility(id, after, Limits.EXPORT_PAGE_METERS_MAX),
                        id)));
  }

  private Reply page(MeterColumns.Writing writing, List<Drn> listed, String utility) {
    CsvWriter table = new CsvWriter().record(writing.columns());
    Map<Drn, Meter> meters = read(register, listed);
    listed.stream()
        .flatMap(number -> Optional.ofNullable(meters.get(number)).stream())
        .forEach(meter -> table.record(writing.cells(meter)));
    HttpResponse page = HttpResponse.of(200, "text/csv; charset=utf-8", table.text());
    if (listed.size() < Limits.EXPORT_PAGE_METERS_MAX) {
      return page;
    }
    String cursor = listed.getLast().digits();
    String next =
        EXPORT
            + "?utility="
            + utility
            + "&cursor="
            + cursor
            + (writing.withDebts() ? "&debts=true" : "");
    return page.withHeader("Link", "<" + next + ">; rel=\"next\"").withHeader("Cursor", cursor);
  }

  /** Those that are there. */
  static Map<Drn, Meter> read(MeterRegister register, List<Drn> numbers) {
    Map<Drn, Meter> found = new HashMap<>();
    for (int i = 0; i < numbers.size(); i += READ_AT_ONCE) {
      found.putAll(register.read(numbers.subList(i, Math.min(numbers.size(), i + READ_AT_ONCE))));
    }
    return found;
  }
}
