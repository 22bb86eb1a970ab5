package prepaid.emergencycredit;

import java.time.temporal.ChronoUnit;
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
import prepaid.http.SecondOperator;
import prepaid.vending.credit.Debt;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource.WriteOff;
import prepaid.vending.ledger.Vend;
import prepaid.vending.money.Money;
import prepaid.vending.operators.Approval;
import prepaid.vending.operators.TwoPersons;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.Quotes.KnownMeter;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/** Takes a debt off a meter when two people agree: a row of the meter's chain says so for ever. */
final class WriteOffRoutes {
  private static final String PATH = ReserveRouter.METER + "/debts/{id}/write-off";
  private static final String KIND = "write-off";

  private final ReserveOffice office;
  private final TwoPersons twoPersons;

  WriteOffRoutes(ReserveOffice office) {
    this.office = office;
    this.twoPersons = new TwoPersons(office.approvals(), office.clock(), office.random());
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(Route.post(PATH, door.admit(ReserveRouter.GIVE, this::writeOff)));
  }

  private record Asked(Operator operator, KnownMeter known, Debt debt, String reason) {
    String meter() {
      return known.meter().registration().number().digits();
    }

    Money owed() {
      return new Money(debt.owedMinor(), known.utility().currency());
    }
  }

  private Reply writeOff(Operator operator, HttpRequest request) {
    return ReserveRouter.named(
        office.quotes(),
        operator,
        request,
        known ->
            JsonBody.read(
                request,
                fields -> {
                  var reason = fields.text("reason", Wanted.REASON);
                  return Reply.of(
                      fields.finish(reason::get),
                      why ->
                          debt(known, request.pathParameter("id"))
                              .map(debt -> ofTwo(new Asked(operator, known, debt, why)))
                              .orElseGet(
                                  () -> Problem.notFound("The meter has no debt of this id.")));
                }));
  }

  private static Optional<Debt> debt(KnownMeter known, String id) {
    return known.meter().state().debts().stream().filter(debt -> debt.id().equals(id)).findFirst();
  }

  /** The amount is part of what is agreed to: once it is less or more, it is another request. */
  private Reply ofTwo(Asked asked) {
    String subject =
        String.join("|", asked.meter(), asked.debt().id(), asked.owed().text(), asked.reason());
    TwoPersons.Request request =
        new TwoPersons.Request(
            new Approval.Act(KIND, subject),
            "Write off %s that meter %s owes (%s): %s"
                .formatted(asked.owed(), asked.meter(), asked.debt().id(), asked.reason()),
            Optional.of(asked.known().utility().id()),
            asked.operator().subject());
    return SecondOperator.step(twoPersons.agreed(request), approval -> agreed(asked, approval));
  }

  private Reply agreed(Asked asked, Approval approval) {
    Mandate mandate =
        new Mandate(
            approval.requestedBy(),
            approval.approvedBy(),
            Optional.empty(),
            asked.reason(),
            Optional.empty(),
            false);
    VendOutcome outcome =
        office
            .channel()
            .vend(
                VendRequest.unpaid(
                    "off-" + approval.id(),
                    asked.meter(),
                    new WriteOff(asked.debt().id(), Optional.empty(), mandate),
                    office.clock().instant()));
    return switch (outcome) {
      case VendOutcome.Vended(Vend vend, boolean _) -> {
        twoPersons.spend(approval, asked.operator().subject());
        yield HttpResponse.json(200, json(vend));
      }
      case VendOutcome.Refused(Refusal refusal) -> Problem.ofDesk(refusal);
      case VendOutcome.Undecided(var until) ->
          Problem.of(
              Refusal.of(
                  RefusalKind.TRY_AGAIN,
                  "It is not known yet whether it was written off. The same request again tells,"
                      + " at the latest at "
                      + until.truncatedTo(ChronoUnit.SECONDS)
                      + "."));
    };
  }

  private static JsonObject json(Vend vend) {
    WriteOff off = (WriteOff) vend.source();
    Money written = new Money(off.written().orElseThrow(), vend.tender().currency());
    return new JsonObject()
        .put("id", vend.key().id())
        .put("meterNumber", vend.meter().digits())
        .put("debt", off.debt())
        .put("writtenOff", written.text())
        .put("currency", written.currency().getCurrencyCode())
        .put("by", off.mandate().by())
        .put("approvedBy", off.mandate().approvedBy())
        .put("at", vend.at().toString());
  }
}
