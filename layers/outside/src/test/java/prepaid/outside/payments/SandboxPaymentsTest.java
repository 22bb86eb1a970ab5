package prepaid.outside.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import prepaid.sts.Drn;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.payments.Checkout;
import prepaid.vending.payments.PaymentEvent;
import prepaid.vending.payments.PaymentProvider.RefundState;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.PurchaseStatus;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

class SandboxPaymentsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final String SECRET = "a-secret-of-both";
  private static final String ID = "purchase0000000000000000000001";
  private static final Currency RAND = Currency.getInstance("ZAR");

  private final Provider provider = new Provider();
  private final SandboxPayments payments = payments(provider.url());

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void aPaymentIsOpenedWithThePurchaseAsItsIdempotencyKey() throws IOException {
    provider.answer = "{\"session\":\"s1\",\"checkoutUrl\":\"http://pay.example/s1\"}";

    assertEquals(
        Answer.given(new Checkout("s1", "http://pay.example/s1")),
        payments.open(purchase(Optional.empty())));

    Provider.Call call = provider.calls.getFirst();
    assertEquals("POST /sessions", call.method() + " " + call.path());
    assertEquals("Bearer " + SECRET, call.bearer());
    assertEquals(ID, call.idempotencyKey());
    assertEquals(
        Map.of(
            "reference", ID,
            "amount", "500.00",
            "currency", "ZAR",
            "description", "Prepaid units for meter 01234567897",
            "returnUrl", "http://we.example/#purchase=" + ID,
            "eventsUrl", "http://we.example/v1/payments/sandbox/events"),
        JSON.std.mapFrom(call.body()));
  }

  @Test
  void aRepeatOfAnOpenSessionIsAnsweredWith200() {
    provider.status = 200;
    provider.answer = "{\"session\":\"s1\",\"checkoutUrl\":\"https://pay.example/s1\"}";
    assertTrue(payments.open(purchase(Optional.empty())) instanceof Answer.Given<Checkout>);
  }

  @Test
  void aRefundGivesBackWhatWasReceived() throws IOException {
    provider.answer = "{\"refund\":\"r1\",\"status\":\"succeeded\"}";

    assertEquals(
        Answer.given(RefundState.REFUNDED),
        payments.refund(purchase(Optional.of(new Money(40_000, RAND)))));

    Provider.Call call = provider.calls.getFirst();
    assertEquals("POST /refunds", call.method() + " " + call.path());
    assertEquals(ID, call.idempotencyKey());
    assertEquals(
        Map.of("session", "s0", "amount", "400.00", "reason", "The meter is blocked."),
        JSON.std.mapFrom(call.body()));
  }

  @Test
  void aPaymentWhoseEventWasLostIsFoundAtTheProvider() {
    provider.status = 200;
    for (String status : List.of("succeeded", "refunded")) {
      provider.answer = session(status, event("payment.succeeded", ID));
      assertEquals(
          Answer.given(
              Optional.of(
                  new PaymentEvent(
                      "sandbox",
                      "evt_1",
                      PaymentEvent.Kind.PAYMENT_SUCCEEDED,
                      ID,
                      new Money(50_000, RAND),
                      NOW))),
          payments.close(purchase(Optional.empty(), "s0")));
    }
    assertEquals("POST /sessions/s0/close", call());
    assertEquals("Bearer " + SECRET, provider.calls.getLast().bearer());
    for (String status : List.of("closed", "declined")) {
      provider.answer = session(status, "null");
      assertEquals(
          Answer.given(Optional.empty()), payments.close(purchase(Optional.empty(), "s0")));
    }
  }

  @Test
  void aCheckoutThatWasNotKeptIsClosedToo() {
    provider.answer =
        "{\"session\":\"s1\",\"checkoutUrl\":\"http://pay.example/s1\",\"status\":\"closed\"}";
    assertEquals(
        Answer.given(Optional.empty()),
        payments.close(purchase(Optional.empty(), Optional.empty())));
    assertEquals(
        List.of("/sessions", "/sessions/s1/close"),
        provider.calls.stream().map(Provider.Call::path).toList());
  }

  @Test
  void whatCannotBeReadIsNotTakenForUnpaid() {
    provider.status = 200;
    for (String answer :
        List.of(
            "{}",
            "nothing",
            session("lost", "null"),
            session("succeeded", "null"),
            session("succeeded", "{}"),
            session("succeeded", event("refund.succeeded", ID)),
            session("succeeded", event("payment.succeeded", "another")))) {
      provider.answer = answer;
      assertTryAgain(payments.close(purchase(Optional.empty(), "s0")));
    }
    provider.status = 404;
    assertTryAgain(payments.close(purchase(Optional.empty(), "s0")));
  }

  private static String session(String status, String event) {
    return "{\"session\":\"s0\",\"status\":\"" + status + "\",\"event\":" + event + "}";
  }

  private static String event(String type, String reference) {
    return "{\"id\":\"evt_1\",\"type\":\"%s\",\"created\":%d,".formatted(type, NOW.getEpochSecond())
        + "\"data\":{\"reference\":\"%s\",\"amount\":\"500.00\",\"currency\":\"ZAR\"}}"
            .formatted(reference);
  }

  private String call() {
    Provider.Call call = provider.calls.getLast();
    return call.method() + " " + call.path();
  }

  @Test
  void aRefundMayBePending() {
    provider.status = 200;
    provider.answer = "{\"refund\":\"r1\",\"status\":\"pending\"}";
    assertEquals(
        Answer.given(RefundState.PENDING), payments.refund(purchase(Optional.empty(), "s0")));
  }

  @Test
  void aRefundWithoutAKeptSessionAsksForTheSessionAgain() {
    provider.answer =
        "{\"session\":\"s1\",\"checkoutUrl\":\"http://pay.example/s1\",\"status\":\"succeeded\"}";

    assertEquals(Answer.given(RefundState.REFUNDED), payments.refund(purchase(Optional.empty())));
    assertEquals(
        List.of("/sessions", "/refunds"),
        provider.calls.stream().map(Provider.Call::path).toList());
    assertTrue(provider.calls.getLast().body().contains("\"session\":\"s1\""));
  }

  @Test
  void whateverElseItAnswersIsARefusalThatMayBeTriedAgain() {
    for (String answer :
        List.of(
            "",
            "not json",
            "[]",
            "{}",
            "{\"session\":\"s1\"}",
            "{\"session\":1,\"checkoutUrl\":\"http://pay.example\"}",
            "{\"session\":\"s1\",\"checkoutUrl\":\"javascript:alert(1)\"}",
            "{\"x\":\"" + "x".repeat(Limits.BODY_BYTES_MAX) + "\"}")) {
      provider.answer = answer;
      assertTryAgain(payments.open(purchase(Optional.empty())));
      assertTryAgain(payments.refund(purchase(Optional.empty(), "s0")));
    }
    provider.answer = "{\"session\":\"s1\",\"checkoutUrl\":\"http://pay.example/s1\"}";
    for (int status : List.of(202, 302, 400, 401, 409, 429, 500, 503)) {
      provider.status = status;
      assertTryAgain(payments.open(purchase(Optional.empty())));
    }
  }

  @Test
  void aProviderThatIsAwayIsARefusalThatMayBeTriedAgain() {
    provider.hangsUp = true;
    assertTryAgain(payments.open(purchase(Optional.empty())));
    provider.close();
    assertTryAgain(payments.open(purchase(Optional.empty())));
    assertTryAgain(payments(provider.url()).refund(purchase(Optional.empty())));
  }

  @Test
  void theSecretIsNotPrinted() {
    assertFalse(new SandboxPayments.Settings("u", SECRET, "p").toString().contains(SECRET));
    assertFalse(payments.toString().contains(SECRET));
  }

  private static SandboxPayments payments(String url) {
    return new SandboxPayments(
        new SandboxPayments.Settings(url, SECRET, "http://we.example"),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static <T> void assertTryAgain(Answer<T> answer) {
    Refusal refusal =
        switch (answer) {
          case Answer.Given<T>(var value) -> throw new AssertionError("given: " + value);
          case Answer.Refused<T>(var refused) -> refused;
        };
    assertEquals(RefusalKind.TRY_AGAIN, refusal.kind());
  }

  private static Purchase purchase(Optional<Money> received) {
    return received.isPresent() ? purchase(received, "s0") : purchase(received, Optional.empty());
  }

  private static Purchase purchase(Optional<Money> received, String session) {
    return purchase(received, Optional.of(new Checkout(session, "http://pay.example")));
  }

  private static Purchase purchase(Optional<Money> received, Optional<Checkout> checkout) {
    return new Purchase(
        ID,
        new Drn("01234567897"),
        new Money(50_000, RAND),
        Optional.empty(),
        Optional.empty(),
        "sandbox",
        checkout,
        PurchaseStatus.AWAITING_PAYMENT,
        NOW,
        received,
        Optional.empty(),
        Optional.empty(),
        received.map(money -> "The meter is blocked."));
  }
}
