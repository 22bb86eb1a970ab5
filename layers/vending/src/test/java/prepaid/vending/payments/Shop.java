package prepaid.vending.payments;

import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import prepaid.sts.BaseDate;
import prepaid.sts.Drn;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryWrapping;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.tariffs.Priced;
import prepaid.vending.vending.KeyPlan;
import prepaid.vending.vending.Quote;
import prepaid.vending.vending.Quotes.Wish;

/** Everything a purchase needs, in memory, with a clock that the test turns. */
final class Shop {
  static final Currency RAND = Highveld.RAND;
  static final Drn METER = Highveld.METER;
  static final String KEY = "an-idempotency-key";

  final MemoryPurchases purchases = new MemoryPurchases();
  final MemoryProvider provider = new MemoryProvider();
  final MemoryChannel channel = new MemoryChannel(purchases);
  Optional<Refusal> quoteRefusal = Optional.empty();
  Instant now = Instant.parse("2026-11-24T10:00:00Z");

  final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now;
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          throw new UnsupportedOperationException();
        }
      };

  final Ordering ordering;
  final PaymentEvents events = new PaymentEvents(purchases, channel, clock);
  final Settling settling = new Settling(purchases, provider, channel, clock);

  Shop() {
    this(seeded(1));
  }

  Shop(SecureRandom random) {
    ordering = new Ordering(new Ordering.Parts(this::quote, purchases, provider, random, clock));
  }

  static Order order(String amount) {
    return new Order(
        METER.digits(),
        new Wish.OfAmount(amount, Optional.empty()),
        Optional.of("+27821234567"),
        Optional.empty());
  }

  Purchase ordered() {
    return given(ordering.order(KEY, order("500.00")));
  }

  Purchase stored(String id) {
    return purchases.find(id).orElseThrow();
  }

  PaymentEvent event(String eventId, PaymentEvent.Kind kind, Purchase purchase, String amount) {
    return new PaymentEvent("sandbox", eventId, kind, purchase.id(), rand(amount), now);
  }

  PaymentEvent paid(String eventId, Purchase purchase) {
    return event(eventId, PaymentEvent.Kind.PAYMENT_SUCCEEDED, purchase, purchase.amount().text());
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void upkeep() {
    purchases.upkeep(settling, now);
  }

  static Money rand(String amount) {
    return Money.parse(amount, RAND).orElseThrow();
  }

  static <T> T given(Answer<T> answer) {
    return switch (answer) {
      case Answer.Given<T>(var value) -> value;
      case Answer.Refused<T>(var refusal) -> throw new AssertionError("refused: " + refusal);
    };
  }

  static <T> Refusal refused(Answer<T> answer) {
    return switch (answer) {
      case Answer.Given<T>(var value) -> throw new AssertionError("given: " + value);
      case Answer.Refused<T>(var refusal) -> refusal;
    };
  }

  /** A seeded stand-in for the random source, so that a run can be repeated. */
  static SecureRandom seeded(long seed) {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(Long.toString(seed).getBytes(StandardCharsets.US_ASCII));
      return random;
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private Answer<Quote> quote(String meter, Wish wish) {
    if (quoteRefusal.isPresent()) {
      return Answer.refused(quoteRefusal.get());
    }
    Money tender = wish instanceof Wish.OfAmount(var a, var c) ? rand(a) : rand("250.00");
    var priced =
        new Priced(
            tender,
            List.of(),
            new Units(1000),
            Optional.empty(),
            Optional.empty(),
            1000,
            false,
            0,
            List.of());
    return Answer.given(
        new Quote(
            METER_ROW,
            Highveld.UTILITY,
            new KeyPlan(METER_ROW.registration().sts(), VENDING_KEY, Optional.empty()),
            Highveld.TARIFF,
            Highveld.PRICED_FROM,
            priced,
            now,
            Optional.empty()));
  }

  private static final Meter METER_ROW =
      new Meter(Highveld.meter(METER, 1, Optional.empty()), VendState.fresh(), 1);

  private static final WrappedKey VENDING_KEY =
      Highveld.key(Highveld.terms(1, BaseDate.BASE_2014, 255), new MemoryWrapping());
}
