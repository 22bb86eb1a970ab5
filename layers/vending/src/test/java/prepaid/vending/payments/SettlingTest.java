package prepaid.vending.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

class SettlingTest {
  private final Shop shop = new Shop();
  private final Purchase purchase = shop.ordered();

  @Test
  void anOrderThatNobodyPaysExpiresInTimeAndNotBefore() {
    Instant due = purchase.expiresAt();
    assertEquals(Optional.of(due), look(Reminder.Kind.EXPIRE));
    assertEquals(PurchaseStatus.AWAITING_PAYMENT, status());

    shop.now = due;
    assertEquals(Optional.empty(), look(Reminder.Kind.EXPIRE));
    assertEquals(PurchaseStatus.EXPIRED, status());
    assertEquals(Optional.empty(), look(Reminder.Kind.EXPIRE));
  }

  @Test
  void aPaymentWhoseEventNeverCameIsFoundWhenTheOrderWouldExpire() {
    PaymentEvent lost = shop.paid("e1", purchase);
    shop.provider.payments.put(purchase.id(), lost);
    shop.now = purchase.expiresAt();
    assertEquals(Optional.empty(), look(Reminder.Kind.EXPIRE));
    assertEquals(PurchaseStatus.VENDED, status());

    var late = shop.events.handle(lost);
    assertEquals(new PaymentEvents.Handled.Settled(), late);
    assertEquals(1, shop.channel.vends());
    assertEquals(1, shop.purchases.events());
  }

  @Test
  void anOrderDoesNotExpireWhileTheProviderCannotBeAsked() {
    shop.provider.faults = Faults.only("close");
    shop.now = purchase.expiresAt();
    Instant again = look(Reminder.Kind.EXPIRE).orElseThrow();
    assertEquals(shop.now.plus(Limits.PAYMENT_WAIT_MAX), again);
    assertEquals(PurchaseStatus.AWAITING_PAYMENT, status());

    shop.provider.faults = Faults.NONE;
    shop.now = again;
    assertEquals(Optional.empty(), look(Reminder.Kind.EXPIRE));
    assertEquals(PurchaseStatus.EXPIRED, status());
  }

  @Test
  void aPaidPurchaseIsTriedEveryMinuteUntilItIsVended() {
    payUndecided();
    for (int minute = 1; minute <= 5; minute++) {
      shop.pass(Limits.VEND_RETRY_WAIT);
      shop.upkeep();
      assertEquals(PurchaseStatus.PAID, status());
      assertEquals(1 + minute, shop.channel.calls);
    }
    shop.channel.faults = Faults.NONE;
    shop.pass(Limits.VEND_RETRY_WAIT);
    shop.upkeep();
    assertEquals(PurchaseStatus.VENDED, status());
    assertEquals(1, shop.channel.vends());
  }

  @Test
  void afterTheTimeToDecideTheMoneyGoesBack() {
    payUndecided();
    Instant decideBy = shop.stored(purchase.id()).decideBy().orElseThrow();
    while (shop.now.isBefore(decideBy)) {
      assertEquals(PurchaseStatus.PAID, status());
      shop.pass(Duration.ofSeconds(20));
      shop.upkeep();
    }
    assertEquals(PurchaseStatus.REFUND_DUE, status());
    shop.upkeep();
    assertEquals(PurchaseStatus.REFUNDED, status());
    assertEquals(Shop.rand("500.00"), shop.provider.refunds.get(purchase.id()));
    assertEquals(0, shop.channel.vends());
  }

  @Test
  void aKeysLimitMayPassAndIsToldWhenItDidNot() {
    String words = "Sales go on at 2026-11-25T00:00:00Z.";
    shop.channel.refusal = Optional.of(Refusal.of(RefusalKind.KEY_LIMIT_REACHED, words));
    var unused = shop.events.handle(shop.paid("e1", purchase));
    Instant decideBy = shop.stored(purchase.id()).decideBy().orElseThrow();
    while (status() == PurchaseStatus.PAID) {
      assertTrue(shop.now.isBefore(decideBy));
      shop.pass(Duration.ofSeconds(20));
      shop.upkeep();
    }
    assertEquals(Optional.of(words), shop.stored(purchase.id()).refundReason());
    assertTrue(shop.channel.calls > 10, "it was tried all the while");
  }

  @Test
  void aVendMadeWhileItsAnswerWasLostIsNeverRefunded() {
    shop.channel.faults = Faults.answerLost("vend");
    var unused = shop.events.handle(shop.paid("e1", purchase));
    shop.pass(Limits.DECISION_WAIT_MAX.plusDays(1));
    shop.upkeep();
    shop.upkeep();
    assertEquals(PurchaseStatus.VENDED, status());
    assertEquals(0, shop.provider.refundCalls);
  }

  @Test
  void aVendThatCommitsWhileUpkeepGivesUpWins() {
    payUndecided();
    Purchase paid = shop.stored(purchase.id());
    shop.channel.faults = Faults.NONE;
    assertEquals(
        Optional.empty(), new PaidVends(shop.purchases, shop.channel, shop.clock).attempt(paid));

    new PaidVends(shop.purchases, shop.channel, shop.clock).giveUp(paid, "Too late.");
    assertEquals(PurchaseStatus.VENDED, status());
    assertTrue(shop.purchases.reminders().stream().noneMatch(this::isRefund));
  }

  @Test
  void aRefundIsAskedForWithDoublingWaitsAndForEver() {
    refundDue();
    shop.provider.faults = Faults.only("refund");
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Instant again = look(Reminder.Kind.REFUND).orElseThrow();
      waits.add(Duration.between(shop.now, again));
      shop.now = again;
    }
    assertEquals(Limits.PROVIDER_RETRY_WAIT_MIN, waits.getFirst());
    for (int i = 2; i < waits.size(); i++) {
      Duration twice = waits.get(i - 1).multipliedBy(2);
      Duration expected =
          twice.compareTo(Limits.PROVIDER_RETRY_WAIT_MAX) > 0
              ? Limits.PROVIDER_RETRY_WAIT_MAX
              : twice;
      assertEquals(expected, waits.get(i), "wait " + i);
    }
    assertEquals(Limits.PROVIDER_RETRY_WAIT_MAX, waits.getLast());

    shop.provider.faults = Faults.NONE;
    assertEquals(Optional.empty(), look(Reminder.Kind.REFUND));
    assertEquals(PurchaseStatus.REFUNDED, status());
  }

  @Test
  void aPendingRefundIsLookedAtAgain() {
    refundDue();
    shop.provider.refundsPend = true;
    assertTrue(look(Reminder.Kind.REFUND).isPresent());
    assertEquals(PurchaseStatus.REFUND_DUE, status());
    shop.provider.refundsPend = false;
    assertEquals(Optional.empty(), look(Reminder.Kind.REFUND));
    assertEquals(PurchaseStatus.REFUNDED, status());
  }

  @Test
  void everyLookMayBeRepeated() {
    refundDue();
    for (Reminder.Kind kind :
        List.of(
            Reminder.Kind.EXPIRE,
            Reminder.Kind.VEND,
            Reminder.Kind.REFUND,
            Reminder.Kind.REFUND,
            Reminder.Kind.VEND)) {
      assertEquals(Optional.empty(), look(kind));
    }
    assertEquals(PurchaseStatus.REFUNDED, status());
    assertEquals(1, shop.provider.refundCalls);
    assertEquals(0, shop.channel.vends());
  }

  @Test
  void aReminderOfNothingIsDone() {
    assertEquals(
        Optional.empty(), shop.settling.look(new Reminder(Reminder.Kind.VEND, "none", shop.now)));
  }

  @Test
  void textsAreNotItsBusiness() {
    var text = new Reminder(Reminder.Kind.TEXT, "web#x", shop.now);
    assertThrows(IllegalArgumentException.class, () -> shop.settling.look(text));
  }

  private void payUndecided() {
    shop.channel.faults = Faults.only("vend");
    var unused = shop.events.handle(shop.paid("e1", purchase));
  }

  private void refundDue() {
    shop.channel.refusal = Optional.of(Refusal.of(RefusalKind.METER_BLOCKED, "Blocked."));
    var unused = shop.events.handle(shop.paid("e1", purchase));
    assertEquals(PurchaseStatus.REFUND_DUE, status());
  }

  private Optional<Instant> look(Reminder.Kind kind) {
    return shop.settling.look(new Reminder(kind, purchase.id(), shop.now));
  }

  private PurchaseStatus status() {
    return shop.stored(purchase.id()).status();
  }

  private boolean isRefund(Reminder reminder) {
    return reminder.kind() == Reminder.Kind.REFUND;
  }
}
