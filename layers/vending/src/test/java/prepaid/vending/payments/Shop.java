package prepaid.vending.payments;

import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.Drn;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyType;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.VendingKeyType;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.meters.Holder;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.Resource;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.meters.VendState;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.tariffs.Block;
import prepaid.vending.tariffs.Priced;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.utilities.SalePolicy;
import prepaid.vending.utilities.Utility;
import prepaid.vending.vending.Quote;
import prepaid.vending.vending.Quotes.Wish;

/** Everything a purchase needs, in memory, with a clock that the test turns. */
final class Shop {
  static final Currency RAND = Currency.getInstance("ZAR");
  static final Drn METER = new Drn("01234567897");
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
    var priced = new Priced(tender, List.of(), new Units(1000), Optional.empty(), 1000, false, 0);
    return Answer.given(new Quote(meter(), UTILITY, VENDING_KEY, TARIFF, priced, now));
  }

  private static Meter meter() {
    var sts = new StsAttributes("123456", "01", 1, KeyType.DUTK, EncryptionAlgorithm.EA11);
    var holder =
        new Holder(
            "Thandi M", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    var registration =
        new Registration(
            METER,
            sts,
            "home",
            Resource.ELECTRICITY,
            CreditMode.UNITS,
            holder,
            Optional.empty(),
            Units.ZERO);
    return new Meter(registration, VendState.fresh(), 1);
  }

  private static final Utility UTILITY =
      new Utility(
          "city",
          "City Power",
          RAND,
          ZoneId.of("Africa/Johannesburg"),
          List.of("en", "ru"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          new SalePolicy(rand("50.00"), rand("10000.00"), rand("1000000.00")));

  private static final WrappedKey VENDING_KEY =
      new WrappedKey(
          new KeyTerms(
              "123456",
              1,
              VendingKeyType.VUDK,
              DecoderKeyAlgorithm.DKGA04,
              BaseDate.BASE_2014,
              255,
              Instant.EPOCH,
              Instant.parse("2040-01-01T00:00:00Z")),
          "",
          "000000");

  private static final TariffVersion TARIFF =
      new TariffVersion(
          "home",
          LocalDate.of(2026, 1, 1),
          "Home",
          "city",
          Resource.ELECTRICITY,
          RAND,
          List.of(new Block(OptionalLong.empty(), 2_500_000)),
          1500,
          true,
          Optional.empty(),
          TariffVersion.NetRounding.HALF_UP,
          TariffVersion.EnergyRounding.DOWN);
}
