package prepaid.simulation.store;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import prepaid.simulation.faults.Port;
import prepaid.simulation.faults.Wire;
import prepaid.simulation.store.Database.ReminderKey;
import prepaid.vending.payments.Reminder;
import prepaid.vending.payments.Reminders;

/** The calendar of upkeep. */
public final class SimReminders implements Reminders {
  private static final Port ADD = Port.write("Reminders.add");
  private static final Port DUE = Port.read("Reminders.due");
  private static final Port DONE = Port.write("Reminders.done");

  private final Database rows;
  private final Wire wire;
  private final InstantSource clock;

  public SimReminders(Database rows, Wire wire, InstantSource clock) {
    this.rows = rows;
    this.wire = wire;
    this.clock = clock;
  }

  static ReminderKey key(Reminder reminder) {
    return new ReminderKey(
        reminder.due().truncatedTo(ChronoUnit.MINUTES), reminder.kind(), reminder.id());
  }

  @Override
  public void add(Reminder reminder) {
    Instant now = clock.instant();
    Instant due = reminder.due().isBefore(now) ? now : reminder.due();
    Reminder moved = new Reminder(reminder.kind(), reminder.id(), due);
    wire.call(
        ADD,
        () -> {
          rows.remind(moved);
          return true;
        },
        StoreDown::plain);
  }

  @Override
  public List<Reminder> due(Instant now, int limit) {
    return wire.call(DUE, () -> oldest(now, limit), StoreDown::plain);
  }

  private List<Reminder> oldest(Instant now, int limit) {
    List<Reminder> found = new ArrayList<>();
    for (Reminder reminder : rows.reminders.values()) {
      if (reminder.due().truncatedTo(ChronoUnit.MINUTES).isAfter(now)) {
        break;
      }
      if (!reminder.due().isAfter(now)) {
        found.add(reminder);
      }
    }
    found.sort(Comparator.comparing(Reminder::due));
    return List.copyOf(found.subList(0, Math.min(limit, found.size())));
  }

  @Override
  public void done(Reminder reminder) {
    wire.call(
        DONE,
        () -> {
          rows.reminders.remove(key(reminder));
          return true;
        },
        StoreDown::plain);
  }
}
