package prepaid.webvend;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import prepaid.http.CardProblems;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonBody;
import prepaid.http.JsonObject;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Shapes;
import prepaid.sts.Drn;
import prepaid.vending.cards.CardRedemptions;
import prepaid.vending.cards.Redemption;
import prepaid.vending.cards.RedemptionOutcome;
import prepaid.vending.cards.Sender;
import prepaid.vending.ledger.Vend;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;

/** {@code /v1/cards/redemptions}: the PIN of a scratch card becomes a token. */
final class CardFace {
  private static final int NETWORK_BYTES = 8;

  private final CardRedemptions cards;
  private final Texting texting;
  private final Receipts receipts;
  private final Clock clock;

  /** How tokens get to a phone that was left with a card. */
  interface Texting {
    /**
     * Texts the tokens of a card, once for each card.
     *
     * @param language a tag, if one was asked for
     */
    void text(Vend vend, String phone, Optional<String> language);
  }

  CardFace(CardRedemptions cards, Texting texting, Receipts receipts, Clock clock) {
    this.cards = cards;
    this.texting = texting;
    this.receipts = receipts;
    this.clock = clock;
  }

  /** What was asked, and where the tokens are to be texted besides. */
  private record Asked(Redemption redemption, Optional<String> phone, Optional<String> language) {}

  Reply redeem(HttpRequest request) {
    return JsonBody.read(
        request, fields -> Reply.of(read(fields, network(request.sourceAddress())), this::redeem));
  }

  private Reply redeem(Asked asked) {
    RedemptionOutcome outcome = cards.redeem(asked.redemption());
    if (outcome instanceof RedemptionOutcome.Vended(Vend vend, boolean _)) {
      asked.phone().ifPresent(phone -> text(vend, phone, asked.language()));
    }
    return reply(outcome);
  }

  /** The token is in the answer: it is not held back because its text went wrong. */
  private void text(Vend vend, String phone, Optional<String> language) {
    try {
      texting.text(vend, phone, language);
    } catch (RuntimeException storeAway) {
      // Nobody was texted, or upkeep will: the same request again finds out.
    }
  }

  private Answer<Asked> read(Fields fields, String network) {
    Field<String> pin = fields.text("pin", CardProblems.pin());
    Field<Drn> meter = fields.text("meterNumber", WishFields.METER_NUMBER);
    Field<Optional<String>> phone = fields.optionalText("phone", Shapes.phone());
    Field<Optional<String>> language = fields.optionalText("language", Shapes.language());
    return fields.finish(() ->
        new Asked(
            new Redemption(
                pin.get(),
                meter.get().digits(),
                new Sender.OnWeb(network, phone.get()),
                clock.instant()),
            phone.get(),
            language.get()));
  }

  private Reply reply(RedemptionOutcome outcome) {
    return switch (outcome) {
      case RedemptionOutcome.Vended(Vend vend, boolean _) -> HttpResponse.json(201, json(vend));
      case RedemptionOutcome.NotAccepted() -> CardProblems.notAccepted();
      case RedemptionOutcome.Used used -> CardProblems.used(used);
      case RedemptionOutcome.HeldBack(Instant until) ->
          CardProblems.heldBack(until, clock.instant());
      case RedemptionOutcome.Refused(Refusal refusal) -> Problem.of(refusal);
      case RedemptionOutcome.Undecided(Instant until) -> CardProblems.undecided(until);
    };
  }

  private JsonObject json(Vend vend) {
    JsonObject json =
        new JsonObject()
            .put("id", vend.key().id())
            .put("serial", vend.key().reference())
            .put("meterNumber", vend.meter().digits())
            .put("amount", vend.tender().text())
            .put("currency", vend.tender().currency().getCurrencyCode());
    return receipts.addTo(json, vend, "card");
  }

  /** Who has one IPv6 address has 2^64 of them: they count as one. */
  static String network(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
          : parsed.getHostAddress();
    } catch (IllegalArgumentException unreadable) {
      return "unknown";
    }
  }
}
