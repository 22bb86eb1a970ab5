package prepaid.vending.payments;

import java.time.Instant;
import java.util.List;

/** Port: the calendar of upkeep, in minutes. */
public interface Reminders {
  void add(Reminder reminder);

  /**
   * The reminders of one minute, at most {@code limit}, oldest minute not yet finished first; empty
   * when everything due by {@code now} is done.
   */
  List<Reminder> due(Instant now, int limit);

  /** Removes one that was dealt with. */
  void done(Reminder reminder);
}
