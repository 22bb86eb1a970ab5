package prepaid.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.payments.Reminder;
import prepaid.vending.payments.Reminder.Kind;

class TasksTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:01:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);

  private final List<Reminder> purchases = new ArrayList<>();
  private final List<VendKey> texts = new ArrayList<>();
  private final List<String> erasures = new ArrayList<>();
  private final List<String> initial = new ArrayList<>();
  private final List<String> limits = new ArrayList<>();
  private final Tasks tasks =
      new Tasks(
          reminder -> {
            purchases.add(reminder);
            return Optional.of(LATER);
          },
          texts::add,
          erasures::add,
          numbers -> {
            initial.add(numbers);
            return Optional.of(LATER);
          },
          id -> {
            limits.add(id);
            return Optional.of(LATER);
          });

  @Test
  void aPurchasesReminderGoesToThePurchasesAndMayComeAgain() {
    for (Kind kind : List.of(Kind.EXPIRE, Kind.VEND, Kind.REFUND)) {
      Reminder reminder = new Reminder(kind, "purchase", NOW);
      assertEquals(Optional.of(LATER), tasks.look(reminder));
      assertEquals(reminder, purchases.getLast());
    }
    assertEquals(List.of(), texts);
  }

  @Test
  void aTextsReminderNamesItsVendAndHasDoneItsPart() {
    Reminder reminder = new Reminder(Kind.TEXT, "web#purchase", NOW);
    assertEquals(Optional.empty(), tasks.look(reminder));
    assertEquals(List.of(new VendKey("web", "purchase")), texts);
    assertEquals(List.of(), purchases);
  }

  @Test
  void anErasuresReminderNamesItsMeterAndHasDoneItsPart() {
    Reminder reminder = new Reminder(Kind.ERASE, "01234567897@7", NOW);
    assertEquals(Optional.empty(), tasks.look(reminder));
    assertEquals(List.of("01234567897@7"), erasures);
  }

  @Test
  void anInitialCreditsReminderNamesItsMetersAndMayComeAgain() {
    Reminder reminder = new Reminder(Kind.INITIAL, "01234567897,07000000005", NOW);
    assertEquals(Optional.of(LATER), tasks.look(reminder));
    assertEquals(List.of("01234567897,07000000005"), initial);
  }

  @Test
  void aLimitsReminderMayComeAgain() {
    assertEquals(Optional.of(LATER), tasks.look(new Reminder(Kind.LIMIT, "01234567897@7", NOW)));
    assertEquals(List.of("01234567897@7"), limits);
  }

  @Test
  void anIdThatNamesNoVendIsABug() {
    assertThrows(RuntimeException.class, () -> tasks.look(new Reminder(Kind.TEXT, "nothing", NOW)));
  }
}
