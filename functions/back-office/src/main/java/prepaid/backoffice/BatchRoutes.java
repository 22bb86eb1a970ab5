package prepaid.backoffice;

import java.util.List;
import java.util.Optional;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.http.Shape;
import prepaid.http.Shapes;
import prepaid.vending.partners.Batch;
import prepaid.vending.partners.BatchTotals;
import prepaid.vending.partners.Batches;
import prepaid.vending.partners.Closing;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.Statements;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/**
 * A partner's shifts, sales and banking batches: closed, listed, and added up as often as asked.
 */
final class BatchRoutes {
  private static final String KIND = OfficeRouter.ROOT + "/partners/{id}/batches/{kind}";
  private static final int BATCHES_SHOWN = 50;
  private static final Shape<String> NUMBER =
      Shapes.pattern("[1-9][0-9]{0,7}", "A batch's number is 1 or more.");

  private final PartnerRoutes desk;
  private final Statements statements;
  private final Batches batches;
  private final Closing closing;

  BatchRoutes(BackOffice office, PartnerRoutes desk) {
    this.desk = desk;
    this.statements = office.books().statements();
    this.batches = office.books().batches();
    this.closing = new Closing(batches, office.clock());
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.get(KIND, desk.admit(door, Access.READ, this::closed)),
        Route.post(KIND, desk.admit(door, Access.WRITE, this::close)),
        Route.get(KIND + "/{sequence}", desk.admit(door, Access.READ, this::one)));
  }

  /** Of which batches a request speaks. */
  private record Series(Batch.Kind kind, Optional<String> terminal) {}

  private static Answer<Series> series(HttpRequest request) {
    Optional<String> terminal = request.queryParameter("terminal");
    return request
        .pathParameter("kind", Shapes.slugOf(Batch.Kind.class))
        .then(kind -> {
          if (terminal.isPresent() != (kind == Batch.Kind.SHIFT)) {
            return Answer.refused(
                RefusalKind.INVALID_REQUEST,
                "terminal",
                "A shift names its terminal, others do not.");
          }
          return terminal.filter(id -> !id.matches("[A-Za-z0-9-]{1,32}")).isPresent()
              ? Answer.refused(RefusalKind.INVALID_REQUEST, "terminal", "This is no terminal.")
              : Answer.given(new Series(kind, terminal));
        });
  }

  private Reply closed(Operator operator, HttpRequest request, Partner partner) {
    return Reply.of(
        series(request),
        of ->
            HttpResponse.json(
                200,
                new JsonObject()
                    .putObjects(
                        "batches",
                        batches
                            .newest(partner.id(), of.kind(), of.terminal(), BATCHES_SHOWN)
                            .stream()
                            .map(StatementJson::of)
                            .toList())));
  }

  private Reply close(Operator operator, HttpRequest request, Partner partner) {
    return Reply.of(
        series(request)
            .then(of -> closing.close(partner, of.kind(), of.terminal(), operator.subject())),
        batch -> HttpResponse.json(201, shown(partner, batch)));
  }

  private Reply one(Operator operator, HttpRequest request, Partner partner) {
    return Reply.of(
        series(request).then(of -> find(partner, of, request)),
        batch -> HttpResponse.json(200, shown(partner, batch)));
  }

  private Answer<Batch> find(Partner partner, Series of, HttpRequest request) {
    return request
        .pathParameter("sequence", NUMBER)
        .then(number ->
            batches
                .find(partner.id(), of.kind(), of.terminal(), Long.parseLong(number))
                .map(Answer::given)
                .orElseGet(() -> Answer.refused(RefusalKind.NOT_FOUND, "There is no such batch.")));
  }

  /** What is closed is closed: one that is too large to be added up here is told without sums. */
  private JsonObject shown(Partner partner, Batch batch) {
    return switch (BatchTotals.of(batch, partner.currency(), statements)) {
      case Answer.Given<BatchTotals>(var totals) -> StatementJson.of(batch, totals);
      case Answer.Refused<BatchTotals>(var refusal) ->
          StatementJson.of(batch).put("note", refusal.detail());
    };
  }
}
