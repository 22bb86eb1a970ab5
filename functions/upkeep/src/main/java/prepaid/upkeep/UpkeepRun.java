package prepaid.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import prepaid.vending.limits.Limits;
import prepaid.vending.payments.Reminder;
import prepaid.vending.payments.Reminders;

/**
 * One run through the reminders that are due. A reminder is put into the calendar again before it
 * is taken out, so a crash in between repeats a look and loses none; one that fails holds up no
 * other.
 */
final class UpkeepRun {
  private final Reminders reminders;
  private final Looks looks;
  private final InstantSource clock;
  private final Consumer<String> log;

  /**
   * @param log must never be given a reminder's id, which may be the authority to read a sale
   */
  UpkeepRun(Reminders reminders, Looks looks, InstantSource clock, Consumer<String> log) {
    this.reminders = reminders;
    this.looks = looks;
    this.clock = clock;
    this.log = log;
  }

  /** What is looked after when a reminder's time has come. */
  @FunctionalInterface
  interface Looks {
    /**
     * @return when to look again; empty when this reminder has done its part
     */
    Optional<Instant> look(Reminder reminder);
  }

  /**
   * What a run did.
   *
   * @param left whether it may have left some that were due to the next run
   */
  record Counts(int done, int again, int failed, boolean left) {
    Map<String, Object> json() {
      return Map.of("done", done, "again", again, "failed", failed, "left", left);
    }
  }

  /** Looks at what is due, at most as much as the limits and the time left allow. */
  Counts run(Supplier<Duration> timeLeft) {
    List<Reminder> due = reminders.due(clock.instant(), Limits.REMINDERS_A_RUN_MAX);
    int done = 0;
    int again = 0;
    int failed = 0;
    for (Reminder reminder : due) {
      int looked = done + again + failed;
      if (looked > 0 && timeLeft.get().compareTo(Limits.REMINDER_LOOK_MAX) < 0) {
        return new Counts(done, again, failed, true);
      }
      switch (look(reminder)) {
        case DONE -> done++;
        case AGAIN -> again++;
        case FAILED -> failed++;
      }
    }
    return new Counts(done, again, failed, due.size() == Limits.REMINDERS_A_RUN_MAX);
  }

  private enum Outcome {
    DONE,
    AGAIN,
    FAILED
  }

  private Outcome look(Reminder reminder) {
    try {
      Optional<Instant> next = looks.look(reminder);
      close(reminder, next);
      return next.isPresent() ? Outcome.AGAIN : Outcome.DONE;
    } catch (RuntimeException e) {
      failed(reminder, e);
      return Outcome.FAILED;
    }
  }

  private void failed(Reminder reminder, RuntimeException failure) {
    // The class only: a message may quote the id or the row that it choked on.
    log.accept("a " + reminder.kind() + " reminder failed: " + failure.getClass().getName());
    try {
      close(reminder, Optional.of(clock.instant().plus(Limits.REMINDER_RETRY_WAIT)));
    } catch (RuntimeException e) {
      // It stays where it is, and the next run finds it there.
      log.accept("a reminder could not be put off: " + e.getClass().getName());
    }
  }

  private void close(Reminder reminder, Optional<Instant> next) {
    next.ifPresent(
        due -> reminders.add(new Reminder(reminder.kind(), reminder.id(), later(reminder, due))));
    reminders.done(reminder);
  }

  /** In a later minute: in the same one both would be one row, and done would take it out. */
  private Instant later(Reminder reminder, Instant due) {
    Instant now = clock.instant();
    Instant latest = reminder.due().isAfter(now) ? reminder.due() : now;
    Instant nextMinute = latest.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    return due.isBefore(nextMinute) ? nextMinute : due;
  }
}
