package prepaid.vending.texting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.cards.CardRedemptions;
import prepaid.vending.cards.Redemption;
import prepaid.vending.cards.RedemptionOutcome;
import prepaid.vending.cards.Sender;
import prepaid.vending.ledger.Vend;
import prepaid.vending.messaging.Message;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.SaleWay;
import prepaid.vending.texting.Command.CardAndMeter;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.Quotes.KnownMeter;

/**
 * Redeems scratch cards for whoever texts them. Whoever has the PIN may spend the card, for any
 * meter: the token goes to the phone that the text came from, and opens that meter only.
 */
final class CardDesk {
  private static final String METER = "meter";

  private final CardRedemptions cards;
  private final Quotes quotes;
  private final RefusalWords refusals;
  private final InstantSource clock;

  CardDesk(CardRedemptions cards, Quotes quotes, InstantSource clock) {
    this.cards = cards;
    this.quotes = quotes;
    this.refusals = new RefusalWords(quotes);
    this.clock = clock;
  }

  /** The likeliest reading counts, unless nothing came of it and another one is left. */
  Reply buy(InboundText text, Command.Buy asked) {
    Iterator<CardAndMeter> ways = asked.ways().iterator();
    CardAndMeter way = ways.next();
    RedemptionOutcome outcome = redeem(text, way);
    while (ways.hasNext() && isAnotherReadingLikelier(outcome)) {
      way = ways.next();
      outcome = redeem(text, way);
    }
    return reply(outcome, way.meter());
  }

  private RedemptionOutcome redeem(InboundText text, CardAndMeter way) {
    return cards.redeem(
        new Redemption(way.pin(), way.meter().digits(), new Sender.ByText(text.from()), text.at()));
  }

  private static boolean isAnotherReadingLikelier(RedemptionOutcome outcome) {
    return outcome instanceof RedemptionOutcome.NotAccepted
        || (outcome instanceof RedemptionOutcome.Refused(var refusal)
            && refusal.kind() == RefusalKind.METER_UNKNOWN);
  }

  private Reply reply(RedemptionOutcome outcome, Drn meter) {
    Optional<KnownMeter> known = Answers.value(quotes.meter(meter.digits()));
    Reply reply =
        switch (outcome) {
          case RedemptionOutcome.Vended(Vend vend, boolean _) -> Reply.of(vend);
          case RedemptionOutcome.NotAccepted() -> Reply.of(Message.CARD_REFUSED);
          case RedemptionOutcome.Used(Instant at, String masked) ->
              used(at, masked, known.map(CardDesk::zone).orElse(ZoneOffset.UTC));
          case RedemptionOutcome.HeldBack(Instant until) -> heldBack(until);
          case RedemptionOutcome.Refused(Refusal refusal) -> refused(refusal, meter);
          case RedemptionOutcome.Undecided undecided -> Reply.of(Message.STILL_DECIDING);
        };
    return known.map(one -> reply.about(one.meter())).orElse(reply);
  }

  private static ZoneId zone(KnownMeter known) {
    return known.utility().timeZone();
  }

  /** The wording has dots of its own where a language wants them. */
  private static Reply used(Instant at, String masked, ZoneId zone) {
    return Reply.of(
        Message.CARD_USED.with(
            Map.of("date", LocalDate.ofInstant(at, zone), METER, masked.replace("…", ""))));
  }

  private Reply heldBack(Instant until) {
    Duration wait = Duration.between(clock.instant(), until);
    int minutes = (int) Math.max(1, wait.plusSeconds(59).toMinutes());
    return Reply.of(Message.TOO_MANY_GUESSES, "minutes", minutes);
  }

  private Reply refused(Refusal refusal, Drn meter) {
    return switch (refusal.kind()) {
      case NOT_ALLOWED, CURRENCY_MISMATCH ->
          Reply.of(Message.CARD_ELSEWHERE, METER, meter.digits());
      default -> refusals.of(refusal, meter.digits(), SaleWay.CARD);
    };
  }
}
