package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.MovableClock;
import prepaid.aws.fixture.TableShape;
import prepaid.vending.payments.Reminder;
import prepaid.vending.payments.Reminders;

class DynamoRemindersTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:15:30.5Z");
  private static final int MANY = 1000;

  private final MovableClock clock = new MovableClock(NOW);
  private final LocalPorts local = LocalPorts.fresh(clock, TableShape.REMINDERS);
  private final Reminders reminders = local.ports().reminders();

  private static Reminder vend(int number, Instant due) {
    return new Reminder(Reminder.Kind.VEND, "purchase-" + number, due);
  }

  private List<Reminder> due() {
    return reminders.due(clock.instant(), MANY);
  }

  private Instant cursor() {
    Table table = new Table(local.rows(), local.table(TableShape.REMINDERS));
    return new Cursor(table).read().orElseThrow();
  }

  @Test
  void aReminderIsDueAtItsTimeAndNotBefore() {
    Reminder reminder = vend(1, NOW.plusSeconds(10));
    reminders.add(reminder);
    assertEquals(List.of(), due());

    clock.forward(Duration.ofSeconds(9));
    assertEquals(List.of(), due());
    clock.forward(Duration.ofSeconds(1));
    assertEquals(List.of(reminder), due());
  }

  @Test
  void whatIsNotDoneIsDueAgainAndWhatIsDoneIsGone() {
    Reminder reminder = vend(1, NOW.plusSeconds(60));
    reminders.add(reminder);
    clock.forward(Duration.ofMinutes(6));
    assertEquals(List.of(reminder), due());
    assertEquals(List.of(reminder), due());
    reminders.done(reminder);
    assertEquals(List.of(), due());
    reminders.done(reminder);
  }

  @Test
  void theSameReminderTwiceIsOne() {
    reminders.add(vend(1, NOW.plusSeconds(60)));
    reminders.add(vend(1, NOW.plusSeconds(60)));
    clock.forward(Duration.ofMinutes(2));
    assertEquals(1, due().size());
  }

  @Test
  void theOldestComeFirstAndNoMoreThanAskedFor() {
    Reminder late = vend(1, NOW.plusSeconds(200));
    Reminder early = vend(2, NOW.plusSeconds(100));
    Reminder earliest = vend(3, NOW.plusSeconds(95));
    List.of(late, early, earliest).forEach(reminders::add);
    clock.forward(Duration.ofMinutes(10));

    assertEquals(List.of(earliest, early, late), due());
    assertEquals(List.of(earliest, early), reminders.due(clock.instant(), 2));
    assertEquals(List.of(earliest), reminders.due(clock.instant(), 1));
  }

  @Test
  void aBusyMinuteIsSpreadOverTheShardsAndReadWhole() {
    Set<Reminder> added = new HashSet<>();
    IntStream.range(0, 40).forEach(i -> added.add(vend(i, NOW.plusSeconds(40).plusMillis(i))));
    added.forEach(reminders::add);
    clock.forward(Duration.ofMinutes(2));

    assertEquals(added, new HashSet<>(due()));
    Set<Object> shards = new HashSet<>();
    added.forEach(reminder -> shards.add(ReminderRow.key(reminder).get(ReminderRow.BUCKET)));
    assertEquals(ReminderRow.SHARDS, shards.size());
  }

  @Test
  void theCursorFollowsTwoMinutesBehindThroughEmptyMinutes() {
    reminders.add(vend(1, NOW.plusSeconds(1)));
    assertEquals(Instant.parse("2026-11-24T08:15:00Z"), cursor());
    clock.forward(Duration.ofMinutes(15));
    due().forEach(reminders::done);
    assertEquals(Instant.parse("2026-11-24T08:15:00Z"), cursor());

    due();
    assertEquals(Instant.parse("2026-11-24T08:28:00Z"), cursor());
  }

  @Test
  void theCursorWaitsAtAMinuteThatStillHoldsSomething() {
    Reminder waiting = vend(1, NOW.plus(Duration.ofMinutes(5)));
    reminders.add(waiting);
    clock.forward(Duration.ofMinutes(15));

    assertEquals(List.of(waiting), due());
    assertEquals(Instant.parse("2026-11-24T08:20:00Z"), cursor());
    reminders.done(waiting);
    assertEquals(List.of(), due());
    assertEquals(Instant.parse("2026-11-24T08:28:00Z"), cursor());
  }

  @Test
  void theCursorNeverGoesBack() {
    reminders.add(vend(1, NOW.plusSeconds(1)));
    clock.forward(Duration.ofMinutes(12));
    due().forEach(reminders::done);
    due();
    Instant reached = cursor();
    reminders.due(NOW, MANY);
    assertEquals(reached, cursor());
  }

  @Test
  void whatWasDueLongAgoIsFoundAtOnceBecauseItGoesIntoThePresentMinute() {
    reminders.add(vend(1, NOW.plusSeconds(1)));
    clock.forward(Duration.ofMinutes(12));
    due().forEach(reminders::done);
    due();
    reminders.add(vend(2, NOW));

    List<Reminder> found = due();
    assertEquals(List.of(vend(2, clock.instant())), found);
    found.forEach(reminders::done);
    assertEquals(List.of(), due());
  }

  @Test
  void aWriterWhoIsTwoMinutesLateIsStillSeen() {
    reminders.add(vend(1, NOW.plusSeconds(1)));
    MovableClock slow = new MovableClock(NOW.plus(Duration.ofMinutes(10)));
    clock.set(slow.instant().plus(Duration.ofMinutes(2)));
    due().forEach(reminders::done);
    due();

    Reminders slowWriters = LocalPorts.on(local.variables(), slow).ports().reminders();
    slowWriters.add(vend(2, NOW));
    assertEquals(List.of(vend(2, slow.instant())), due());
  }

  @Test
  void theFirstReminderEverIsFoundHoweverLateUpkeepBegins() {
    reminders.add(vend(1, NOW.plusSeconds(30)));
    clock.forward(Duration.ofMinutes(130));
    assertEquals(List.of(vend(1, NOW.plusSeconds(30))), due());
  }

  @Test
  void anIdleRunReadsTheCursorAndTheShardsOfFourMinutesAndScansNothing() {
    reminders.add(vend(1, NOW.plusSeconds(1)));
    clock.forward(Duration.ofMinutes(15));
    due().forEach(reminders::done);
    due();
    clock.forward(Duration.ofMinutes(1));
    local.faults().clear();

    due();
    assertEquals(1, local.faults().count("GetItem"));
    assertEquals(4 * ReminderRow.SHARDS, local.faults().count("Query"));
    assertEquals(1, local.faults().count("PutItem"));
    assertTrue(local.faults().calls().stream().noneMatch(c -> c.operation().equals("Scan")));
  }
}
