package prepaid.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.upkeep.UpkeepRun.Counts;
import prepaid.vending.limits.Limits;
import prepaid.vending.payments.Reminder;
import prepaid.vending.payments.Reminder.Kind;

class UpkeepRunTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:01:20Z");
  private static final Instant DUE = NOW.minusSeconds(15);

  private final Calendar calendar = new Calendar();
  private final List<Reminder> looked = new ArrayList<>();
  private final Map<String, Instant> again = new HashMap<>();
  private final List<String> bad = new ArrayList<>();
  private final List<String> logged = new ArrayList<>();
  private Duration left = Duration.ofSeconds(25);

  @Test
  void whatIsDueIsLookedAtOnceAndTakenOut() {
    remind("a", "b");
    calendar.add(new Reminder(Kind.VEND, "later", NOW.plusSeconds(1)));
    assertEquals(new Counts(2, 0, 0, false), run());
    assertEquals(List.of("a", "b"), looked.stream().map(Reminder::id).toList());
    assertEquals(List.of("later"), calendar.all().stream().map(Reminder::id).toList());
  }

  @Test
  void whatMustBeLookedAtAgainIsPutInBeforeItIsTakenOut() {
    remind("a");
    Instant next = NOW.plus(Duration.ofMinutes(5));
    again.put("a", next);
    calendar.steps.clear();
    assertEquals(new Counts(0, 1, 0, false), run());
    assertEquals(List.of("add", "done"), calendar.steps);
    assertEquals(List.of(new Reminder(Kind.VEND, "a", next)), calendar.all());
  }

  @Test
  void inTheSameMinuteTheNewOneDoesNotGoWithTheOld() {
    remind("a");
    again.put("a", NOW.plusSeconds(10));
    assertEquals(new Counts(0, 1, 0, false), run());
    Reminder next = calendar.all().getFirst();
    assertEquals(Instant.parse("2026-11-24T08:02:00Z"), next.due());
  }

  @Test
  void aBadReminderIsPutOffAndTheOthersGoOn() {
    remind("a", "bad", "c");
    bad.add("bad");
    assertEquals(new Counts(2, 0, 1, false), run());
    Reminder putOff = calendar.all().getFirst();
    assertEquals("bad", putOff.id());
    assertEquals(NOW.plus(Limits.REMINDER_RETRY_WAIT), putOff.due());
    assertFalse(logged.getFirst().contains("bad"), "an id may be the authority to read a sale");
  }

  @Test
  void whenTheStoreFailsNothingIsLost() {
    remind("a", "b");
    again.put("a", NOW.plus(Duration.ofMinutes(5)));
    calendar.failAdds = true;
    assertEquals(new Counts(1, 0, 1, false), run());
    assertEquals(List.of("a"), calendar.all().stream().map(Reminder::id).toList());
    assertEquals(DUE, calendar.all().getFirst().due(), "where it was");
  }

  @Test
  void aReminderThatCannotBeTakenOutIsLookedAtAgain() {
    remind("a");
    calendar.failDones = true;
    assertEquals(new Counts(0, 0, 1, false), run());
    calendar.failDones = false;
    assertEquals(new Counts(1, 0, 0, false), run());
    assertEquals(2, looked.size());
  }

  @Test
  void withTooLittleTimeLeftTheRestWaitsForTheNextRun() {
    remind("a", "b", "c");
    left = Limits.REMINDER_LOOK_MAX.minusMillis(1);
    assertEquals(new Counts(1, 0, 0, true), run());
    assertEquals(2, calendar.all().size());
  }

  @Test
  void aRunIsBounded() {
    for (int i = 0; i <= Limits.REMINDERS_A_RUN_MAX; i++) {
      remind("purchase-" + i);
    }
    assertEquals(new Counts(Limits.REMINDERS_A_RUN_MAX, 0, 0, true), run());
    assertEquals(new Counts(1, 0, 0, false), run());
    assertTrue(calendar.all().isEmpty());
  }

  private void remind(String... ids) {
    for (String id : ids) {
      calendar.add(new Reminder(Kind.VEND, id, DUE));
    }
  }

  private Counts run() {
    return new UpkeepRun(calendar, this::look, () -> NOW, logged::add).run(() -> left);
  }

  private Optional<Instant> look(Reminder reminder) {
    looked.add(reminder);
    if (bad.contains(reminder.id())) {
      throw new IllegalStateException("cannot look at " + reminder.id());
    }
    return Optional.ofNullable(again.get(reminder.id()));
  }
}
