package prepaid.vending.payments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import prepaid.vending.limits.Limits;
import prepaid.vending.payments.PaymentProvider.RefundState;
import prepaid.vending.refusals.Answer;
import prepaid.vending.vending.VendChannel;

/**
 * What upkeep does when a purchase's reminder comes up: no order waits for ever, no payment ends
 * without its token or its refund. Every look may be repeated.
 */
public final class Settling {
  private final Purchases purchases;
  private final PaymentProvider provider;
  private final PaidVends vends;
  private final PaymentEvents events;
  private final Clock clock;

  public Settling(Purchases purchases, PaymentProvider provider, VendChannel channel, Clock clock) {
    this.purchases = purchases;
    this.provider = provider;
    this.vends = new PaidVends(purchases, channel, clock);
    this.events = new PaymentEvents(purchases, channel, clock);
    this.clock = clock;
  }

  /**
   * Looks after the purchase of a reminder, of the kinds EXPIRE, VEND and REFUND.
   *
   * @return when to look again, under a new reminder of the same kind and id; empty when there is
   *     nothing left to do. Either way this reminder is done.
   */
  public Optional<Instant> look(Reminder reminder) {
    Optional<Purchase> purchase = purchases.find(reminder.id());
    return switch (reminder.kind()) {
      case EXPIRE -> in(purchase, PurchaseStatus.AWAITING_PAYMENT).flatMap(this::expire);
      case VEND -> in(purchase, PurchaseStatus.PAID).flatMap(this::vend);
      case REFUND -> in(purchase, PurchaseStatus.REFUND_DUE).flatMap(this::refund);
      case TEXT, ERASE, INITIAL, LIMIT ->
          throw new IllegalArgumentException("not about a purchase");
    };
  }

  private static Optional<Purchase> in(Optional<Purchase> purchase, PurchaseStatus status) {
    return purchase.filter(p -> p.status() == status);
  }

  private Optional<Instant> expire(Purchase awaiting) {
    if (clock.instant().isBefore(awaiting.expiresAt())) {
      return Optional.of(awaiting.expiresAt());
    }
    // An event that was lost must not leave somebody with neither token nor money.
    return switch (provider.close(awaiting)) {
      case Answer.Given<Optional<PaymentEvent>>(var payment) -> {
        payment.ifPresentOrElse(this::takeIn, () -> expired(awaiting));
        yield Optional.empty();
      }
      case Answer.Refused<Optional<PaymentEvent>> unknown -> Optional.of(laterThan(awaiting));
    };
  }

  private void takeIn(PaymentEvent payment) {
    // Stored with a reminder of its own, which goes on from here whatever became of the vend.
    var unused = events.handle(payment);
  }

  /** An event that comes in at this moment wins, or is honoured though the order has expired. */
  private void expired(Purchase awaiting) {
    var unused =
        purchases.move(
            PurchaseStatus.AWAITING_PAYMENT, awaiting.in(PurchaseStatus.EXPIRED), List.of());
  }

  private Optional<Instant> vend(Purchase paid) {
    Instant now = clock.instant();
    if (paid.decideBy().filter(now::isBefore).isEmpty()) {
      vends.giveUp(paid, "The token could not be made in time.");
      return Optional.empty();
    }
    Instant next = now.plus(Limits.VEND_RETRY_WAIT);
    return vends.attempt(paid).map(until -> next.isBefore(until) ? next : until);
  }

  private Optional<Instant> refund(Purchase due) {
    return switch (provider.refund(due)) {
      case Answer.Given<RefundState>(var state) when state == RefundState.REFUNDED -> {
        var unused =
            purchases.move(PurchaseStatus.REFUND_DUE, due.in(PurchaseStatus.REFUNDED), List.of());
        yield Optional.empty();
      }
      case Answer.Given<RefundState> pending -> Optional.of(laterThan(due));
      case Answer.Refused<RefundState> refused -> Optional.of(laterThan(due));
    };
  }

  /**
   * When a provider that could not help is asked again: as long again as it has taken since the
   * payment or the order, so that the waits double; for ever.
   */
  private Instant laterThan(Purchase due) {
    Instant now = clock.instant();
    Duration wait = Duration.between(due.paidAt().orElse(due.createdAt()), now);
    if (wait.compareTo(Limits.PROVIDER_RETRY_WAIT_MIN) < 0) {
      wait = Limits.PROVIDER_RETRY_WAIT_MIN;
    }
    return now.plus(
        wait.compareTo(Limits.PROVIDER_RETRY_WAIT_MAX) > 0 ? Limits.PROVIDER_RETRY_WAIT_MAX : wait);
  }
}
