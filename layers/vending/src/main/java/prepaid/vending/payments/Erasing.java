package prepaid.vending.payments;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.sts.TokenMinute;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendHistory;
import prepaid.vending.limits.Limits;

/**
 * Takes the personal data from the purchases and texts of a meter, as many at a time as one look
 * may. Vend rows stay as they are: they hold none, so their chain is not broken.
 */
public final class Erasing {
  private static final String FROM = "@";

  private final VendHistory vends;
  private final Buyers buyers;
  private final Reminders reminders;
  private final InstantSource clock;

  public Erasing(VendHistory vends, Buyers buyers, Reminders reminders, InstantSource clock) {
    this.vends = vends;
    this.buyers = buyers;
    this.reminders = reminders;
    this.clock = clock;
  }

  /** Asks for the purchases of a meter to be looked at soon. */
  public static Reminder reminder(Drn meter, Instant now) {
    return new Reminder(Reminder.Kind.ERASE, meter.digits(), now);
  }

  /**
   * One look; what is left over is put into the calendar.
   *
   * @param id of the reminder: the meter, and the minute to go on from
   */
  public void look(String id) {
    String[] parts = id.split(FROM, 2);
    Drn meter = new Drn(parts[0]);
    long from = parts.length == 1 ? 0 : Long.parseLong(parts[1]);
    long to = TokenMinute.of(clock.instant()) + Limits.TOKEN_MINUTE_AHEAD_MAX.toMinutes();
    List<Vend> page = vends.between(meter, from, to, Limits.ERASED_A_LOOK_MAX);
    page.stream().map(Erasing::purchase).flatMap(Optional::stream).forEach(buyers::erase);
    page.stream().map(Vend::key).forEach(buyers::erase);
    if (page.size() == Limits.ERASED_A_LOOK_MAX) {
      String rest = meter.digits() + FROM + (page.getLast().tokenMinute() + 1);
      reminders.add(new Reminder(Reminder.Kind.ERASE, rest, clock.instant()));
    }
  }

  private static Optional<String> purchase(Vend vend) {
    return vend.source() instanceof MoneySource.PaidPurchase(var id)
        ? Optional.of(id)
        : Optional.empty();
  }
}
