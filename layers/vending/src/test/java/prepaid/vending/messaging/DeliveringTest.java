package prepaid.vending.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.Deliveries.State;
import prepaid.vending.messaging.Deliveries.Text;
import prepaid.vending.messaging.Delivering.Outcome;
import prepaid.vending.payments.Reminder;

class DeliveringTest {
  private static final VendKey KEY = VendSamples.KEY;
  private final DeliveringWorld world = new DeliveringWorld();

  @Test
  void theTokenIsTextedToThePurchasesPhone() {
    assertEquals(Outcome.SENT, world.delivering.deliver(world.vend));
    assertEquals(1, world.sent.size());
    assertEquals("+27820000001", world.sent.getFirst().to());
    assertTrue(world.sent.getFirst().body().contains("1234 5678 9012 3456 7890"));
    assertEquals(State.SENT, world.delivery().state());
    assertEquals(List.of(Text.sent("message-1")), world.delivery().texts());
  }

  @Test
  void withoutOneItGoesToTheHolderInTheHoldersLanguage() {
    world.purchasePhone = Optional.empty();
    world.purchaseLanguage = Optional.empty();
    world.holderLanguage = Optional.of("ru");
    assertEquals(Outcome.SENT, world.delivering.deliver(world.vend));
    assertEquals("+27820000002", world.sent.getFirst().to());
    assertTrue(world.sent.getFirst().body().contains(" Сч."));
  }

  @Test
  void withNoPhoneAtAllThereIsNothingToDo() {
    world.purchasePhone = Optional.empty();
    world.holderPhone = Optional.empty();
    assertEquals(Outcome.NOTHING_TO_DO, world.delivering.deliver(world.vend));
    assertEquals(List.of(), world.sent);
    assertTrue(world.deliveries.isEmpty() && world.reminders.isEmpty());
  }

  @Test
  void oneTextForEachToken() {
    world.vend =
        VendSamples.of(
            "01234567897", world.vend.resource(), world.vend.tender(), VendSamples.units(100, 200));
    assertEquals(Outcome.SENT, world.delivering.deliver(world.vend));
    assertEquals(2, world.sent.size());
    assertTrue(world.sent.get(0).body().contains(" 1/2. It adds"));
    assertTrue(world.sent.get(1).body().contains(" 2/2. It adds"));
  }

  @Test
  void ofSeveralTextsOnlyThoseThatWereNotTakenAreSentAgain() {
    world.vend =
        VendSamples.of(
            "01234567897", world.vend.resource(), world.vend.tender(), VendSamples.units(100, 200));
    world.carrierTakes = 1;
    world.carrierFailures = 1;
    assertEquals(Outcome.PARKED, world.delivering.deliver(world.vend));
    assertEquals(Outcome.SENT, world.retry());
    assertEquals(2, world.sent.size());
    assertTrue(world.sent.get(1).body().contains(" 2/2. It adds"));
  }

  @Test
  void aCardsTokenIsTextedToThePhoneThatWasLeftWithItOnce() {
    assertEquals(Outcome.SENT, deliverTo("+27820000009", Optional.of("fr")));
    assertEquals("+27820000009", world.sent.getFirst().to());
    assertTrue(world.sent.getFirst().body().contains(" Compteur "));
    assertEquals(Outcome.SETTLED_BEFORE, deliverTo("+27820000009", Optional.of("fr")));
    assertEquals(Outcome.SETTLED_BEFORE, deliverTo("+27820000008", Optional.empty()));
    assertEquals(1, world.sent.size());
    assertEquals(Outcome.SETTLED_BEFORE, world.retry(), "the reminder finds nothing to do");
  }

  @Test
  void whoDiesBeforeACardsTextIsSentLeavesItToUpkeep() {
    world.carrierDies = true;
    assertThrows(IllegalStateException.class, () -> deliverTo("+27820000009", Optional.empty()));
    assertEquals(Duration.ofMinutes(1), world.untilNextReminder());
    world.carrierDies = false;
    assertEquals(Outcome.SENT, world.retry());
    assertEquals("+27820000009", world.sent.getFirst().to());
  }

  @Test
  void aPhoneThatWantsNoTextsIsSentNoneOfACard() {
    world.phones.put("+27820000009", new Phones.Settings(Optional.empty(), true));
    assertEquals(Outcome.NOTHING_TO_DO, deliverTo("+27820000009", Optional.empty()));
    assertEquals(List.of(), world.sent);
  }

  private Outcome deliverTo(String phone, Optional<String> language) {
    return world.delivering.deliver(world.vend, phone, language);
  }

  @Test
  void whatWasSentIsNotSentAgain() {
    assertEquals(Outcome.SENT, world.delivering.deliver(world.vend));
    assertEquals(Outcome.SETTLED_BEFORE, world.delivering.deliver(world.vend));
    assertEquals(Outcome.SETTLED_BEFORE, world.retry());
    assertEquals(1, world.sent.size());
  }

  @Test
  void aCarrierThatFailsDelaysTheTextWithDoublingWaits() {
    world.carrierFailures = 3;
    assertEquals(Outcome.PARKED, world.delivering.deliver(world.vend));
    assertEquals(
        Outcome.SETTLED_BEFORE, world.delivering.deliver(world.vend), "the reminder's turn");
    for (int minutes : new int[] {1, 2}) {
      assertEquals(Duration.ofMinutes(minutes), world.untilNextReminder());
      world.passTo(world.takeReminder().due());
      assertEquals(Outcome.PARKED, world.retry());
    }
    assertEquals(Duration.ofMinutes(4), world.untilNextReminder());
    Reminder third = world.takeReminder();
    assertEquals(Reminder.Kind.TEXT, third.kind());
    assertEquals(KEY, VendKey.parse(third.id()));
    world.passTo(third.due());
    assertEquals(Outcome.SENT, world.retry());
    assertEquals(4, world.delivery().tries());
    assertEquals(1, world.sent.size());
    assertTrue(world.reminders.isEmpty());
  }

  @Test
  void afterTheLastTryItIsGivenUpAndShown() {
    world.carrierFailures = Integer.MAX_VALUE;
    assertEquals(Outcome.PARKED, world.delivering.deliver(world.vend));
    for (int tries = 2; tries < Limits.TEXT_TRIES_MAX; tries++) {
      world.passTo(world.takeReminder().due());
      assertEquals(Outcome.PARKED, world.retry());
    }
    world.passTo(world.takeReminder().due());
    assertEquals(Outcome.FAILED, world.retry());
    assertEquals(State.FAILED, world.delivery().state());
    assertEquals(Limits.TEXT_TRIES_MAX, world.delivery().tries());
    assertTrue(world.reminders.isEmpty());
    assertEquals(Outcome.SETTLED_BEFORE, world.retry());
  }

  @Test
  void aCrashAfterSendingTextsTwiceAndNeverNone() {
    world.failNextPut = true;
    assertThrows(OutcomeUnknown.class, () -> world.delivering.deliver(world.vend));
    assertEquals(Outcome.SENT, world.delivering.deliver(world.vend));
    assertEquals(2, world.sent.size());
    assertEquals(world.sent.get(0), world.sent.get(1));
  }

  @Test
  void aCrashAfterTheReminderWasSetStillSends() {
    world.carrierFailures = 1;
    world.failNextPut = true;
    assertThrows(OutcomeUnknown.class, () -> world.delivering.deliver(world.vend));
    assertEquals(1, world.reminders.size());
    assertEquals(Outcome.SENT, world.retry());
  }

  @Test
  void aReminderThatCannotBeSetLeavesTheWorkToTheStream() {
    world.carrierFailures = 1;
    world.failNextReminder = true;
    assertThrows(OutcomeUnknown.class, () -> world.delivering.deliver(world.vend));
    assertTrue(world.deliveries.isEmpty(), "not parked without a reminder");
    assertEquals(Outcome.SENT, world.delivering.deliver(world.vend));
  }
}
