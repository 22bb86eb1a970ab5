package prepaid.vending.payments;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import prepaid.vending.payments.Purchases.Creation;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.Quote;
import prepaid.vending.vending.Quotes.Wish;

/**
 * Takes orders: one purchase for one Idempotency-Key, for ever, with its payment opened at the
 * provider. Every step may be repeated, so an order whose answer was lost is sent again and goes on
 * where it stopped.
 */
public final class Ordering {
  private final Pricing pricing;
  private final Purchases purchases;
  private final PaymentProvider provider;
  private final PurchaseIds ids;
  private final Clock clock;

  /** What orders are made with; {@code random} makes their ids. */
  public record Parts(
      Pricing pricing,
      Purchases purchases,
      PaymentProvider provider,
      SecureRandom random,
      Clock clock) {}

  public Ordering(Parts parts) {
    this.pricing = parts.pricing();
    this.purchases = parts.purchases();
    this.provider = parts.provider();
    this.ids = new PurchaseIds(parts.random());
    this.clock = parts.clock();
  }

  /** What an order costs; {@code Quotes::quote} is the one that ships. */
  @FunctionalInterface
  public interface Pricing {
    Answer<Quote> quote(String meterNumber, Wish wish);
  }

  /**
   * Answers the purchase of this key: the one that was made before, or a new one.
   *
   * @param idempotencyKey as the client sent it; empty when it sent none
   */
  public Answer<Purchase> order(String idempotencyKey, Order order) {
    var malformed = OrderChecks.shape(idempotencyKey, order);
    if (malformed.isPresent()) {
      return Answer.refused(malformed.get());
    }
    String mark = Sha256.hex(idempotencyKey);
    // Before anything is refused: a meter blocked since must not hide an order that was taken.
    return purchases
        .marked(mark)
        .map(earlier -> repeat(earlier, order))
        .orElseGet(() -> first(mark, order))
        .then(this::withCheckout);
  }

  private Answer<Purchase> first(String mark, Order order) {
    return pricing
        .quote(order.meterNumber(), order.wish())
        .then(quote ->
            OrderChecks.language(order.language(), quote.utility().languages())
                .then(language -> create(mark, order, fresh(order, quote, language))));
  }

  private Answer<Purchase> create(String mark, Order order, Purchase fresh) {
    String fingerprint = Fingerprint.of(order, fresh.amount().currency().getCurrencyCode());
    var expire = new Reminder(Reminder.Kind.EXPIRE, fresh.id(), fresh.expiresAt());
    return switch (purchases.create(fresh, mark, fingerprint, List.of(expire))) {
      case Creation.Created() -> Answer.given(fresh);
      case Creation.Existing earlier -> repeat(earlier, order);
    };
  }

  private Purchase fresh(Order order, Quote quote, Optional<String> language) {
    // Whole seconds, so that a repeat reads back exactly what the first answer said.
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new Purchase(
        ids.next(),
        quote.meter().registration().number(),
        quote.priced().tender(),
        order.phone(),
        language,
        provider.name(),
        Optional.empty(),
        PurchaseStatus.AWAITING_PAYMENT,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Answer<Purchase> repeat(Creation.Existing earlier, Order order) {
    return Fingerprint.difference(earlier.fingerprint(), order)
        .map(Ordering::reused)
        .orElseGet(() -> Answer.given(stored(earlier.purchaseId())));
  }

  private Purchase stored(String id) {
    return purchases
        .find(id)
        .orElseThrow(() -> new IllegalStateException("a mark without its purchase"));
  }

  private static Answer<Purchase> reused(String field) {
    return Answer.refused(
        RefusalKind.REFERENCE_REUSED,
        field,
        "This Idempotency-Key was used before, with another value of "
            + field
            + ". Use a new key for a new order.");
  }

  private Answer<Purchase> withCheckout(Purchase purchase) {
    if (purchase.checkout().isPresent() || purchase.status() != PurchaseStatus.AWAITING_PAYMENT) {
      return Answer.given(purchase);
    }
    return switch (provider.open(purchase)) {
      case Answer.Given<Checkout>(var checkout) -> {
        purchases.attach(purchase.id(), checkout);
        yield Answer.given(purchase.with(checkout));
      }
      case Answer.Refused<Checkout> unavailable ->
          Answer.refused(
              RefusalKind.TRY_AGAIN,
              "The payment provider does not answer now, and nothing was charged."
                  + " Send the same order again with the same Idempotency-Key.");
    };
  }
}
