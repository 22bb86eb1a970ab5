package prepaid.simulation.town;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.Delivering;
import prepaid.vending.payments.Reminder;
import prepaid.vending.payments.Reminders;
import prepaid.vending.payments.Settling;

/**
 * One run through the reminders that are due. As in the function: put into the calendar again
 * before it is taken out, so that a death in between repeats a look and loses none.
 */
record Upkeep(
    Reminders reminders, Settling settling, Ledger ledger, Delivering delivering, Clock clock) {
  Boolean run() {
    for (Reminder reminder : reminders.due(clock.instant(), Limits.REMINDERS_A_RUN_MAX)) {
      look(reminder);
    }
    return true;
  }

  private void look(Reminder reminder) {
    Optional<Instant> next;
    try {
      next = again(reminder);
    } catch (RuntimeException failed) {
      next = Optional.of(clock.instant().plus(Limits.REMINDER_RETRY_WAIT));
    }
    try {
      next.ifPresent(
          due -> reminders.add(new Reminder(reminder.kind(), reminder.id(), later(reminder, due))));
      reminders.done(reminder);
    } catch (RuntimeException staysWhereItIs) {
      return;
    }
  }

  private Optional<Instant> again(Reminder reminder) {
    if (reminder.kind() == Reminder.Kind.TEXT) {
      var unused = delivering.retry(VendKey.parse(reminder.id()), ledger::find);
      return Optional.empty();
    }
    return settling.look(reminder);
  }

  private Instant later(Reminder reminder, Instant due) {
    Instant now = clock.instant();
    Instant latest = reminder.due().isAfter(now) ? reminder.due() : now;
    Instant nextMinute = latest.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    return due.isBefore(nextMinute) ? nextMinute : due;
  }
}
