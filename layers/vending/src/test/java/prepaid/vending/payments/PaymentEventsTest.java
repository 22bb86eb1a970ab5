package prepaid.vending.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.payments.PaymentEvent.Kind;
import prepaid.vending.payments.PaymentEvents.Handled;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

class PaymentEventsTest {
  private static final Handled SETTLED = new Handled.Settled();

  private final Shop shop = new Shop();
  private final Purchase purchase = shop.ordered();

  @Test
  void aPaymentBecomesAVend() {
    assertEquals(SETTLED, shop.events.handle(shop.paid("e1", purchase)));

    Purchase vended = shop.stored(purchase.id());
    assertEquals(PurchaseStatus.VENDED, vended.status());
    assertEquals(Optional.of(shop.now), vended.paidAt());
    assertEquals(Optional.of(shop.now.plus(Limits.DECISION_WAIT_MAX)), vended.decideBy());
    assertEquals(Optional.of(Shop.rand("500.00")), vended.received());
    assertEquals(purchase.checkout(), vended.checkout());
    assertEquals(Shop.rand("500.00"), shop.channel.vend(purchase.id()).orElseThrow().tender());
  }

  @Test
  void theReminderStandsBeforeTheVendIsTried() {
    shop.channel.beforeCommit =
        () -> {
          assertEquals(PurchaseStatus.PAID, shop.stored(purchase.id()).status());
          assertTrue(
              shop.purchases
                  .reminders()
                  .contains(
                      new Reminder(
                          Reminder.Kind.VEND,
                          purchase.id(),
                          shop.now.plus(Limits.VEND_RETRY_WAIT))));
        };
    assertEquals(SETTLED, shop.events.handle(shop.paid("e1", purchase)));
    assertEquals(1, shop.channel.vends());
  }

  @Test
  void aReplayChangesNothingAndCallsNothing() {
    var unused = shop.events.handle(shop.paid("e1", purchase));
    int calls = shop.channel.calls;
    Purchase before = shop.stored(purchase.id());

    assertEquals(SETTLED, shop.events.handle(shop.paid("e1", purchase)));
    assertEquals(SETTLED, shop.events.handle(shop.paid("e2", purchase)));
    assertEquals(before, shop.stored(purchase.id()));
    assertEquals(calls, shop.channel.calls);
    assertEquals(1, shop.channel.vends());
  }

  @Test
  void anUndecidedVendIsTriedAgainWithTheRepeatedEvent() {
    for (Faults faults : List.of(Faults.only("vend"), Faults.answerLost("vend"))) {
      Shop another = new Shop();
      Purchase ordered = another.ordered();
      another.channel.faults = faults;

      Handled first = another.events.handle(another.paid("e1", ordered));
      boolean made = another.channel.vends() == 1;
      assertEquals(new Handled.Undecided(another.now.plus(Limits.DECISION_WAIT_MAX)), first);

      another.channel.faults = Faults.NONE;
      assertEquals(SETTLED, another.events.handle(another.paid("e1", ordered)));
      assertEquals(1, another.channel.vends());
      assertEquals(made ? 1 : 2, another.channel.calls);
      assertEquals(PurchaseStatus.VENDED, another.stored(ordered.id()).status());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = RefusalKind.class,
      names = {"TRY_AGAIN", "CONFLICT", "KEY_UNAVAILABLE", "KEY_LIMIT_REACHED", "NOT_ALLOWED"})
  void aRefusalThatMayPassIsTriedAgain(RefusalKind kind) {
    shop.channel.refusal = Optional.of(Refusal.of(kind, "Not now."));

    assertInstanceOf(Handled.Undecided.class, shop.events.handle(shop.paid("e1", purchase)));
    assertEquals(PurchaseStatus.PAID, shop.stored(purchase.id()).status());
  }

  @ParameterizedTest
  @EnumSource(
      value = RefusalKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TRY_AGAIN", "CONFLICT", "KEY_UNAVAILABLE", "KEY_LIMIT_REACHED", "NOT_ALLOWED"})
  void aRefusalForGoodGivesTheMoneyBack(RefusalKind kind) {
    shop.channel.refusal = Optional.of(Refusal.of(kind, "The meter is blocked."));

    assertEquals(SETTLED, shop.events.handle(shop.paid("e1", purchase)));
    Purchase due = shop.stored(purchase.id());
    assertEquals(PurchaseStatus.REFUND_DUE, due.status());
    assertEquals(Optional.of("The meter is blocked."), due.refundReason());
    assertTrue(shop.purchases.reminders().contains(PaidVends.refund(due, shop.now)));
  }

  @Test
  void anotherAmountOrCurrencyIsGivenBackAndNeverVended() {
    var euros =
        new PaymentEvent(
            "sandbox",
            "e1",
            Kind.PAYMENT_SUCCEEDED,
            purchase.id(),
            new Money(50_000, Currency.getInstance("EUR")),
            shop.now);
    var less = shop.event("e1", Kind.PAYMENT_SUCCEEDED, purchase, "499.99");
    for (PaymentEvent event : List.of(euros, less)) {
      Shop another = new Shop();
      Purchase ordered = another.ordered();
      var theirs =
          new PaymentEvent(
              "sandbox", "e1", event.kind(), ordered.id(), event.amount(), another.now);

      assertEquals(SETTLED, another.events.handle(theirs));
      Purchase due = another.stored(ordered.id());
      assertEquals(PurchaseStatus.REFUND_DUE, due.status());
      assertEquals(Optional.of(event.amount()), due.received());
      assertTrue(due.refundReason().orElseThrow().contains("500.00 ZAR"));
      assertEquals(0, another.channel.calls);

      another.upkeep();
      assertEquals(event.amount(), another.provider.refunds.get(ordered.id()));
      assertEquals(PurchaseStatus.REFUNDED, another.stored(ordered.id()).status());
    }
  }

  @Test
  void aDeclinedPaymentMayBeTriedAgainUntilTheOrderExpires() {
    var declined = shop.event("e1", Kind.PAYMENT_DECLINED, purchase, "500.00");
    assertEquals(SETTLED, shop.events.handle(declined));
    assertEquals(PurchaseStatus.AWAITING_PAYMENT, shop.stored(purchase.id()).status());
    assertEquals(1, shop.purchases.events());

    assertEquals(SETTLED, shop.events.handle(shop.paid("e2", purchase)));
    assertEquals(PurchaseStatus.VENDED, shop.stored(purchase.id()).status());
  }

  @Test
  void aPaymentAfterExpiryIsHonoured() {
    shop.pass(Limits.PAYMENT_WAIT_MAX.plus(Duration.ofDays(1)));
    shop.upkeep();
    assertEquals(PurchaseStatus.EXPIRED, shop.stored(purchase.id()).status());

    assertEquals(SETTLED, shop.events.handle(shop.paid("e1", purchase)));
    assertEquals(PurchaseStatus.VENDED, shop.stored(purchase.id()).status());
  }

  @Test
  void aRefundEventEndsARefundThatIsDueAndNoOther() {
    var refunded = shop.event("e9", Kind.REFUND_SUCCEEDED, purchase, "500.00");
    assertEquals(SETTLED, shop.events.handle(refunded));
    assertEquals(PurchaseStatus.AWAITING_PAYMENT, shop.stored(purchase.id()).status());

    shop.channel.refusal = Optional.of(Refusal.of(RefusalKind.METER_BLOCKED, "Blocked."));
    var unused = shop.events.handle(shop.paid("e1", purchase));
    var again = shop.event("e10", Kind.REFUND_SUCCEEDED, purchase, "500.00");
    assertEquals(SETTLED, shop.events.handle(again));
    assertEquals(PurchaseStatus.REFUNDED, shop.stored(purchase.id()).status());
  }

  @Test
  void anEventAboutNoPurchaseOfThisProviderIsRefused() {
    var stranger =
        new PaymentEvent(
            "sandbox", "e1", Kind.PAYMENT_SUCCEEDED, "none", Shop.rand("500.00"), shop.now);
    var other =
        new PaymentEvent(
            "other", "e1", Kind.PAYMENT_SUCCEEDED, purchase.id(), Shop.rand("500.00"), shop.now);
    for (PaymentEvent event : List.of(stranger, other)) {
      assertInstanceOf(Handled.Refused.class, shop.events.handle(event));
    }
    assertEquals(0, shop.purchases.events());
    assertEquals(purchase, shop.stored(purchase.id()));
  }

  @Test
  void aStoreThatFailsAtAnyStepIsMendedByTheRepeatedEvent() {
    for (String step : List.of("find", "record", "move")) {
      for (Faults faults : List.of(Faults.only(step), Faults.answerLost(step))) {
        Shop another = new Shop();
        Purchase ordered = another.ordered();
        another.channel.refusal = Optional.of(Refusal.of(RefusalKind.METER_BLOCKED, "Blocked."));
        another.purchases.faults = faults;
        assertThrows(
            Faults.StoreDown.class, () -> another.events.handle(another.paid("e1", ordered)), step);
        another.purchases.faults = Faults.NONE;

        assertEquals(SETTLED, another.events.handle(another.paid("e1", ordered)), step);
        assertEquals(PurchaseStatus.REFUND_DUE, another.stored(ordered.id()).status(), step);
      }
    }
  }

  @Test
  void aVendThatCommitsAfterTheMoneyWasGivenUpLoses() {
    shop.channel.beforeCommit =
        () -> {
          shop.pass(Limits.DECISION_WAIT_MAX);
          shop.channel.beforeCommit = () -> {};
          shop.upkeep();
        };
    assertEquals(SETTLED, shop.events.handle(shop.paid("e1", purchase)));
    assertEquals(PurchaseStatus.REFUND_DUE, shop.stored(purchase.id()).status());
    assertEquals(0, shop.channel.vends());
    assertEquals(
        Optional.of("The token could not be made in time."),
        shop.stored(purchase.id()).refundReason());
  }

  @Test
  void sixteenCopiesOfAnEventAtOnceAreOneVend() throws Exception {
    PaymentEvent event = shop.paid("e1", purchase);
    try (var threads = Executors.newFixedThreadPool(16)) {
      List<Callable<Handled>> calls = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        calls.add(() -> shop.events.handle(event));
      }
      for (Future<Handled> answer : threads.invokeAll(calls)) {
        assertEquals(SETTLED, answer.get());
      }
    }
    assertEquals(1, shop.channel.vends());
    assertEquals(1, shop.purchases.events());
  }
}
