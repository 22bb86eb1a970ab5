package prepaid.vending.messaging;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
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
import prepaid.vending.messaging.Deliveries.Text;
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
  private final DeliveryReports reports;
  private final InstantSource clock;

  public Delivering(Sources sources, Texts texts, Notes notes, InstantSource clock) {
    this.sources = sources;
    this.texts = texts;
    this.notes = notes;
    this.reports = new DeliveryReports(notes, clock);
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
        : letter(vend)
            .map(letter -> send(vend.key(), letter, NEW, 1))
            .orElse(Outcome.NOTHING_TO_DO);
  }

  /**
   * Texts a card's tokens to the phone that was left with its PIN, once for a card. It is in the
   * calendar before it is sent: whoever dies in between leaves it to upkeep.
   *
   * @param language in which it was asked for, a tag; the phone's own choice comes before it
   */
  public Outcome deliver(Vend vend, String phone, Optional<String> language) {
    if (notes.deliveries().find(vend.key()).isPresent()) {
      return Outcome.SETTLED_BEFORE;
    }
    Phones.Settings settings = sources.phones().settings(phone);
    if (settings.stopped()) {
      return Outcome.NOTHING_TO_DO;
    }
    TextLanguage chosen =
        settings.language().orElseGet(() -> language(vend, language, holder(vend)));
    Letter letter = told(vend, new Asked(phone, chosen, List.of()));
    Instant now = clock.instant();
    Delivery opened = new Delivery(vend.key(), State.PARKED, 0, now, List.of(), letter.asked());
    notes.reminders().add(reminder(vend.key(), now.plus(waitAfter(1))));
    return notes.deliveries().add(opened)
        ? send(vend.key(), letter, NEW, 1)
        : Outcome.SETTLED_BEFORE;
  }

  /** Texts a vend's tokens to the phone that asked for them by text, again if need be. */
  public Outcome tell(Vend vend, String phone, TextLanguage language) {
    return send(vend.key(), told(vend, new Asked(phone, language, List.of())), NEW, 1);
  }

  /** Answers somebody's text; the bodies hold no token. */
  public Outcome answer(VendKey text, Asked asked) {
    return send(text, new Letter(asked.phone(), asked.bodies(), Optional.of(asked)), NEW, 1);
  }

  /**
   * Sends what was parked and whose reminder has come; of several texts, those that did not arrive.
   *
   * @param ledger finds the vend, if the key is one's
   */
  public Outcome retry(VendKey key, Function<VendKey, Optional<Vend>> ledger) {
    Optional<Delivery> last = notes.deliveries().find(key);
    if (last.isPresent() && last.get().state() != State.PARKED) {
      return Outcome.SETTLED_BEFORE;
    }
    int tries = last.map(Delivery::tries).orElse(0) + 1;
    return last.flatMap(Delivery::asked)
        .map(asked -> again(key, asked, ledger))
        .orElseGet(() -> ledger.apply(key).flatMap(this::letter))
        .map(letter -> send(key, letter, last.map(Delivery::texts).orElse(NEW), tries))
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

  /** Of a delivery that begins. */
  private static final List<Text> NEW = List.of();

  /**
   * @param before what is known of the texts; those that are on their way are not sent again
   */
  private Outcome send(VendKey key, Letter letter, List<Text> before, int tries) {
    int count = letter.bodies().size();
    List<Text> after =
        new ArrayList<>(before.size() == count ? before : Collections.nCopies(count, Text.UNSENT));
    try {
      for (int i = 0; i < count; i++) {
        if (!after.get(i).isOnItsWay()) {
          after.set(i, Text.sent(texts.send(letter.phone(), letter.bodies().get(i))));
        }
      }
      put(new Delivery(key, State.SENT, tries, clock.instant(), after, letter.asked()));
      return Outcome.SENT;
    } catch (TextNotSent e) {
      return notSent(
          new Delivery(key, State.PARKED, tries, clock.instant(), after, letter.asked()));
    }
  }

  private Outcome notSent(Delivery parked) {
    if (parked.tries() >= Limits.TEXT_TRIES_MAX) {
      put(parked.now(State.FAILED));
      return Outcome.FAILED;
    }
    notes.reminders().add(reminder(parked.key(), parked.lastTry().plus(waitAfter(parked.tries()))));
    put(parked);
    return Outcome.PARKED;
  }

  static Reminder reminder(VendKey key, Instant due) {
    return new Reminder(Reminder.Kind.TEXT, key.text(), due);
  }

  /** How long to wait after a try that failed, counted from 1: it doubles. */
  static Duration waitAfter(int tries) {
    return Limits.TEXT_RETRY_WAIT.multipliedBy(1L << (tries - 1));
  }

  /**
   * The delivery first, so that a report finds it. What was reported of an earlier text while this
   * was being written is asked for once more.
   */
  private void put(Delivery delivery) {
    notes.deliveries().put(delivery);
    delivery.texts().stream()
        .filter(text -> text.report().isEmpty())
        .flatMap(text -> text.messageId().stream())
        .forEach(messageId -> reports.note(delivery.key(), messageId));
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
    Optional<Holder> holder = holder(vend);
    return purchase
        .flatMap(Purchase::phone)
        .or(() -> holder.flatMap(Holder::phone))
        .flatMap(phone -> {
          Optional<String> asked = purchase.flatMap(Purchase::language);
          return letter(vend, phone, language(vend, asked, holder));
        });
  }

  private Optional<Holder> holder(Vend vend) {
    return sources.meters().read(vend.meter()).map(meter -> meter.registration().holder());
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

  private TextLanguage language(Vend vend, Optional<String> asked, Optional<Holder> holder) {
    List<String> spoken =
        sources.utilities().utility(vend.utility()).map(Utility::languages).orElse(List.of());
    return TextLanguage.chosen(asked, holder.flatMap(Holder::language), spoken);
  }
}
