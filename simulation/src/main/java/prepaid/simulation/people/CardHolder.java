package prepaid.simulation.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import prepaid.simulation.books.Unbalanced;
import prepaid.simulation.engine.Promise;
import prepaid.simulation.faults.Port;
import prepaid.simulation.people.Consumer.Street;
import prepaid.vending.cards.Redemption;
import prepaid.vending.cards.RedemptionOutcome;
import prepaid.vending.cards.Sender;
import prepaid.vending.cards.Serial;
import prepaid.vending.ledger.Vend;
import prepaid.vending.refusals.RefusalKind;

/**
 * Somebody with a scratch card: types its PIN until there is an answer, and some do so for a second
 * meter as well.
 */
public final class CardHolder {
  private static final Port REDEMPTION = Port.write("POST /v1/cards/redemptions");
  private static final Duration PATIENCE = Duration.ofSeconds(29);
  private static final int TRIES_MAX = 8;

  private final Street street;
  private final SplittableRandom random;
  private final Errand errand;
  private Optional<Vend> told = Optional.empty();
  private boolean askedForTwo;
  private Optional<Instant> heldUntil = Optional.empty();

  /**
   * What somebody does with a card.
   *
   * @param second another meter that is tried at times
   */
  public record Errand(long serial, String pin, String meter, Optional<String> second) {}

  public CardHolder(Street street, SplittableRandom random, Errand errand) {
    this.street = street;
    this.random = random;
    this.errand = errand;
  }

  /** The key under which the card may be redeemed, and no other. */
  public String asked() {
    return "card#" + Serial.text(errand.serial());
  }

  public void redeem() {
    insist(errand.meter());
    errand.second().ifPresent(this::insist);
  }

  /**
   * The same once more, when nothing is in the way: there must be an answer, if need be after the
   * wait that wrong PINs for the meter cost everybody.
   */
  public void comeBack() {
    finallyAsk(errand.meter());
    errand.second().ifPresent(this::finallyAsk);
  }

  private void finallyAsk(String meter) {
    for (int i = 0; i < TRIES_MAX; i++) {
      if (ask(meter)) {
        return;
      }
      if (heldUntil.isEmpty()) {
        break;
      }
      Duration wait = Duration.between(street.scheduler().now(), heldUntil.get());
      street.scheduler().sleep(wait.plusSeconds(90));
    }
    throw new Unbalanced("somebody typed a card's PIN again and was not told how it stands");
  }

  private void insist(String meter) {
    for (int i = 0; i < TRIES_MAX && !ask(meter); i++) {
      street.scheduler().sleep(Duration.ofMillis(300L + random.nextInt(20_000)));
    }
  }

  /** Whether there was a definite answer. */
  private boolean ask(String meter) {
    askedForTwo |= !meter.equals(errand.meter());
    Redemption redemption =
        new Redemption(
            errand.pin(),
            meter,
            new Sender.OnWeb("net-" + errand.serial(), Optional.empty()),
            street.scheduler().now());
    Promise<Optional<RedemptionOutcome>> sent =
        street
            .wire()
            .call(
                REDEMPTION,
                () -> street.functions().web("card", web -> web.cards().redeem(redemption)),
                fault -> new Promise<>());
    return street
        .scheduler()
        .await(sent, PATIENCE)
        .flatMap(inside -> inside)
        .filter(outcome -> hear(outcome, meter))
        .isPresent();
  }

  private boolean hear(RedemptionOutcome outcome, String meter) {
    heldUntil = Optional.empty();
    return switch (outcome) {
      case RedemptionOutcome.Undecided undecided -> false;
      case RedemptionOutcome.HeldBack(var until) -> {
        heldUntil = Optional.of(until);
        yield false;
      }
      case RedemptionOutcome.Vended(var vend, var repeated) -> {
        require(vend.meter().digits().equals(meter), "a card was redeemed for another meter");
        require(
            told.filter(one -> !one.equals(vend)).isEmpty(),
            "one card was answered with two vends");
        told = Optional.of(vend);
        street.households().told(vend);
        yield true;
      }
      case RedemptionOutcome.Used used -> {
        require(
            askedForTwo && told.filter(one -> one.meter().digits().equals(meter)).isEmpty(),
            "a card was said to be used, and nobody else has it");
        yield true;
      }
      case RedemptionOutcome.NotAccepted notAccepted -> {
        require(told.isEmpty(), "a card that was redeemed is not known any more");
        yield true;
      }
      case RedemptionOutcome.Refused(var refusal) -> {
        boolean again = refusal.kind() == RefusalKind.TRY_AGAIN;
        require(
            again || told.filter(one -> one.meter().digits().equals(meter)).isEmpty(),
            "a card that was redeemed was refused later");
        yield !again;
      }
    };
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Unbalanced(otherwise);
    }
  }
}
