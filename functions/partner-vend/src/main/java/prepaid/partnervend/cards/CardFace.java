package prepaid.partnervend.cards;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import prepaid.http.CardProblems;
import prepaid.http.Field;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonBody;
import prepaid.http.JsonObject;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.http.Shapes;
import prepaid.http.TokenJson;
import prepaid.partnervend.PartnerDoor;
import prepaid.partnervend.PartnerVend.Ports;
import prepaid.sts.Drn;
import prepaid.vending.cards.CardRedemptions;
import prepaid.vending.cards.Redemption;
import prepaid.vending.cards.RedemptionOutcome;
import prepaid.vending.cards.Sender;
import prepaid.vending.ledger.ReceiptNumber;
import prepaid.vending.ledger.Vend;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.UseCase;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.Quotes;

/**
 * {@code POST /partners/v1/cards/redemptions}: a cashier types a card's PIN for a customer. The
 * card pays, so no float moves; wrong PINs are counted by till.
 */
public final class CardFace {
  private static final String PATH = "/partners/v1/cards/redemptions";
  private static final int TERMINAL_CHARACTERS_MAX = 40;
  private static final int UNAUTHORIZED = 401;
  private static final int CREATED = 201;

  private final PartnerDoor door;
  private final Quotes quotes;
  private final CardRedemptions cards;
  private final InstantSource clock;

  public CardFace(Ports ports, PartnerDoor door) {
    this.door = door;
    this.quotes = ports.quotes();
    this.cards = ports.cards();
    this.clock = ports.clock();
  }

  public List<Route> routes() {
    return List.of(Route.post(PATH, this::redeem));
  }

  private record Asked(String pin, Drn meter, String terminal) {
    /** Never with its PIN. */
    @Override
    public String toString() {
      return "Asked[…]";
    }
  }

  private Reply redeem(HttpRequest request) {
    Optional<Partner> partner = door.open(request);
    if (partner.isEmpty()) {
      return Problem.of(
              UNAUTHORIZED,
              "not-signed-in",
              "A partner must sign in",
              "Partner id and secret do not open an account.")
          .withHeader("WWW-Authenticate", "Basic realm=\"partners\"");
    }
    return JsonBody.read(
        request,
        fields -> {
          Field<String> pin = fields.text("pin", CardProblems.pin());
          Field<Drn> meter = fields.text("meterNumber", Shapes.meterNumber());
          Field<String> terminal = fields.text("terminal", Shapes.words(TERMINAL_CHARACTERS_MAX));
          return Reply.of(
              fields
                  .finish(() -> new Asked(pin.get(), meter.get(), terminal.get()))
                  .then(asked -> allowed(partner.get(), asked)),
              asked -> redeem(partner.get(), asked));
        });
  }

  /** Before the PIN is looked at: a stolen till, and one of another region, try none. */
  private Answer<Asked> allowed(Partner partner, Asked asked) {
    if (!partner.may(UseCase.VEND)) {
      return Answer.refused(RefusalKind.NOT_ALLOWED, "This partner may not sell.");
    }
    if (!partner.admits(asked.terminal())) {
      return Answer.refused(
          RefusalKind.TERMINAL_REFUSED, "terminal", "This terminal may not sell for the partner.");
    }
    return quotes
        .meter(asked.meter().digits())
        .then(known -> {
          String group = known.meter().registration().sts().supplyGroup();
          return partner.permissions().serves(known.utility().id(), group)
              ? Answer.given(asked)
              : Answer.refused(
                  RefusalKind.NOT_ALLOWED,
                  "meterNumber",
                  "This partner may not sell for the meter's supply group.");
        });
  }

  private Reply redeem(Partner partner, Asked asked) {
    Instant now = clock.instant();
    Sender till = new Sender.AtTill(partner.id(), asked.terminal());
    RedemptionOutcome outcome =
        cards.redeem(new Redemption(asked.pin(), asked.meter().digits(), till, now));
    return switch (outcome) {
      case RedemptionOutcome.Vended(Vend vend, boolean repeated) ->
          HttpResponse.json(CREATED, json(vend, repeated));
      case RedemptionOutcome.NotAccepted() -> CardProblems.notAccepted();
      case RedemptionOutcome.Used used -> CardProblems.used(used);
      case RedemptionOutcome.HeldBack(Instant until) -> CardProblems.heldBack(until, now);
      case RedemptionOutcome.Refused(Refusal refusal) -> Problem.of(refusal);
      case RedemptionOutcome.Undecided(Instant until) -> CardProblems.undecided(until);
    };
  }

  private static JsonObject json(Vend vend, boolean repeated) {
    return new JsonObject()
        .put("id", vend.key().id())
        .put("serial", vend.key().reference())
        .put("meterNumber", vend.meter().digits())
        .put("amount", vend.tender().text())
        .put("currency", vend.tender().currency().getCurrencyCode())
        .put("vendedAt", vend.at().toString())
        .put("receiptNumber", ReceiptNumber.of(vend).text())
        .put("repeated", repeated)
        .putObjects("tokens", TokenJson.list(vend.tokens()));
  }
}
