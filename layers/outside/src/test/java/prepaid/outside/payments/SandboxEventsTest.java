package prepaid.outside.payments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.payments.PaymentEvent;
import prepaid.vending.payments.PaymentEvent.Kind;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

class SandboxEventsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final String SECRET = "a-secret-of-both";
  private static final String BODY =
      """
      {"id":"evt_1","type":"payment.succeeded","created":1795514400,"data":{"session":"s1",\
      "reference":"abc","amount":"500.00","currency":"ZAR"}}\
      """;

  private final SandboxPayments payments =
      new SandboxPayments(
          new SandboxPayments.Settings("http://127.0.0.1:1", SECRET, "http://we.example"),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void aSignedEventIsRead() {
    assertEquals(
        Answer.given(
            new PaymentEvent(
                "sandbox",
                "evt_1",
                Kind.PAYMENT_SUCCEEDED,
                "abc",
                new Money(50_000, Currency.getInstance("ZAR")),
                Instant.ofEpochSecond(1_795_514_400L))),
        read(signature(SECRET, NOW, BODY), BODY));
  }

  @Test
  void theSignatureIsTheOneThatIsWrittenDown() {
    // Computed with: printf '1795514400.{}' | openssl dgst -sha256 -hmac secret
    assertEquals(
        "t=1795514400,v1=e3019f3b4f1c76349d6d183ecae1d97a60e15a8000ed70cfbea0096b523263ee",
        signature("secret", Instant.ofEpochSecond(1_795_514_400L), "{}"));
  }

  @Test
  void everyKindOfEventIsRead() {
    assertKind(Kind.PAYMENT_SUCCEEDED, "payment.succeeded");
    assertKind(Kind.PAYMENT_DECLINED, "payment.declined");
    assertKind(Kind.REFUND_SUCCEEDED, "refund.succeeded");
  }

  @Test
  void timesMayBeSecondsOrRfc3339AndNewFieldsMayCome() {
    String body =
        BODY.replace("1795514400", "\"2026-11-24T10:00:00Z\"").replace("{\"id", "{\"new\":1,\"id");
    assertTrue(
        read(signature(SECRET, NOW, body), body)
                instanceof Answer.Given<PaymentEvent>(PaymentEvent event)
            && event.at().equals(NOW));
  }

  @Test
  void anEventIsBelievedOnlyWithItsSignature() {
    assertRefused("no Sandbox-Signature", payments.read(Map.of(), BODY.getBytes(UTF_8)));
    String right = signature(SECRET, NOW, BODY);
    for (String wrong :
        List.of("", "v1=00", right + " ", right.toUpperCase(Locale.ROOT), "x" + right)) {
      assertRefused("not of the form", read(wrong, BODY));
    }
    String digits = right.substring(right.length() - 64);
    char last = digits.charAt(63) == '0' ? '1' : '0';
    assertRefused("does not match", read(right.substring(0, right.length() - 1) + last, BODY));
    assertRefused("does not match", read(signature("another", NOW, BODY), BODY));
    assertRefused("does not match", read(right, BODY.replace("500.00", "900.00")));
    assertRefused(
        "does not match",
        read(right.replaceFirst("t=[0-9]+", "t=" + (NOW.getEpochSecond() + 1)), BODY));
  }

  @Test
  void anEventMayBeNeitherOldNorFromTheFuture() {
    Duration edge = Limits.EVENT_AGE_MAX;
    for (Duration age : List.of(edge, edge.negated())) {
      assertTrue(
          read(signature(SECRET, NOW.minus(age), BODY), BODY) instanceof Answer.Given<PaymentEvent>,
          "age " + age);
    }
    for (Duration age : List.of(edge.plusSeconds(1), edge.negated().minusSeconds(1))) {
      assertRefused("too long ago", read(signature(SECRET, NOW.minus(age), BODY), BODY));
    }
  }

  @Test
  void aSignedEventThatCannotBeReadIsRefused() {
    for (String body :
        List.of(
            "",
            "not json",
            "[]",
            "{}",
            BODY.replace("payment.succeeded", "payment.pending"),
            BODY.replace("\"evt_1\"", "1"),
            BODY.replace("evt_1", "evt 1"),
            BODY.replace("1795514400", "-1"),
            BODY.replace("1795514400", "\"today\""),
            BODY.replace("1795514400", "99999999999999"),
            BODY.replace("\"500.00\"", "500.00"),
            BODY.replace("500.00", "-500.00"),
            BODY.replace("500.00", "500.001"),
            BODY.replace("500.00", "5.0.0"),
            BODY.replace("ZAR", "ZZZ"),
            BODY.replace("reference", "ref"),
            BODY.replace("\"abc\"", "\"a#b\""),
            BODY.replace("\"data\"", "\"date\""))) {
      var answer = read(signature(SECRET, NOW, body), body);
      assertTrue(
          answer instanceof Answer.Refused<PaymentEvent>(Refusal refusal)
              && refusal.kind() == RefusalKind.INVALID_REQUEST,
          body);
    }
  }

  private void assertKind(Kind kind, String type) {
    String body = BODY.replace("payment.succeeded", type);
    assertTrue(
        read(signature(SECRET, NOW, body), body)
                instanceof Answer.Given<PaymentEvent>(PaymentEvent event)
            && event.kind() == kind,
        type);
  }

  private Answer<PaymentEvent> read(String signature, String body) {
    return payments.read(Map.of("sandbox-signature", signature), body.getBytes(UTF_8));
  }

  private static void assertRefused(String words, Answer<PaymentEvent> answer) {
    switch (answer) {
      case Answer.Given<PaymentEvent>(var event) -> throw new AssertionError("given: " + event);
      case Answer.Refused<PaymentEvent>(var refusal) -> {
        assertEquals(RefusalKind.NOT_ALLOWED, refusal.kind());
        assertTrue(refusal.detail().contains(words), refusal.detail());
        assertFalse(refusal.detail().contains(SECRET));
      }
    }
  }

  /** Written apart from the code that checks it. */
  private static String signature(String secret, Instant at, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      byte[] hmac = mac.doFinal((at.getEpochSecond() + "." + body).getBytes(UTF_8));
      return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(hmac);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
