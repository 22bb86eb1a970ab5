package prepaid.upkeep;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.payments.Reminder;
import prepaid.vending.payments.Reminders;

/** Reminders kept as the table keeps them: one row for each minute, kind and id. */
final class Calendar implements Reminders {
  final List<String> steps = new ArrayList<>();
  boolean failAdds;
  boolean failDones;

  private final Map<String, Reminder> rows = new TreeMap<>();

  @Override
  public void add(Reminder reminder) {
    steps.add("add");
    failWhen(failAdds);
    rows.put(row(reminder), reminder);
  }

  @Override
  public List<Reminder> due(Instant now, int limit) {
    return rows.values().stream()
        .filter(reminder -> !reminder.due().isAfter(now))
        .sorted(Comparator.comparing(Reminder::due))
        .limit(limit)
        .toList();
  }

  @Override
  public void done(Reminder reminder) {
    steps.add("done");
    failWhen(failDones);
    rows.remove(row(reminder));
  }

  List<Reminder> all() {
    return List.copyOf(rows.values());
  }

  private static String row(Reminder reminder) {
    Instant minute = reminder.due().truncatedTo(ChronoUnit.MINUTES);
    return minute + "/" + reminder.kind() + "#" + reminder.id();
  }

  private static void failWhen(boolean told) {
    if (told) {
      throw new OutcomeUnknown("the store fails", new IllegalStateException("as told"));
    }
  }
}
