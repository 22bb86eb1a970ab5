package prepaid.vending.payments;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import prepaid.vending.limits.Limits;
import prepaid.vending.payments.Purchases.Recording;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendChannel;

/**
 * What happens when a provider reports something. The event is stored together with what it changes
 * and with a reminder before anything else is tried, so that from then on upkeep ends the story
 * even if everything here fails.
 */
public final class PaymentEvents {
  private static final List<PurchaseStatus> UNPAID =
      List.of(PurchaseStatus.AWAITING_PAYMENT, PurchaseStatus.EXPIRED);

  private final Purchases purchases;
  private final PaidVends vends;
  private final Clock clock;

  public PaymentEvents(Purchases purchases, VendChannel channel, Clock clock) {
    this.purchases = purchases;
    this.vends = new PaidVends(purchases, channel, clock);
    this.clock = clock;
  }

  /** What the provider is told. */
  public sealed interface Handled {
    /** It need not send this event again. */
    record Settled() implements Handled {}

    /** It should send this event again; the purchase is decided by that time at the latest. */
    record Undecided(Instant until) implements Handled {}

    /** The event is about nothing that we know; nothing changed. */
    record Refused(Refusal refusal) implements Handled {}
  }

  /** Takes in an event whose signature and age were checked. */
  public Handled handle(PaymentEvent event) {
    Optional<Purchase> found =
        purchases.find(event.purchaseId()).filter(p -> p.provider().equals(event.provider()));
    if (found.isEmpty()) {
      return new Handled.Refused(
          Refusal.of(RefusalKind.PURCHASE_UNKNOWN, "There is no purchase of this reference."));
    }
    return switch (event.kind()) {
      case PAYMENT_SUCCEEDED -> succeeded(event, found.get());
      case PAYMENT_DECLINED -> declined(event, found.get());
      case REFUND_SUCCEEDED -> refunded(event, found.get());
    };
  }

  private Handled succeeded(PaymentEvent event, Purchase purchase) {
    // Whole seconds, as the stores keep times.
    Purchase paid = purchase.paid(event.amount(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
    if (!event.amount().equals(purchase.amount())) {
      return record(event, UNPAID, paid.refundDue(mismatch(event, purchase)));
    }
    Recording recording = purchases.record(event, UNPAID, paid, List.of(lookAgain(paid)));
    Optional<Purchase> now =
        recording == Recording.MOVED ? Optional.of(paid) : purchases.find(purchase.id());
    return now.filter(p -> p.status() == PurchaseStatus.PAID)
        .flatMap(vends::attempt)
        .<Handled>map(Handled.Undecided::new)
        .orElseGet(Handled.Settled::new);
  }

  /** The consumer may pay again until the order expires. */
  private Handled declined(PaymentEvent event, Purchase purchase) {
    var unused = purchases.record(event, List.of(), purchase, List.of());
    return new Handled.Settled();
  }

  private Handled refunded(PaymentEvent event, Purchase purchase) {
    var unused =
        purchases.record(
            event,
            List.of(PurchaseStatus.REFUND_DUE),
            purchase.in(PurchaseStatus.REFUNDED),
            List.of());
    return new Handled.Settled();
  }

  private Handled record(PaymentEvent event, List<PurchaseStatus> from, Purchase refundDue) {
    var reminder = PaidVends.refund(refundDue, clock.instant());
    var unused = purchases.record(event, from, refundDue, List.of(reminder));
    return new Handled.Settled();
  }

  private Reminder lookAgain(Purchase paid) {
    return new Reminder(
        Reminder.Kind.VEND, paid.id(), clock.instant().plus(Limits.VEND_RETRY_WAIT));
  }

  private static String mismatch(PaymentEvent event, Purchase purchase) {
    return "The payment was %s, but %s was ordered, so nothing was sold."
        .formatted(event.amount(), purchase.amount());
  }
}
