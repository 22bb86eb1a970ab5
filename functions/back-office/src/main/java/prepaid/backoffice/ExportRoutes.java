package prepaid.backoffice;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import prepaid.aws.export.AuditRowJson;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Role;
import prepaid.http.Route;
import prepaid.vending.ledger.AuditTrail;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** The rows by which anyone may prove the books, for auditors. */
final class ExportRoutes {
  private static final String VENDS = OfficeRouter.ROOT + "/exports/vends";
  private static final Set<Role> MAY = EnumSet.of(Role.ADMIN, Role.AUDITOR);

  private final AuditTrail trail;

  ExportRoutes(AuditTrail trail) {
    this.trail = trail;
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(Route.get(VENDS, door.admit(MAY, this::vends)));
  }

  /** The books of all utilities are one chain of checkpoints, so they are shown whole or not. */
  private Reply vends(Operator operator, HttpRequest request) {
    if (operator.utilities().isPresent()) {
      return Problem.of(
          Refusal.of(
              RefusalKind.NOT_ALLOWED,
              "The books hold the rows of every utility, and you work for some only."));
    }
    return Reply.of(trail.page(request.queryParameter("cursor")), ExportRoutes::shown);
  }

  private static HttpResponse shown(AuditTrail.Page page) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rows", page.rows().stream().map(AuditRowJson::of).toList());
    page.next().ifPresent(cursor -> json.put("cursor", cursor));
    try {
      return HttpResponse.of(200, "application/json", JSON.std.asString(json));
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes everything", e);
    }
  }
}
