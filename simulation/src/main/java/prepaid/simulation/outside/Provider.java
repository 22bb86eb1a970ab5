package prepaid.simulation.outside;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import prepaid.simulation.engine.Scheduler;
import prepaid.simulation.faults.Port;
import prepaid.simulation.faults.Wire;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.payments.Checkout;
import prepaid.vending.payments.PaymentEvent;
import prepaid.vending.payments.PaymentProvider;
import prepaid.vending.payments.Purchase;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** The sandbox payment provider: holds consumers' money, and reports what happened to it. */
public final class Provider implements PaymentProvider {
  private static final Port OPEN = Port.write("PaymentProvider.open");
  private static final Port CLOSE = Port.write("PaymentProvider.close");
  private static final Port REFUND = Port.write("PaymentProvider.refund");
  private static final String SECRET = "the provider's signing secret";

  private final Scheduler scheduler;
  private final SplittableRandom random;
  private final Wire wire;
  private final Map<String, Payment> payments = new LinkedHashMap<>();
  private long events;
  private @Nullable Reports reports;

  public Provider(Scheduler scheduler, SplittableRandom random, Wire wire) {
    this.scheduler = scheduler;
    this.random = random;
    this.wire = wire;
  }

  /** One payment, and what became of the money. */
  public static final class Payment {
    private final Money amount;
    private long capturedMinor;
    private long refundedMinor;
    private boolean closed;
    private Optional<PaymentEvent> event = Optional.empty();

    Payment(Money amount) {
      this.amount = amount;
    }

    public Money amount() {
      return amount;
    }

    public long capturedMinor() {
      return capturedMinor;
    }

    public long refundedMinor() {
      return refundedMinor;
    }
  }

  /** A signed report, as it goes over the network. */
  public record Report(Map<String, String> headers, byte[] body) {}

  /** Takes reports to whom they are for, until they are taken in. */
  public interface Reports {
    void send(PaymentEvent event);
  }

  public void reportTo(Reports other) {
    reports = other;
  }

  public Map<String, Payment> payments() {
    return payments;
  }

  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public Answer<Checkout> open(Purchase purchase) {
    return wire.call(
        OPEN,
        () -> {
          payments.computeIfAbsent(purchase.id(), id -> new Payment(purchase.amount()));
          return Answer.given(new Checkout("cs-" + purchase.id(), "pay/" + purchase.id()));
        },
        fault -> away());
  }

  @Override
  public Answer<Optional<PaymentEvent>> close(Purchase purchase) {
    return wire.call(
        CLOSE,
        () -> {
          Payment payment =
              payments.computeIfAbsent(purchase.id(), id -> new Payment(purchase.amount()));
          payment.closed = payment.capturedMinor == 0;
          return Answer.given(payment.event);
        },
        fault -> away());
  }

  @Override
  public Answer<RefundState> refund(Purchase purchase) {
    return wire.call(REFUND, () -> giveBack(purchase), fault -> away());
  }

  private Answer<RefundState> giveBack(Purchase purchase) {
    Payment payment = payments.get(purchase.id());
    if (payment == null || payment.capturedMinor == 0) {
      return Answer.refused(RefusalKind.INVALID_REQUEST, "there is nothing to give back");
    }
    if (payment.refundedMinor == 0) {
      payment.refundedMinor = purchase.received().map(Money::minor).orElse(0L);
      if (random.nextBoolean()) {
        report(PaymentEvent.Kind.REFUND_SUCCEEDED, purchase.id(), payment.amount());
        return Answer.given(RefundState.PENDING);
      }
    }
    return Answer.given(RefundState.REFUNDED);
  }

  /** A refund that does not say of which request it is a repeat. */
  public Answer<RefundState> refundWithoutKey(Purchase purchase) {
    Payment payment = payments.get(purchase.id());
    if (payment != null && payment.refundedMinor > 0) {
      payment.refundedMinor += payment.amount().minor();
    }
    return refund(purchase);
  }

  /** A consumer pays, on the provider's own page: once, and while it is open. */
  public void pay(String purchaseId) {
    Payment payment = payments.get(purchaseId);
    if (payment != null && payment.capturedMinor == 0 && !payment.closed) {
      payment.capturedMinor = payment.amount().minor();
      PaymentEvent.Kind kind = PaymentEvent.Kind.PAYMENT_SUCCEEDED;
      payment.event = Optional.of(report(kind, purchaseId, payment.amount()));
    }
  }

  /** A consumer's card is declined; they may try again. */
  public void decline(String purchaseId) {
    Payment payment = payments.get(purchaseId);
    if (payment != null && payment.capturedMinor == 0) {
      report(PaymentEvent.Kind.PAYMENT_DECLINED, purchaseId, payment.amount());
    }
  }

  private PaymentEvent report(PaymentEvent.Kind kind, String purchaseId, Money amount) {
    Reports to = reports;
    if (to == null) {
      throw new IllegalStateException("nobody takes reports");
    }
    String id = "evt-" + ++events;
    Duration wait = Duration.ofMillis(random.nextInt(3_000));
    PaymentEvent event = new PaymentEvent(name(), id, kind, purchaseId, amount, scheduler.now());
    scheduler.after(wait, () -> to.send(event));
    return event;
  }

  /** An event as it is sent now: signed anew each time. */
  public Report signed(PaymentEvent event) {
    return signed(event, SECRET);
  }

  /** The same by somebody who does not know the secret. */
  public Report forged(PaymentEvent event) {
    return signed(event, "a guess");
  }

  private Report signed(PaymentEvent event, String secret) {
    String body =
        String.join(
            "|",
            event.id(),
            event.kind().name(),
            event.purchaseId(),
            Long.toString(event.amount().minor()),
            event.amount().currency().getCurrencyCode());
    String at = scheduler.now().toString();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Report(Map.of("sent", at, "signature", signature(secret, at, body)), bytes);
  }

  @Override
  public Answer<PaymentEvent> read(Map<String, String> headers, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    String at = headers.getOrDefault("sent", "");
    if (!signature(SECRET, at, text).equals(headers.get("signature"))) {
      return Answer.refused(RefusalKind.NOT_ALLOWED, "The signature is wrong.");
    }
    Instant sent = Instant.parse(at);
    if (Duration.between(sent, scheduler.now()).abs().compareTo(Limits.EVENT_AGE_MAX) > 0) {
      return Answer.refused(RefusalKind.NOT_ALLOWED, "The event is too old.");
    }
    return believed(headers, body);
  }

  /** What a report says, whoever sent it. */
  public Answer<PaymentEvent> believed(Map<String, String> headers, byte[] body) {
    Instant sent = Instant.parse(headers.getOrDefault("sent", ""));
    String[] part = new String(body, StandardCharsets.UTF_8).split("\\|", -1);
    return Answer.given(
        new PaymentEvent(
            name(),
            part[0],
            PaymentEvent.Kind.valueOf(part[1]),
            part[2],
            new Money(Long.parseLong(part[3]), Currency.getInstance(part[4])),
            sent));
  }

  private static String signature(String secret, String at, String body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] text = (secret + "|" + at + "|" + body).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static <T> Answer<T> away() {
    return Answer.refused(RefusalKind.TRY_AGAIN, "The provider does not answer.");
  }
}
