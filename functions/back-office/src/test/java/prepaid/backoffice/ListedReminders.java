package prepaid.backoffice;

import java.time.Instant;
import java.util.List;
import prepaid.vending.payments.Reminder;
import prepaid.vending.payments.Reminders;

/** What upkeep is asked to look at, in the order of asking. */
record ListedReminders(List<Reminder> listed) implements Reminders {
  @Override
  public void add(Reminder reminder) {
    listed.add(reminder);
  }

  @Override
  public List<Reminder> due(Instant now, int limit) {
    return List.copyOf(listed);
  }

  @Override
  public void done(Reminder reminder) {
    listed.remove(reminder);
  }
}
