package prepaid.vending.payments;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** A provider in memory: one session and one refund a purchase, however often it is asked. */
final class MemoryProvider implements PaymentProvider {
  final Map<String, Checkout> sessions = new HashMap<>();
  final Set<String> closed = new HashSet<>();
  final Map<String, PaymentEvent> payments = new HashMap<>();
  final Map<String, Money> refunds = new HashMap<>();
  Faults faults = Faults.NONE;
  boolean refundsPend;
  int refundCalls;

  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public synchronized Answer<Checkout> open(Purchase purchase) {
    if (faults.before("open")) {
      return down();
    }
    Checkout checkout =
        sessions.computeIfAbsent(
            purchase.id(), id -> new Checkout("s" + sessions.size(), "http://pay.example/" + id));
    return faults.after("open") ? down() : Answer.given(checkout);
  }

  @Override
  public synchronized Answer<Optional<PaymentEvent>> close(Purchase purchase) {
    if (faults.before("close")) {
      return down();
    }
    Optional<PaymentEvent> payment = Optional.ofNullable(payments.get(purchase.id()));
    if (payment.isEmpty()) {
      closed.add(purchase.id());
    }
    return faults.after("close") ? down() : Answer.given(payment);
  }

  @Override
  public synchronized Answer<RefundState> refund(Purchase purchase) {
    refundCalls++;
    if (faults.before("refund")) {
      return down();
    }
    refunds.putIfAbsent(purchase.id(), purchase.received().orElse(purchase.amount()));
    if (faults.after("refund")) {
      return down();
    }
    return Answer.given(refundsPend ? RefundState.PENDING : RefundState.REFUNDED);
  }

  @Override
  public Answer<PaymentEvent> read(Map<String, String> headers, byte[] body) {
    throw new UnsupportedOperationException("events come in read already");
  }

  private static <T> Answer<T> down() {
    return Answer.refused(RefusalKind.TRY_AGAIN, "The provider is down.");
  }
}
