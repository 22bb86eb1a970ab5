package prepaid.emergencycredit;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import prepaid.http.GrantJson;
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
import prepaid.http.TokenJson;
import prepaid.vending.desk.PairOrder;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.SpokenToken;
import prepaid.vending.messaging.TextLanguage;
import prepaid.vending.money.Units;
import prepaid.vending.operators.Approval;
import prepaid.vending.operators.TwoPersons;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.Quotes.KnownMeter;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/**
 * Gives reserve credit. The secure module decides: it is asked first, so that a repeat is found and
 * what the policy forbids is told before anybody is asked to agree. What takes a second person is
 * given under the approval's id, so however often the agreed request comes, it is given once.
 */
final class GrantRoutes {
  private static final String PATH = ReserveRouter.METER + "/reserve-credit";
  private static final String KEY_HEADER = "Idempotency-Key";

  /** What is left of a reference when its first letters say what it is. */
  private static final int KEY_CHARACTERS_MAX = 56;

  private final ReserveOffice office;
  private final TwoPersons twoPersons;

  GrantRoutes(ReserveOffice office) {
    this.office = office;
    this.twoPersons = new TwoPersons(office.approvals(), office.clock(), office.random());
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(Route.post(PATH, door.admit(ReserveRouter.GIVE, this::give)));
  }

  /** Who asks for what, and for whom. */
  private record Asked(Operator operator, KnownMeter known, Wanted wanted) {
    PairOrder.Grant order() {
      return wanted.order(known.meter().registration().number());
    }
  }

  private Reply give(Operator operator, HttpRequest request) {
    return ReserveRouter.named(
        office.quotes(),
        operator,
        request,
        known ->
            JsonBody.read(
                request,
                fields ->
                    Reply.of(
                        Wanted.read(fields).then(wanted -> textable(wanted, known)),
                        wanted -> give(new Asked(operator, known, wanted), request))));
  }

  private static Answer<Wanted> textable(Wanted wanted, KnownMeter known) {
    return wanted.texted() && known.meter().registration().holder().phone().isEmpty()
        ? Answer.refused(
            RefusalKind.CONFLICT, "notify", "The meter has no registered phone to text to.")
        : Answer.given(wanted);
  }

  /** What was agreed to may be made already, and then the policy would not have it again. */
  private Reply give(Asked asked, HttpRequest request) {
    return twoPersons
        .agreedTo(asked.order().act())
        .map(approval -> agreed(asked, approval))
        .orElseGet(() -> alone(asked, request));
  }

  private Reply alone(Asked asked, HttpRequest request) {
    return Reply.of(
        reference(request),
        reference -> {
          Grant grant = asked.order().source(asked.operator().subject(), Optional.empty());
          VendOutcome outcome =
              office
                  .channel()
                  .vend(
                      VendRequest.unpaid(
                          reference,
                          asked.order().meter().digits(),
                          grant,
                          office.clock().instant()));
          return outcome instanceof VendOutcome.Refused(var refusal)
                  && SecondOperator.isMissing(refusal)
              ? ofTwo(asked)
              : reply(asked, outcome);
        });
  }

  /** The caller's own key makes a repeat the same grant; without one, each request is another. */
  private Answer<String> reference(HttpRequest request) {
    Optional<String> key = request.header(KEY_HEADER);
    if (key.isEmpty()) {
      return Answer.given(
          "desk-%016x%016x".formatted(office.random().nextLong(), office.random().nextLong()));
    }
    int least = Limits.IDEMPOTENCY_KEY_CHARACTERS_MIN;
    return key.get().matches("[A-Za-z0-9._-]{%d,%d}".formatted(least, KEY_CHARACTERS_MAX))
        ? Answer.given("key-" + key.get())
        : Answer.refused(
            RefusalKind.INVALID_REQUEST,
            KEY_HEADER,
            "An %s has %d to %d letters, digits, dots, dashes or underscores."
                .formatted(KEY_HEADER, least, KEY_CHARACTERS_MAX));
  }

  private Reply ofTwo(Asked asked) {
    Wanted wanted = asked.wanted();
    TwoPersons.Request request =
        new TwoPersons.Request(
            asked.order().act(),
            "Give meter %s %s of %s reserve credit: %s"
                .formatted(
                    asked.order().meter().digits(),
                    wanted.units().map(Units::text).orElse("as much as may be"),
                    wanted.kind().slug(),
                    wanted.reason()),
            Optional.of(asked.known().utility().id()),
            asked.operator().subject());
    return SecondOperator.step(twoPersons.agreed(request), approval -> agreed(asked, approval));
  }

  /** Whoever sends the request again, it is given for the one who asked and by the other's word. */
  private Reply agreed(Asked asked, Approval approval) {
    VendOutcome outcome =
        office.channel().vend(asked.order().request(approval, office.clock().instant()));
    if (outcome instanceof VendOutcome.Vended) {
      twoPersons.spend(approval, asked.operator().subject());
    }
    return reply(asked, outcome);
  }

  private static Reply reply(Asked asked, VendOutcome outcome) {
    return switch (outcome) {
      case VendOutcome.Vended(Vend vend, boolean _) ->
          HttpResponse.json(201, json(asked.known(), vend));
      case VendOutcome.Refused(Refusal refusal) -> Problem.ofDesk(refusal);
      case VendOutcome.Undecided(var until) ->
          Problem.of(
              Refusal.of(
                  RefusalKind.TRY_AGAIN,
                  "It is not known yet whether it was given. At the latest at "
                      + until.truncatedTo(ChronoUnit.SECONDS)
                      + " the meter's list of reserve credit tells."));
    };
  }

  private static JsonObject json(KnownMeter known, Vend vend) {
    Grant grant = (Grant) vend.source();
    TextLanguage language =
        TextLanguage.chosen(
            Optional.empty(),
            known.meter().registration().holder().language(),
            known.utility().languages());
    JsonObject json =
        GrantJson.write(vend, grant)
            .putObjects("tokens", TokenJson.list(vend.tokens()))
            .putObjects(
                "spokenInOrder",
                vend.tokens().stream()
                    .map(issued -> GrantJson.spoken(SpokenToken.of(issued.token(), language)))
                    .toList())
            .put("approvedBy", grant.mandate().approvedBy())
            .put("notify", grant.mandate().texted() ? "sms" : "none");
    vend.tokens().stream()
        .filter(issued -> issued.kind() == TokenKind.RESERVE_CREDIT)
        .map(IssuedToken::token)
        .findFirst()
        .ifPresent(token -> json.put("spoken", GrantJson.spoken(SpokenToken.of(token, language))));
    return json;
  }
}
