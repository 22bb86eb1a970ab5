package prepaid.webvend;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import prepaid.outside.payments.SandboxPayments;
import prepaid.vending.payments.Checkout;
import prepaid.vending.payments.PaymentEvent;
import prepaid.vending.payments.PaymentProvider;
import prepaid.vending.payments.Purchase;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** Opens checkouts in memory; signatures are checked by the real client. */
final class Provider implements PaymentProvider {
  static final String SECRET = "a-secret-of-both";

  private final SandboxPayments real;
  boolean down;
  int opened;

  Provider(Clock clock) {
    real =
        new SandboxPayments(
            new SandboxPayments.Settings("http://127.0.0.1:1", SECRET, "http://we.example"), clock);
  }

  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public Answer<Checkout> open(Purchase purchase) {
    if (down) {
      return Answer.refused(RefusalKind.TRY_AGAIN, "It is down.");
    }
    opened++;
    return Answer.given(new Checkout("s-" + purchase.id(), "http://pay.example/" + purchase.id()));
  }

  @Override
  public Answer<Optional<PaymentEvent>> close(Purchase purchase) {
    throw new UnsupportedOperationException("only upkeep closes checkouts");
  }

  @Override
  public Answer<RefundState> refund(Purchase purchase) {
    throw new UnsupportedOperationException("only upkeep asks for refunds");
  }

  @Override
  public Answer<PaymentEvent> read(Map<String, String> headers, byte[] body) {
    return real.read(headers, body);
  }
}
