package prepaid.vending.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource.Engineering;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.payments.Reminder;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/**
 * Gives a meter its former power limit back when the time of another one is over. The token is made
 * by nobody's hand but time's, and texted to the meter's registered phone.
 */
public final class LimitRestoring {
  private final PowerLimits limits;
  private final VendChannel channel;
  private final InstantSource clock;

  public LimitRestoring(PowerLimits limits, VendChannel channel, InstantSource clock) {
    this.limits = limits;
    this.channel = channel;
    this.clock = clock;
  }

  /**
   * What is to be done then. It goes into the calendar before the limit is set, so that no crash
   * leaves a limit for ever; a limit that was never set is found missing, and nothing happens.
   *
   * @param limit the vend that sets the limit that ends
   * @param orderedAt when it was ordered, a moment before that vend
   * @param watts of the limit that comes back
   */
  public record Order(Drn meter, VendKey limit, Instant orderedAt, long watts) {
    private static final String BETWEEN = "@";

    public Reminder due(Instant until) {
      String id =
          String.join(
              BETWEEN,
              meter.digits(),
              Long.toString(orderedAt.getEpochSecond()),
              Long.toString(until.getEpochSecond()),
              Long.toString(watts),
              limit.payer(),
              limit.reference());
      return new Reminder(Reminder.Kind.LIMIT, id, until);
    }
  }

  /** One look; answers when to look again. */
  public Optional<Instant> look(String id) {
    String[] part = id.split(Order.BETWEEN, 6);
    Order order =
        new Order(
            new Drn(part[0]),
            new VendKey(part[4], part[5]),
            Instant.ofEpochSecond(Long.parseLong(part[1])),
            Long.parseLong(part[3]));
    Instant due = Instant.ofEpochSecond(Long.parseLong(part[2]));
    List<VendKey> since =
        limits.since(order.meter(), order.orderedAt().minus(Duration.ofMinutes(1))).stream()
            .map(limit -> limit.vend().key())
            .toList();
    if (!since.contains(order.limit())) {
      // Never set, or not yet to be seen: it may be on its way at this moment.
      Instant seen = order.orderedAt().plus(Limits.VEND_RETRY_WAIT);
      return clock.instant().isBefore(seen)
          ? Optional.of(seen.plus(Limits.VEND_RETRY_WAIT))
          : Optional.empty();
    }
    // A newer one stands for itself.
    return since.getLast().equals(order.limit())
        ? again(channel.vend(request(order, due)), due)
        : Optional.empty();
  }

  /** Its name is made of the limit's, so that however often it is looked at, it is one token. */
  private VendRequest request(Order order, Instant due) {
    Mandate mandate =
        Mandate.of(Mandate.SCHEDULE, "the limit of " + order.limit().reference() + " ended")
            .notifying();
    return VendRequest.unpaid(
        "restore-" + order.limit().reference(),
        order.meter().digits(),
        new Engineering(
            new EngineeringTask(EngineeringTask.Kind.POWER_LIMIT, order.watts()), mandate),
        due);
  }

  private Optional<Instant> again(VendOutcome outcome, Instant due) {
    Instant now = clock.instant();
    return switch (outcome) {
      case VendOutcome.Vended vended -> Optional.empty();
      case VendOutcome.Undecided undecided -> Optional.of(now.plus(Limits.VEND_RETRY_WAIT));
      case VendOutcome.Refused(var refusal) when refusal.kind() == RefusalKind.TRY_AGAIN ->
          Optional.of(now.plus(Limits.VEND_RETRY_WAIT));
      // Such as a key that must be updated first: somebody has to do something about it.
      case VendOutcome.Refused refused ->
          now.isBefore(due.plus(Limits.LIMIT_RESTORE_WAIT_MAX))
              ? Optional.of(now.plus(Limits.LIMIT_RESTORE_RETRY_WAIT))
              : Optional.empty();
    };
  }
}
