package prepaid.emergencycredit;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import prepaid.http.GrantJson;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.http.TokenJson;
import prepaid.sts.TokenMinute;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.ledger.Vend;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.vending.Quote;
import prepaid.vending.vending.Quotes.KnownMeter;

/** Shows what reserve credit a meter was given, what it owes for it, and what it may have now. */
final class CreditRoutes {
  private static final String PATH = ReserveRouter.METER + "/reserve-credit";

  private final ReserveOffice office;

  CreditRoutes(ReserveOffice office) {
    this.office = office;
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(Route.get(PATH, door.admit(ReserveRouter.READ, this::read)));
  }

  private Reply read(Operator operator, HttpRequest request) {
    return ReserveRouter.named(
        office.quotes(),
        operator,
        request,
        known -> HttpResponse.json(200, shown(known, operator.mayActAs(ReserveRouter.GIVE))));
  }

  private JsonObject shown(KnownMeter known, boolean withTokens) {
    return new JsonObject()
        .put("meterNumber", digits(known))
        .putObjects(
            "grants",
            recent(known).stream()
                .filter(vend -> vend.source() instanceof Grant)
                .map(vend -> grant(vend, (Grant) vend.source(), withTokens))
                .toList())
        .putObjects(
            "debts",
            known.meter().state().debts().stream()
                .filter(debt -> debt.kind() == DebtKind.RESERVE)
                .map(debt -> GrantJson.debt(debt, known.utility().currency()))
                .toList())
        .put("emergency", emergency(known));
  }

  /** Newest first. */
  private List<Vend> recent(KnownMeter known) {
    Instant now = office.clock().instant();
    List<Vend> vends =
        office
            .vends()
            .between(
                known.meter().registration().number(),
                minute(now.minus(Limits.TOKEN_LOOK_BACK)),
                minute(now.plus(Limits.TOKEN_MINUTE_AHEAD_MAX)),
                Limits.TOKEN_LOOK_VENDS_MAX);
    return vends.reversed();
  }

  private static long minute(Instant at) {
    return TokenMinute.of(at);
  }

  private JsonObject grant(Vend vend, Grant grant, boolean withTokens) {
    Mandate mandate = grant.mandate();
    JsonObject json =
        GrantJson.write(vend, grant)
            .put("by", mandate.by())
            .put("approvedBy", mandate.approvedBy())
            .put("reason", mandate.reason())
            .put("reasonCode", mandate.reasonCode())
            .putObjects(
                "tokens", withTokens ? TokenJson.list(vend.tokens()) : Collections.emptyList());
    return mandate.texted() ? json.put("text", text(vend)) : json;
  }

  private String text(Vend vend) {
    return office
        .deliveries()
        .find(vend.key())
        .map(delivery -> delivery.state().name().toLowerCase(Locale.ROOT))
        .orElse("waiting");
  }

  /** What the holder could have at once; nothing is given. */
  private JsonObject emergency(KnownMeter known) {
    Grant asked =
        new Grant(
            GrantKind.EMERGENCY,
            Optional.empty(),
            Mandate.ofConsumer("how much"),
            Optional.empty());
    return switch (office.quotes().unpaid(digits(known), asked)) {
      case Answer.Given<Quote>(var quote) ->
          new JsonObject()
              .put("given", true)
              .put("units", quote.decided().flatMap(CreditRoutes::units).map(Units::text));
      case Answer.Refused<Quote>(var refusal) ->
          new JsonObject().put("given", false).put("why", refusal.inside().detail());
    };
  }

  private static Optional<Units> units(Object decided) {
    return decided instanceof Grant grant ? grant.wanted() : Optional.empty();
  }

  private static String digits(KnownMeter known) {
    return known.meter().registration().number().digits();
  }
}
