package prepaid.vending.messaging;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import prepaid.vending.ledger.MoneySource.Card;
import prepaid.vending.ledger.MoneySource.OnAccount;
import prepaid.vending.ledger.MoneySource.PaidPurchase;
import prepaid.vending.ledger.MoneySource.PartnerFloat;
import prepaid.vending.ledger.MoneySource.Unpaid;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.Deliveries.Asked;
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
 * Texts the tokens of a vend to whoever bought them, and answers to whoever texted.
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
  public record Sources(Purchases purchases, Meters meters, Utilities utilities, Phones phones) {}

  /** Where it is written how far it came. */
  public record Notes(Deliveries deliveries, Reminders reminders) {}

  /** What became of a delivery. */
  public enum Outcome {
    SENT,
    /** It was sent, given up or parked before: nothing was done now. */
    SETTLED_BEFORE,
    /** There is no phone to text to, or its owner wants no texts. */
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
        : letter(vend).map(letter -> send(vend.key(), letter, 1)).orElse(Outcome.NOTHING_TO_DO);
  }

  /** Texts a vend's tokens to the phone that asked for them by text, again if need be. */
  public Outcome tell(Vend vend, String phone, TextLanguage language) {
    return send(vend.key(), told(vend, new Asked(phone, language, List.of())), 1);
  }

  /** Answers somebody's text; the bodies hold no token. */
  public Outcome answer(VendKey text, Asked asked) {
    return send(text, new Letter(asked.phone(), asked.bodies(), Optional.of(asked)), 1);
  }

  /**
   * Sends once more what was parked and whose reminder has come.
   *
   * @param ledger finds the vend, if the key is one's
   */
  public Outcome retry(VendKey key, Function<VendKey, Optional<Vend>> ledger) {
    Optional<Delivery> last = notes.deliveries().find(key);
    if (last.isPresent() && last.get().state() != State.PARKED) {
      return Outcome.SETTLED_BEFORE;
    }
    return last.flatMap(Delivery::asked)
        .map(asked -> again(key, asked, ledger))
        .orElseGet(() -> ledger.apply(key).flatMap(this::letter))
        .map(letter -> send(key, letter, last.map(Delivery::tries).orElse(0) + 1))
        .orElse(Outcome.NOTHING_TO_DO);
  }

  private Optional<Letter> again(
      VendKey key, Asked asked, Function<VendKey, Optional<Vend>> ledger) {
    return asked.bodies().isEmpty()
        ? ledger.apply(key).map(vend -> told(vend, asked))
        : Optional.of(new Letter(asked.phone(), asked.bodies(), Optional.of(asked)));
  }

  private static Letter told(Vend vend, Asked asked) {
    return new Letter(asked.phone(), TokenTexts.of(vend, asked.language()), Optional.of(asked));
  }

  private Outcome send(VendKey key, Letter letter, int tries) {
    try {
      String messageId = "";
      for (String body : letter.bodies()) {
        messageId = texts.send(letter.phone(), body);
      }
      put(key, letter, new Try(State.SENT, tries, Optional.of(messageId)));
      return Outcome.SENT;
    } catch (TextNotSent e) {
      return notSent(key, letter, tries);
    }
  }

  private Outcome notSent(VendKey key, Letter letter, int tries) {
    if (tries >= Limits.TEXT_TRIES_MAX) {
      put(key, letter, new Try(State.FAILED, tries, Optional.empty()));
      return Outcome.FAILED;
    }
    Instant due = clock.instant().plus(waitAfter(tries));
    notes.reminders().add(new Reminder(Reminder.Kind.TEXT, key.text(), due));
    put(key, letter, new Try(State.PARKED, tries, Optional.empty()));
    return Outcome.PARKED;
  }

  /** How long to wait after a try that failed, counted from 1: it doubles. */
  static Duration waitAfter(int tries) {
    return Limits.TEXT_RETRY_WAIT.multipliedBy(1L << (tries - 1));
  }

  /** How a try ended. */
  private record Try(State state, int tries, Optional<String> messageId) {}

  private void put(VendKey key, Letter letter, Try ended) {
    notes
        .deliveries()
        .put(
            new Delivery(
                key,
                ended.state(),
                ended.tries(),
                clock.instant(),
                ended.messageId(),
                letter.asked()));
  }

  /** Whom to text, and what; its texts hold tokens, so it is never printed. */
  private record Letter(String phone, List<String> bodies, Optional<Asked> asked) {
    @Override
    public String toString() {
      return "Letter[…]";
    }
  }

  /**
   * Empty when nobody left a phone or wants texts, and when a partner or a card's channel hands the
   * token over.
   */
  private Optional<Letter> letter(Vend vend) {
    if (vend.source() instanceof PartnerFloat
        || vend.source() instanceof Card
        || (vend.source() instanceof OnAccount account && !account.mandate().texted())
        || (vend.source() instanceof Unpaid unpaid && !unpaid.mandate().texted())) {
      return Optional.empty();
    }
    Optional<Purchase> purchase = purchase(vend);
    Optional<Holder> holder =
        sources.meters().read(vend.meter()).map(meter -> meter.registration().holder());
    return purchase
        .flatMap(Purchase::phone)
        .or(() -> holder.flatMap(Holder::phone))
        .flatMap(phone -> letter(vend, phone, language(vend, purchase, holder)));
  }

  private Optional<Letter> letter(Vend vend, String phone, TextLanguage language) {
    Phones.Settings settings = sources.phones().settings(phone);
    List<String> bodies = TokenTexts.of(vend, settings.language().orElse(language));
    return settings.stopped() || bodies.isEmpty()
        ? Optional.empty()
        : Optional.of(new Letter(phone, bodies, Optional.empty()));
  }

  private Optional<Purchase> purchase(Vend vend) {
    return switch (vend.source()) {
      case PaidPurchase(String purchaseId) -> sources.purchases().find(purchaseId);
      case Card card -> Optional.empty();
      case PartnerFloat account -> Optional.empty();
      case OnAccount account -> Optional.empty();
      case Unpaid unpaid -> Optional.empty();
    };
  }

  private TextLanguage language(Vend vend, Optional<Purchase> purchase, Optional<Holder> holder) {
    List<String> spoken =
        sources.utilities().utility(vend.utility()).map(Utility::languages).orElse(List.of());
    return TextLanguage.chosen(
        purchase.flatMap(Purchase::language), holder.flatMap(Holder::language), spoken);
  }
}
