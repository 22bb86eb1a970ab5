package prepaid.vending.payments;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/**
 * Turns a paid purchase into a vend, or decides that its money goes back. The vend's transaction
 * and the decision both hold only while the purchase is paid, so one of the two wins and the other
 * finds that it has.
 */
final class PaidVends {
  static final String PAYER = "web";

  /** What an operator or the passing of a minute can mend: the vend is tried until time is up. */
  private static final Set<RefusalKind> MAY_PASS =
      EnumSet.of(
          RefusalKind.TRY_AGAIN,
          RefusalKind.CONFLICT,
          RefusalKind.KEY_UNAVAILABLE,
          RefusalKind.KEY_LIMIT_REACHED,
          RefusalKind.NOT_ALLOWED);

  /** What its buyer is told when the last try before time is up meets it. */
  private static final Set<RefusalKind> TOLD =
      EnumSet.of(RefusalKind.KEY_UNAVAILABLE, RefusalKind.KEY_LIMIT_REACHED);

  private final Purchases purchases;
  private final VendChannel channel;
  private final Clock clock;

  PaidVends(Purchases purchases, VendChannel channel, Clock clock) {
    this.purchases = purchases;
    this.channel = channel;
    this.clock = clock;
  }

  /**
   * Tries the vend of a purchase that is paid.
   *
   * @return until when it is open how it ends; empty once it has ended
   */
  Optional<Instant> attempt(Purchase paid) {
    return switch (channel.vend(request(paid))) {
      case VendOutcome.Vended vended -> Optional.empty();
      case VendOutcome.Undecided undecided -> Optional.of(decideBy(paid));
      case VendOutcome.Refused(Refusal refusal) -> refused(paid, refusal);
    };
  }

  /** The money goes back, unless a vend was made in the meantime. */
  void giveUp(Purchase paid, String reason) {
    // When it is no longer paid it was vended, or given up before: both are an end.
    var unused =
        purchases.move(
            PurchaseStatus.PAID, paid.refundDue(reason), List.of(refund(paid, clock.instant())));
  }

  static Reminder refund(Purchase purchase, Instant due) {
    return new Reminder(Reminder.Kind.REFUND, purchase.id(), due);
  }

  private Optional<Instant> refused(Purchase paid, Refusal refusal) {
    boolean isLast = !clock.instant().plus(Limits.VEND_RETRY_WAIT).isBefore(decideBy(paid));
    if (MAY_PASS.contains(refusal.kind()) && !(isLast && TOLD.contains(refusal.kind()))) {
      return Optional.of(decideBy(paid));
    }
    giveUp(paid, refusal.detail());
    return Optional.empty();
  }

  private Instant decideBy(Purchase paid) {
    return paid.decideBy().orElseGet(() -> clock.instant().plus(Limits.DECISION_WAIT_MAX));
  }

  private VendRequest request(Purchase paid) {
    return new VendRequest(
        new VendKey(PAYER, paid.id()),
        paid.meter().digits(),
        paid.amount().text(),
        paid.amount().currency().getCurrencyCode(),
        new MoneySource.PaidPurchase(paid.id()),
        clock.instant());
  }
}
