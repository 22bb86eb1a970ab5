package prepaid.backoffice;

import java.util.List;
import prepaid.http.Amounts;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonBody;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.http.Shapes;
import prepaid.vending.money.Money;
import prepaid.vending.partners.Accounts;
import prepaid.vending.partners.FloatMoves.Transfer;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.Partners;
import prepaid.vending.partners.Statements;
import prepaid.vending.partners.Transferring;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** The books of a partner: statements, settlements, and float given to sub-vendors. */
final class PartnerBookRoutes {
  private static final String ONE = OfficeRouter.ROOT + "/partners/{id}";
  private static final int REFERENCE_CHARACTERS_MAX = 64;
  private static final String CSV = "text/csv; charset=utf-8";

  private final PartnerRoutes desk;
  private final Partners partners;
  private final Transferring transferring;
  private final Statements statements;

  PartnerBookRoutes(BackOffice office, PartnerRoutes desk) {
    this.desk = desk;
    this.partners = office.partners();
    Accounts accounts = new Accounts(office.floats(), office.clock());
    this.transferring = new Transferring(accounts, office.books().moves(), office.clock());
    this.statements = office.books().statements();
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.get(ONE + "/statement", desk.admit(door, Access.READ, this::statement)),
        Route.get(ONE + "/settlements/{date}", desk.admit(door, Access.READ, this::settlement)),
        Route.post(ONE + "/transfers", desk.admit(door, Access.WRITE, this::transfer)));
  }

  private Reply statement(Operator operator, HttpRequest request, Partner partner) {
    return Reply.of(
        StatementQuery.read(request),
        query -> {
          StatementQuery.Page page = query.page(partner.id(), statements);
          return isCsv(request)
              ? csv(page)
              : HttpResponse.json(200, StatementJson.page(partner, page));
        });
  }

  private static boolean isCsv(HttpRequest request) {
    return request.queryParameter("format").filter("csv"::equals).isPresent();
  }

  private static HttpResponse csv(StatementQuery.Page page) {
    HttpResponse response = HttpResponse.of(200, CSV, StatementJson.csv(page.entries()));
    return page.cursor().map(next -> response.withHeader("Next-Cursor", next)).orElse(response);
  }

  private Reply settlement(Operator operator, HttpRequest request, Partner partner) {
    return Reply.of(
        request.pathParameter("date", Shapes.date()),
        day -> {
          Settlement file = new Settlement(partner, day, statements.totals(partner.id(), day));
          return isCsv(request)
              ? HttpResponse.of(200, CSV, file.csv())
              : HttpResponse.json(200, file.json());
        });
  }

  private record Asked(String to, Transferring.Asked movement) {}

  private Reply transfer(Operator operator, HttpRequest request, Partner from) {
    return JsonBody.read(
        request,
        fields ->
            Reply.of(
                read(fields, from, operator)
                    .then(asked ->
                        taker(asked.to())
                            .then(to -> transferring.transfer(from, to, asked.movement()))),
                this::shown));
  }

  private static Answer<Asked> read(Fields fields, Partner from, Operator operator) {
    Field<String> to = fields.text("to", Shapes.id());
    Field<String> reference = fields.text("reference", Shapes.words(REFERENCE_CHARACTERS_MAX));
    Field<Money> amount = fields.decimal("amount", Amounts.above(from.currency()));
    fields.unchanged("currency", from.currency().getCurrencyCode());
    return fields.finish(() ->
        new Asked(
            to.get(), new Transferring.Asked(reference.get(), amount.get(), operator.subject())));
  }

  private Answer<Partner> taker(String id) {
    return partners
        .find(id)
        .map(Answer::given)
        .orElseGet(() -> Answer.refused(RefusalKind.NOT_FOUND, "to", "There is no such partner."));
  }

  private Reply shown(Transfer transfer) {
    return HttpResponse.json(
        201,
        new JsonObject()
            .put("from", transfer.from())
            .put("to", transfer.to())
            .put("reference", transfer.reference())
            .put("amount", transfer.amount().text())
            .put("currency", transfer.amount().currency().getCurrencyCode())
            .put("at", transfer.at().toString()));
  }
}
