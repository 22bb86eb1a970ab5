package prepaid.vending.messaging;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import prepaid.vending.ledger.MoneySource.Card;
import prepaid.vending.ledger.MoneySource.PaidPurchase;
import prepaid.vending.ledger.MoneySource.PartnerFloat;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.Deliveries.Delivery;
import prepaid.vending.messaging.Deliveries.State;
import prepaid.vending.meters.Holder;
import prepaid.vending.meters.Meters;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.Purchases;
import prepaid.vending.payments.Reminder;
import prepaid.vending.payments.Reminders;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

/**
 * Texts the tokens of a vend to whoever bought them.
 *
 * <p>A text is sent first and noted second, and a retry is put in the calendar before the failure
 * is noted. A crash in between may text the same tokens twice; it never texts them to nobody.
 */
public final class Delivering {
  private final Sources sources;
  private final Texts texts;
  private final Notes notes;
  private final InstantSource clock;

  public Delivering(Sources sources, Texts texts, Notes notes, InstantSource clock) {
    this.sources = sources;
    this.texts = texts;
    this.notes = notes;
    this.clock = clock;
  }

  /** Where it is read what to text, to whom, and in which language. */
  public record Sources(Purchases purchases, Meters meters, Utilities utilities) {}

  /** Where it is written how far it came. */
  public record Notes(Deliveries deliveries, Reminders reminders) {}

  /** What became of a delivery. */
  public enum Outcome {
    SENT,
    /** It was sent, given up or parked before: nothing was done now. */
    SETTLED_BEFORE,
    /** There is no phone to text to. */
    NOTHING_TO_DO,
    /** Not sent; a reminder is set. */
    PARKED,
    /** Not sent, and given up. */
    FAILED
  }

  /** Delivers a vend that was just made. One that is parked waits for its reminder. */
  public Outcome deliver(Vend vend) {
    return notes.deliveries().find(vend.key()).isPresent()
        ? Outcome.SETTLED_BEFORE
        : attempt(vend, 0);
  }

  /** Delivers a vend whose reminder has come. */
  public Outcome retry(Vend vend) {
    Optional<Delivery> last = notes.deliveries().find(vend.key());
    return last.isPresent() && last.get().state() != State.PARKED
        ? Outcome.SETTLED_BEFORE
        : attempt(vend, last.map(Delivery::tries).orElse(0));
  }

  private Outcome attempt(Vend vend, int triesBefore) {
    return letter(vend)
        .map(letter -> send(vend.key(), letter, triesBefore + 1))
        .orElse(Outcome.NOTHING_TO_DO);
  }

  private Outcome send(VendKey key, Letter letter, int tries) {
    try {
      String messageId = "";
      for (String body : letter.bodies()) {
        messageId = texts.send(letter.phone(), body);
      }
      put(key, State.SENT, tries, Optional.of(messageId));
      return Outcome.SENT;
    } catch (TextNotSent e) {
      return notSent(key, tries);
    }
  }

  private Outcome notSent(VendKey key, int tries) {
    if (tries >= Limits.TEXT_TRIES_MAX) {
      put(key, State.FAILED, tries, Optional.empty());
      return Outcome.FAILED;
    }
    Instant due = clock.instant().plus(waitAfter(tries));
    notes.reminders().add(new Reminder(Reminder.Kind.TEXT, key.text(), due));
    put(key, State.PARKED, tries, Optional.empty());
    return Outcome.PARKED;
  }

  /** How long to wait after a try that failed, counted from 1: it doubles. */
  static Duration waitAfter(int tries) {
    return Limits.TEXT_RETRY_WAIT.multipliedBy(1L << (tries - 1));
  }

  private void put(VendKey key, State state, int tries, Optional<String> messageId) {
    notes.deliveries().put(new Delivery(key, state, tries, clock.instant(), messageId));
  }

  /** Whom to text, and what; its texts hold tokens, so it is never printed. */
  private record Letter(String phone, List<String> bodies) {
    @Override
    public String toString() {
      return "Letter[…]";
    }
  }

  /** Empty when nobody left a phone, and when a partner or a card's channel hands it over. */
  private Optional<Letter> letter(Vend vend) {
    if (vend.source() instanceof PartnerFloat || vend.source() instanceof Card) {
      return Optional.empty();
    }
    Optional<Purchase> purchase = purchase(vend);
    Optional<Holder> holder =
        sources.meters().read(vend.meter()).map(meter -> meter.registration().holder());
    return purchase
        .flatMap(Purchase::phone)
        .or(() -> holder.flatMap(Holder::phone))
        .map(phone -> new Letter(phone, TokenTexts.of(vend, language(vend, purchase, holder))));
  }

  private Optional<Purchase> purchase(Vend vend) {
    return switch (vend.source()) {
      case PaidPurchase(String purchaseId) -> sources.purchases().find(purchaseId);
      case Card card -> Optional.empty();
      case PartnerFloat account -> Optional.empty();
    };
  }

  private TextLanguage language(Vend vend, Optional<Purchase> purchase, Optional<Holder> holder) {
    List<String> spoken =
        sources.utilities().utility(vend.utility()).map(Utility::languages).orElse(List.of());
    return TextLanguage.chosen(
        purchase.flatMap(Purchase::language), holder.flatMap(Holder::language), spoken);
  }
}
