package prepaid.vending.cards;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.cards.Guesses.Tally;
import prepaid.vending.cards.Pins.Candidate;
import prepaid.vending.keys.KeyWrappingFailed;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Holder;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.SaleWay;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.Quotes.KnownMeter;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/**
 * Redeems cards, inside the secure module.
 *
 * <p>What can be said of the meter alone is said before the PIN is looked at. A PIN that is wrong
 * and one whose card is blocked, expired or inactive then take the same reads and writes: nothing
 * tells them apart.
 */
public final class Redeeming implements CardRedemptions {
  private static final String PAYER = "card";

  private final Quotes quotes;
  private final VendChannel vending;
  private final Ledger ledger;
  private final CardRanges ranges;
  private final Pins pins;
  private final Guesses guesses;
  private final InstantSource clock;

  /** What redeeming is made of. */
  public record Parts(
      Quotes quotes,
      VendChannel vending,
      Ledger ledger,
      CardRanges ranges,
      Pins pins,
      Guesses guesses,
      InstantSource clock) {}

  public Redeeming(Parts parts) {
    this.quotes = parts.quotes();
    this.vending = parts.vending();
    this.ledger = parts.ledger();
    this.ranges = parts.ranges();
    this.pins = parts.pins();
    this.guesses = parts.guesses();
    this.clock = parts.clock();
  }

  @Override
  public RedemptionOutcome redeem(Redemption asked) {
    String pin = asked.pin().replaceAll("[\\s-]", "");
    if (!PinCipher.isPin(pin)) {
      return refused(Refusal.of(RefusalKind.INVALID_REQUEST, "pin", "A card's PIN has 16 digits."));
    }
    return switch (quotes.meter(asked.meterNumber())) {
      case Answer.Refused<KnownMeter>(var refusal) -> refused(refusal);
      case Answer.Given<KnownMeter>(var known) -> held(asked, pin, known);
    };
  }

  private RedemptionOutcome held(Redemption asked, String pin, KnownMeter known) {
    Instant now = clock.instant();
    Map<String, Integer> counters =
        GuessRules.counters(
            asked.sender(), known.meter().registration().number(), isBound(asked, known), now);
    Map<String, Tally> tallies = guesses.read(counters.keySet());
    Optional<Instant> until = GuessRules.heldUntil(counters, tallies, now);
    if (until.isPresent()) {
      return new RedemptionOutcome.HeldBack(until.get());
    }
    RedemptionOutcome outcome = tried(asked, pin, known);
    if (outcome instanceof RedemptionOutcome.NotAccepted) {
      guesses.count(counters.keySet(), GuessRules.forgotten(tallies, now), now);
    }
    return outcome;
  }

  private static boolean isBound(Redemption asked, KnownMeter known) {
    Holder holder = known.meter().registration().holder();
    return holder.phone().filter(asked.sender()::provesPhone).isPresent();
  }

  private RedemptionOutcome tried(Redemption asked, String pin, KnownMeter known) {
    List<Candidate> candidates;
    try {
      candidates = pins.read(pin);
    } catch (KeyWrappingFailed e) {
      return refused(KEY_NOT_USABLE);
    }
    if (candidates.isEmpty()) {
      return new RedemptionOutcome.NotAccepted();
    }
    // Every candidate is looked up, whatever the others are.
    List<Found> found = candidates.stream().map(this::found).toList();
    Found card =
        found.stream().filter(one -> one.range().isPresent()).findFirst().orElse(found.getFirst());
    Optional<Refusal> meterProblem = quotes.cannotSell(known, SaleWay.CARD);
    return card.range()
        .filter(range -> range.isRedeemable(clock.instant()) && meterProblem.isEmpty())
        .map(range -> redeemed(asked, known, card.serial(), range))
        .orElseGet(() -> notRedeemed(known, card.serial(), meterProblem));
  }

  private static final Refusal KEY_NOT_USABLE =
      Refusal.of(
          RefusalKind.TRY_AGAIN,
          "Cards cannot be redeemed right now. Nothing happened; the same request may be sent"
              + " again.");

  private record Found(long serial, Optional<CardRange> range) {}

  private Found found(Candidate candidate) {
    return new Found(
        candidate.serial(),
        ranges
            .at(candidate.serial())
            .filter(range -> range.keyVersion() == candidate.keyVersion()));
  }

  /** A card that was redeemed says so for ever, whatever became of its range or the meter since. */
  private RedemptionOutcome notRedeemed(
      KnownMeter known, long serial, Optional<Refusal> meterProblem) {
    return ledger
        .find(key(serial))
        .map(vend -> before(vend, known))
        .orElseGet(() ->
            meterProblem
                .<RedemptionOutcome>map(RedemptionOutcome.Refused::new)
                .orElseGet(RedemptionOutcome.NotAccepted::new));
  }

  private RedemptionOutcome redeemed(
      Redemption asked, KnownMeter known, long serial, CardRange range) {
    if (range.utility().filter(own -> !own.equals(known.utility().id())).isPresent()) {
      return ledger
          .find(key(serial))
          .map(vend -> before(vend, known))
          .orElseGet(() -> refused(OTHER_UTILITY));
    }
    VendOutcome outcome =
        vending.vend(
            new VendRequest(
                key(serial),
                known.meter().registration().number().digits(),
                range.denomination().text(),
                range.denomination().currency().getCurrencyCode(),
                new MoneySource.Card(Serial.text(serial)),
                asked.requestedAt()));
    return switch (outcome) {
      case VendOutcome.Vended(Vend vend, boolean repeated) ->
          new RedemptionOutcome.Vended(vend, repeated);
      case VendOutcome.Undecided(Instant until) -> new RedemptionOutcome.Undecided(until);
      case VendOutcome.Refused(Refusal refusal) ->
          refusal.kind() == RefusalKind.REFERENCE_REUSED
              ? ledger
                  .find(key(serial))
                  .map(vend -> before(vend, known))
                  .orElseGet(() -> refused(refusal))
              : refused(refusal);
    };
  }

  private static final Refusal OTHER_UTILITY =
      Refusal.of(
          RefusalKind.NOT_ALLOWED, "meterNumber", "This card is for meters of another utility.");

  private static RedemptionOutcome before(Vend vend, KnownMeter known) {
    return vend.meter().equals(known.meter().registration().number())
        ? new RedemptionOutcome.Vended(vend, true)
        : new RedemptionOutcome.Used(vend.at(), masked(vend.meter().digits()));
  }

  private static final int SHOWN_DIGITS = 4;

  private static String masked(String meter) {
    return "…" + meter.substring(meter.length() - SHOWN_DIGITS);
  }

  private static VendKey key(long serial) {
    return new VendKey(PAYER, Serial.text(serial));
  }

  private static RedemptionOutcome refused(Refusal refusal) {
    return new RedemptionOutcome.Refused(refusal);
  }
}
