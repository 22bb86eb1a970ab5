package prepaid.vending.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.Deliveries.Asked;
import prepaid.vending.messaging.Deliveries.Delivery;
import prepaid.vending.messaging.Deliveries.State;
import prepaid.vending.messaging.Deliveries.Text;
import prepaid.vending.messaging.Delivering.Outcome;
import prepaid.vending.messaging.DeliveryReport.Result;

/** What carriers say of texts, in every order. */
class DeliveryReportsTest {
  private final DeliveringWorld world = new DeliveringWorld();

  private static DeliveryReport report(String id, Result result) {
    return new DeliveryReport(id, result, "so the carrier says", VendSamples.AT.plusSeconds(9));
  }

  private void take(String id, Result result) {
    world.reports.take(report(id, result));
  }

  private void sent(int texts) {
    long[] tenths = new long[texts];
    Arrays.fill(tenths, 100);
    world.vend =
        VendSamples.of(
            "01234567897", world.vend.resource(), world.vend.tender(), VendSamples.units(tenths));
    assertEquals(Outcome.SENT, world.delivering.deliver(world.vend));
  }

  @Test
  void whatArrivedIsNotedOnceAndStays() {
    sent(1);
    take("message-1", Result.DELIVERED);
    Delivery delivered = world.delivery();
    assertEquals(State.DELIVERED, delivered.state());
    assertEquals(Optional.of(report("message-1", Result.DELIVERED)), delivered.report());
    take("message-1", Result.DELIVERED);
    take("message-1", Result.UNREACHED);
    assertEquals(delivered, world.delivery());
    assertEquals(Outcome.SETTLED_BEFORE, world.retry());
  }

  @Test
  void aReportBeforeTheNoteOfWhatWasSentIsFoundByIt() {
    take("message-1", Result.REFUSED);
    assertTrue(world.deliveries.isEmpty());
    sent(1);
    assertEquals(State.UNDELIVERED, world.delivery().state());
    assertTrue(world.reminders.isEmpty(), "no further try does better");
  }

  @Test
  void allOfSeveralMustArrive() {
    sent(2);
    take("message-2", Result.DELIVERED);
    assertEquals(State.SENT, world.delivery().state());
    take("message-1", Result.DELIVERED);
    assertEquals(State.DELIVERED, world.delivery().state());
  }

  @Test
  void aTokenThatDidNotReachThePhoneIsSentAgainAloneAndThenArrives() {
    sent(2);
    take("message-1", Result.DELIVERED);
    take("message-2", Result.UNREACHED);
    assertEquals(State.PARKED, world.delivery().state());
    world.passTo(world.takeReminder().due());
    assertEquals(Outcome.SENT, world.retry());
    assertEquals(3, world.sent.size());
    assertTrue(world.sent.getLast().body().contains(" 2/2. It adds"));
    assertEquals(2, world.delivery().tries());
    take("message-2", Result.DELIVERED);
    assertEquals(State.SENT, world.delivery().state(), "that text was given up for another");
    take("message-3", Result.DELIVERED);
    assertEquals(State.DELIVERED, world.delivery().state());
  }

  @Test
  void whatArrivedAfterAllIsNotSentAgain() {
    sent(1);
    take("message-1", Result.UNREACHED);
    assertEquals(State.PARKED, world.delivery().state());
    take("message-1", Result.DELIVERED);
    assertEquals(State.DELIVERED, world.delivery().state());
    assertEquals(Outcome.SETTLED_BEFORE, world.retry());
    assertEquals(1, world.sent.size());
  }

  @Test
  void afterTheLastTryItIsGivenUpAndShown() {
    sent(1);
    for (int tries = 1; tries < Limits.TEXT_TRIES_MAX; tries++) {
      take("message-" + tries, Result.UNREACHED);
      assertEquals(
          Delivering.waitAfter(tries), world.untilNextReminder(), "as when it was not taken");
      world.passTo(world.takeReminder().due());
      assertEquals(Outcome.SENT, world.retry());
    }
    take("message-" + Limits.TEXT_TRIES_MAX, Result.UNREACHED);
    assertEquals(State.UNDELIVERED, world.delivery().state());
    assertTrue(world.reminders.isEmpty());
  }

  @Test
  void anAnswerThatDidNotArriveIsNotSentAgain() {
    VendKey key = new VendKey(Deliveries.ANSWERS, "text-1");
    Asked asked = new Asked("+27820000001", TextLanguage.ENGLISH, List.of("an answer"));
    assertEquals(Outcome.SENT, world.delivering.answer(key, asked));
    take("message-1", Result.UNREACHED);
    assertEquals(State.UNDELIVERED, world.deliveries.find(key).orElseThrow().state());
    assertTrue(world.reminders.isEmpty());
  }

  @Test
  void aReportOfATextThatNobodyAsksAboutChangesNothing() {
    sent(1);
    Delivery before = world.delivery();
    take("a-code", Result.UNREACHED);
    assertEquals(before, world.delivery());
  }

  @Test
  void aReminderThatCannotBeSetLeavesTheReportToTheNextTry() {
    sent(1);
    world.failNextReminder = true;
    assertThrows(RuntimeException.class, () -> take("message-1", Result.UNREACHED));
    assertEquals(State.SENT, world.delivery().state());
    take("message-1", Result.UNREACHED);
    assertEquals(State.PARKED, world.delivery().state());
    assertEquals(1, world.reminders.size());
  }

  @Test
  void aReportNamesItsMessageAndSaysWhyInAFewWords() {
    String words = "x".repeat(Limits.REPORT_REASON_CHARACTERS_MAX + 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> new DeliveryReport("m", Result.REFUSED, words, VendSamples.AT));
    assertThrows(IllegalArgumentException.class, () -> report(" ", Result.DELIVERED));
    assertTrue(Text.sent("m").isOnItsWay());
  }
}
