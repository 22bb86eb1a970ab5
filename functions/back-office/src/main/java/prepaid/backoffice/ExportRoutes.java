package prepaid.backoffice;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import prepaid.aws.export.AuditRowJson;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonBody;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Role;
import prepaid.http.Route;
import prepaid.vending.ledger.AuditTrail;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.TokenAudit;

/** The rows by which anyone may prove the books, for auditors. */
final class ExportRoutes {
  private static final String VENDS = OfficeRouter.ROOT + "/exports/vends";
  private static final Set<Role> MAY = EnumSet.of(Role.ADMIN, Role.AUDITOR);

  private static final String CHECKS = OfficeRouter.ROOT + "/exports/token-checks";

  private final AuditTrail trail;
  private final TokenAudit tokens;

  ExportRoutes(AuditTrail trail, TokenAudit tokens) {
    this.trail = trail;
    this.tokens = tokens;
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.get(VENDS, door.admit(MAY, this::vends)),
        Route.post(CHECKS, door.admit(MAY, this::check)));
  }

  /** The books of all utilities are one chain of checkpoints, so they are shown whole or not. */
  private Reply vends(Operator operator, HttpRequest request) {
    return whole(
        operator,
        () -> Reply.of(trail.page(request.queryParameter("cursor")), ExportRoutes::shown));
  }

  private static Reply whole(Operator operator, Supplier<Reply> next) {
    return operator.utilities().isEmpty()
        ? next.get()
        : Problem.of(
            Refusal.of(
                RefusalKind.NOT_ALLOWED,
                "The books hold the rows of every utility, and you work for some only."));
  }

  /** Has the secure module decode tokens of the ledger; it answers what is wrong, and no token. */
  private Reply check(Operator operator, HttpRequest request) {
    return whole(
        operator,
        () ->
            JsonBody.read(
                request,
                fields ->
                    Reply.of(
                        vends(fields), vends -> Reply.of(tokens.check(vends), CheckJson::shown))));
  }

  private static Answer<List<VendKey>> vends(Fields fields) {
    Field<List<VendKey>> vends =
        fields.objects("vends", Limits.TOKEN_CHECKS_MAX, CheckJson::vendKey);
    return fields.finish(vends::get);
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
