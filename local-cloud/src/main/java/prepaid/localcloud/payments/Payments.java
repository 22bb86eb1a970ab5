package prepaid.localcloud.payments;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import prepaid.localcloud.wire.Journal;
import prepaid.localcloud.wire.Json;

/** The provider's books: sessions by id and by idempotency key, each change written down first. */
final class Payments implements AutoCloseable {
  private final Map<String, Payment> payments = new LinkedHashMap<>();
  private final Map<String, String> sessionsByKey = new LinkedHashMap<>();
  private final Map<String, String> refundsByKey = new LinkedHashMap<>();
  private final Journal journal;
  private final SignedEvents events;
  private final SecureRandom random;
  private final Clock clock;

  Payments(Journal journal, SignedEvents events, SecureRandom random, Clock clock) {
    this.journal = journal;
    this.events = events;
    this.random = random;
    this.clock = clock;
    for (Map<String, Object> entry : journal.earlier()) {
      remember(Json.string(entry, "openedBy"), Payment.read(entry));
      String refund = Json.string(entry, "refund");
      if (!refund.isEmpty()) {
        refundsByKey.put(Json.string(entry, "refundedBy"), refund);
      }
    }
  }

  /** The session of this idempotency key, opened now or before. */
  synchronized Payment open(String key, Payment.Order order) {
    String known = sessionsByKey.get(key);
    Payment earlier = known == null ? null : payments.get(known);
    if (earlier != null) {
      return earlier;
    }
    Payment payment = new Payment(id("cs_"), order, Payment.State.OPEN, clock.instant());
    write(payment, Map.of("openedBy", key));
    remember(key, payment);
    return payment;
  }

  synchronized Optional<Payment> find(String session) {
    return Optional.ofNullable(payments.get(session));
  }

  synchronized List<Payment> all() {
    return List.copyOf(payments.values());
  }

  /** What was paid stays paid, what was declined may be paid; only a decision sends an event. */
  synchronized Decided decide(Payment payment, Payment.State decision) {
    Payment now = payments.getOrDefault(payment.session(), payment);
    if (!now.canBePaid() || now.state() == decision) {
      return new Decided(now, CompletableFuture.completedFuture(null));
    }
    Payment decided = now.in(decision);
    write(decided, Map.of());
    payments.put(decided.session(), decided);
    return new Decided(decided, tell(decided));
  }

  /** A payment that could still be made is closed, and no event tells of it. */
  synchronized Payment close(Payment payment) {
    Payment now = payments.getOrDefault(payment.session(), payment);
    if (!now.canBePaid()) {
      return now;
    }
    Payment closed = now.in(Payment.State.CLOSED);
    write(closed, Map.of());
    payments.put(closed.session(), closed);
    return closed;
  }

  /** A decided payment and the end of the first try to tell the merchant. */
  record Decided(Payment payment, CompletableFuture<Void> told) {}

  /** The refund of this idempotency key; empty when the payment cannot be refunded. */
  synchronized Optional<String> refund(String key, String session) {
    String known = refundsByKey.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    Payment payment = payments.get(session);
    if (payment == null || payment.state() != Payment.State.SUCCEEDED) {
      return Optional.empty();
    }
    String refund = id("re_");
    Payment refunded = payment.in(Payment.State.REFUNDED);
    write(refunded, Map.of("refund", refund, "refundedBy", key));
    payments.put(session, refunded);
    refundsByKey.put(key, refund);
    tell(refunded);
    return Optional.of(refund);
  }

  private CompletableFuture<Void> tell(Payment payment) {
    Map<String, Object> event = payment.event(payment.state());
    return events.send(
        new SignedEvents.Event(
            Json.string(event, "id"), payment.order().eventsUrl(), Json.text(event)));
  }

  private void write(Payment payment, Map<String, Object> more) {
    Map<String, Object> entry = new LinkedHashMap<>(payment.json());
    entry.putAll(more);
    journal.append(entry);
  }

  private void remember(String key, Payment payment) {
    payments.put(payment.session(), payment);
    if (!key.isEmpty()) {
      sessionsByKey.put(key, payment.session());
    }
  }

  private String id(String prefix) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return prefix + HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() throws Exception {
    events.close();
    journal.close();
  }
}
