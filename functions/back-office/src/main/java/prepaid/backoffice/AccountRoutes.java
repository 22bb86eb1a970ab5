package prepaid.backoffice;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonBody;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.sts.TokenMinute;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendHistory;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.AccountStatement;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.Quotes.KnownMeter;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;

/** Post-pay accounts: credit now, and the statement by which it is paid. */
final class AccountRoutes {
  private static final String METER = OfficeRouter.ROOT + "/meters/{meterNumber}";

  private final DeskMeters desk;
  private final VendHistory vends;
  private final VendChannel sales;
  private final AccountOrder orders;
  private final Clock clock;

  AccountRoutes(BackOffice office) {
    this.desk = new DeskMeters(office.meters(), office.utilities());
    this.vends = office.vends();
    this.sales = office.sales();
    this.clock = office.clock();
    Quotes quotes =
        new Quotes(
            new Quotes.Sources(
                office.meters(), office.utilities(), office.tariffs(), office.keys()),
            clock);
    this.orders = new AccountOrder(quotes, vends, clock);
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.post(METER + "/account-sales", door.admit(Access.WRITE_METERS, this::sell)),
        Route.get(METER + "/account", door.admit(Access.READ, this::statement)));
  }

  private Reply sell(Operator operator, HttpRequest request) {
    return desk.owned(
        operator,
        request,
        known ->
            JsonBody.read(
                request,
                fields ->
                    Reply.of(
                        orders.read(fields, known.meter(), known.utility(), operator.subject()),
                        asked -> told(sales.vend(asked)))));
  }

  private static Reply told(VendOutcome outcome) {
    return switch (outcome) {
      case VendOutcome.Vended(var vend, var repeated) ->
          HttpResponse.json(201, AccountJson.sale(vend));
      case VendOutcome.Refused(var refusal) -> Problem.ofDesk(refusal);
      case VendOutcome.Undecided(var until) ->
          Problem.of(
              Refusal.of(
                  RefusalKind.TRY_AGAIN,
                  "Whether it was made is not known until %s; the same request then tells."
                      .formatted(until)));
    };
  }

  private Reply statement(Operator operator, HttpRequest request) {
    return desk.owned(
        operator,
        request,
        known ->
            Reply.of(
                StatementQuery.read(request).then(days -> statement(known, days)),
                statement ->
                    HttpResponse.json(
                        200, AccountJson.statement(known.meter().registration(), statement))));
  }

  private Answer<AccountStatement> statement(KnownMeter known, StatementQuery days) {
    ZoneId zone = known.utility().timeZone();
    Instant from = days.from().atStartOfDay(zone).toInstant();
    Instant now = clock.instant();
    Instant end = days.to().plusDays(1).atStartOfDay(zone).toInstant();
    // All rows until now: what is owed is known now only. Minutes may be ahead of their time.
    long newest = TokenMinute.of(now.plus(Limits.TOKEN_MINUTE_AHEAD_MAX));
    List<Vend> found =
        vends.between(
            known.meter().registration().number(),
            TokenMinute.of(from),
            newest,
            Limits.STATEMENT_PAGE_ENTRIES_MAX);
    if (found.size() >= Limits.STATEMENT_PAGE_ENTRIES_MAX) {
      return Answer.refused(
          RefusalKind.CONFLICT, "There are too many sales since then: begin later.");
    }
    AccountStatement whole =
        AccountStatement.of(
            found.stream().filter(vend -> !vend.at().isBefore(from)).toList(),
            known.meter().state().debts(),
            known.utility().currency(),
            now);
    return Answer.given(whole.until(end));
  }
}
