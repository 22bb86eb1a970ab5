package prepaid.vending.payments;

import java.time.Instant;
import java.util.List;

/** Port: the calendar of upkeep, in minutes. */
public interface Reminders {
  void add(Reminder reminder);

  /**
   * Those due by {@code now}, oldest first, at most {@code limit}; empty when everything due is
   * done. One that was added late carries the time at which it was added, by which {@link #done}
   * finds it.
   */
  List<Reminder> due(Instant now, int limit);

  /** Removes one that was dealt with. */
  void done(Reminder reminder);
}
