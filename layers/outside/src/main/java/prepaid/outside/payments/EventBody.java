package prepaid.outside.payments;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.money.Money;
import prepaid.vending.payments.PaymentEvent;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/**
 * Reads the body of an event. Fields that are added later are let pass; those that we act on must
 * have exactly their shape.
 */
final class EventBody {
  private static final Map<String, PaymentEvent.Kind> KINDS =
      Map.of(
          "payment.succeeded", PaymentEvent.Kind.PAYMENT_SUCCEEDED,
          "payment.declined", PaymentEvent.Kind.PAYMENT_DECLINED,
          "refund.succeeded", PaymentEvent.Kind.REFUND_SUCCEEDED);

  private EventBody() {}

  static Answer<PaymentEvent> read(String provider, byte[] body) {
    try {
      return read(provider, JSON.std.mapFrom(body));
    } catch (IOException e) {
      return malformed("it is not a JSON object");
    }
  }

  static Answer<PaymentEvent> read(String provider, Map<String, Object> body) {
    try {
      return event(provider, body);
    } catch (Missing missing) {
      return malformed(missing.field + " is missing or malformed");
    }
  }

  private static Answer<PaymentEvent> event(String provider, Map<String, Object> body)
      throws Missing {
    PaymentEvent.Kind kind = KINDS.get(text(body, "type", "[a-z.]{1,40}"));
    if (kind == null) {
      return malformed("its type is unknown");
    }
    String id = text(body, "id", "[A-Za-z0-9_-]{1,64}");
    Instant created = time(body);
    if (!(body.get("data") instanceof Map<?, ?> data)) {
      throw new Missing("data");
    }
    String reference = text(data, "reference", "[A-Za-z0-9_-]{1,64}");
    return Answer.given(new PaymentEvent(provider, id, kind, reference, money(data), created));
  }

  private static Instant time(Map<String, Object> body) throws Missing {
    return switch (body.get("created")) {
      case Integer seconds when seconds >= 0 -> Instant.ofEpochSecond(seconds);
      case Long seconds when seconds >= 0 && seconds < 100_000_000_000L ->
          Instant.ofEpochSecond(seconds);
      case String text -> parsed(text);
      case null, default -> throw new Missing("created");
    };
  }

  private static Instant parsed(String text) throws Missing {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Missing("created");
    }
  }

  private static Money money(Map<?, ?> data) throws Missing {
    String amount = text(data, "amount", "[0-9.]{1,20}");
    return currency(text(data, "currency", "[A-Z]{3}"))
        .flatMap(currency -> Money.parse(amount, currency))
        .orElseThrow(() -> new Missing("amount or currency"));
  }

  private static Optional<Currency> currency(String code) {
    return Currency.availableCurrencies()
        .filter(currency -> currency.getCurrencyCode().equals(code))
        .findFirst();
  }

  private static String text(Map<?, ?> object, String field, String form) throws Missing {
    if (object.get(field) instanceof String text && text.matches(form)) {
      return text;
    }
    throw new Missing(field);
  }

  private static Answer<PaymentEvent> malformed(String why) {
    return Answer.refused(RefusalKind.INVALID_REQUEST, "The event cannot be read: " + why + ".");
  }

  /** Control flow inside this class only: a field that is not as it must be. */
  private static final class Missing extends Exception {
    private static final long serialVersionUID = 1L;
    private final String field;

    Missing(String field) {
      super(field, null, false, false);
      this.field = field;
    }
  }
}
