package prepaid.outside.payments;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import prepaid.vending.money.Money;
import prepaid.vending.payments.Checkout;
import prepaid.vending.payments.PaymentEvent;
import prepaid.vending.payments.PaymentProvider;
import prepaid.vending.payments.Purchase;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/**
 * The sandbox payment provider: hosted checkouts, signed events, refunds. Every call carries the
 * purchase's id as its idempotency key.
 */
public final class SandboxPayments implements PaymentProvider {
  static final String NAME = "sandbox";
  private static final Map<Object, RefundState> REFUND_STATES =
      Map.of("succeeded", RefundState.REFUNDED, "pending", RefundState.PENDING);

  private final SandboxCalls calls;
  private final EventSignature signature;
  private final String publicUrl;

  /**
   * @param settings where the provider is, where we are, and the secret that both share
   */
  public SandboxPayments(Settings settings, Clock clock) {
    this.calls = new SandboxCalls(settings.url(), settings.secret());
    this.signature = new EventSignature(settings.secret(), clock);
    this.publicUrl = settings.publicUrl();
  }

  /**
   * @param url the provider's base address, without trailing slash
   * @param secret authenticates our calls and signs its events
   * @param publicUrl our own base address as browsers and the provider see it, without trailing
   *     slash
   */
  public record Settings(String url, String secret, String publicUrl) {
    @Override
    public String toString() {
      return "Settings[" + url + "]";
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Answer<Checkout> open(Purchase purchase) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("reference", purchase.id());
    body.put("amount", purchase.amount().text());
    body.put("currency", purchase.amount().currency().getCurrencyCode());
    body.put("description", "Prepaid units for meter " + purchase.meter().digits());
    // In the fragment, which no server and no log ever sees: the id is the authority to read a
    // sale.
    body.put("returnUrl", publicUrl + "/#purchase=" + purchase.id());
    body.put("eventsUrl", publicUrl + "/v1/payments/" + NAME + "/events");
    return calls
        .post("/sessions", purchase.id(), body)
        .flatMap(SandboxPayments::checkout)
        .map(Answer::given)
        .orElseGet(() -> unavailable("It could not be asked to open the payment."));
  }

  @Override
  public Answer<Optional<PaymentEvent>> close(Purchase purchase) {
    return session(purchase).then(session -> close(purchase, session));
  }

  @Override
  public Answer<RefundState> refund(Purchase purchase) {
    return session(purchase).then(session -> refund(purchase, session));
  }

  @Override
  public Answer<PaymentEvent> read(Map<String, String> headers, byte[] body) {
    return signature
        .refusal(headers.get(EventSignature.HEADER), body)
        .map(Answer::<PaymentEvent>refused)
        .orElseGet(() -> EventBody.read(NAME, body));
  }

  /** Of an order whose checkout was opened but not kept, asking again names the same session. */
  private Answer<String> session(Purchase purchase) {
    return purchase
        .checkout()
        .map(Answer::given)
        .orElseGet(() -> open(purchase))
        .then(checkout -> Answer.given(checkout.session()));
  }

  private Answer<Optional<PaymentEvent>> close(Purchase purchase, String session) {
    Map<String, Object> answer =
        calls.post("/sessions/" + session + "/close", purchase.id(), Map.of()).orElse(Map.of());
    return switch (String.valueOf(answer.get("status"))) {
      case "closed", "declined" -> Answer.given(Optional.empty());
      case "succeeded", "refunded" -> paid(purchase, answer.get("event"));
      default -> unavailable("It could not be asked to close the payment.");
    };
  }

  private static Answer<Optional<PaymentEvent>> paid(Purchase purchase, @Nullable Object event) {
    Answer<PaymentEvent> read = EventBody.read(NAME, object(event));
    return read instanceof Answer.Given<PaymentEvent>(var payment)
            && payment.kind() == PaymentEvent.Kind.PAYMENT_SUCCEEDED
            && payment.purchaseId().equals(purchase.id())
        ? Answer.given(Optional.of(payment))
        : unavailable("What it says of the payment cannot be read.");
  }

  private static Map<String, Object> object(@Nullable Object value) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, member) -> object.put(String.valueOf(name), member));
    }
    return object;
  }

  private Answer<RefundState> refund(Purchase purchase, String session) {
    Money money = purchase.received().orElse(purchase.amount());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("session", session);
    body.put("amount", money.text());
    body.put("reason", purchase.refundReason().orElse("The token could not be made."));
    return calls
        .post("/refunds", purchase.id(), body)
        .flatMap(SandboxPayments::state)
        .map(Answer::given)
        .orElseGet(() -> unavailable("It could not be asked to give the money back."));
  }

  private static Optional<Checkout> checkout(Map<String, Object> answer) {
    return answer.get("session") instanceof String session
            && session.matches("[A-Za-z0-9_-]{1,64}")
            && answer.get("checkoutUrl") instanceof String url
            && url.matches("https?://\\S{1,500}")
        ? Optional.of(new Checkout(session, url))
        : Optional.empty();
  }

  private static Optional<RefundState> state(Map<String, Object> answer) {
    return Optional.ofNullable(answer.get("status")).map(REFUND_STATES::get);
  }

  private static <T> Answer<T> unavailable(String detail) {
    return Answer.refused(
        RefusalKind.TRY_AGAIN, "The payment provider did not answer as it should. " + detail);
  }
}
