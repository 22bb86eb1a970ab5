package prepaid.vending.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryDeliveries;
import prepaid.vending.fixture.MemoryPhones;
import prepaid.vending.fixture.MemoryRegistry;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.Meters;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.VendState;
import prepaid.vending.payments.Checkout;
import prepaid.vending.payments.PaymentEvent;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.PurchaseStatus;
import prepaid.vending.payments.Purchases;
import prepaid.vending.payments.Reminder;
import prepaid.vending.payments.Reminders;

/** One vend, its purchase and meter, a carrier and two stores that fail when told to. */
final class DeliveringWorld {
  private static final MemoryRegistry UTILITIES =
      new MemoryRegistry().with(Highveld.UTILITY, Highveld.TARIFF);

  Vend vend = VendSamples.ordinary();
  Optional<String> purchasePhone = Optional.of("+27820000001");
  Optional<String> purchaseLanguage = Optional.of("en");
  Optional<String> holderPhone = Optional.of("+27820000002");
  Optional<String> holderLanguage = Optional.empty();
  int carrierFailures;

  /** How many texts the carrier takes before it fails. */
  int carrierTakes;

  boolean carrierDies;
  boolean failNextPut;
  boolean failNextReminder;

  final List<SentText> sent = new ArrayList<>();
  final DeliveryRows deliveries = new DeliveryRows();
  final MemoryPhones phones = new MemoryPhones();
  final List<Reminder> reminders = new ArrayList<>();
  final DeliveryReports reports =
      new DeliveryReports(new Delivering.Notes(deliveries, new Calendar()), this::now);
  final Delivering delivering =
      new Delivering(
          new Delivering.Sources(new OnePurchase(), new OneMeter(), UTILITIES, phones),
          this::send,
          new Delivering.Notes(deliveries, new Calendar()),
          this::now);

  private Instant now = VendSamples.AT;

  record SentText(String to, String body) {}

  Deliveries.Delivery delivery() {
    return deliveries.find(vend.key()).orElseThrow();
  }

  Delivering.Outcome retry() {
    return delivering.retry(
        vend.key(), key -> Optional.of(vend).filter(one -> one.key().equals(key)));
  }

  Duration untilNextReminder() {
    return Duration.between(now, reminders.getFirst().due());
  }

  Reminder takeReminder() {
    return reminders.removeFirst();
  }

  void passTo(Instant later) {
    now = later;
  }

  private Instant now() {
    return now;
  }

  private String send(String to, String body) {
    if (carrierDies) {
      throw new IllegalStateException("as if the function died");
    }
    if (carrierTakes-- <= 0 && carrierFailures > 0) {
      carrierFailures--;
      throw new TextNotSent("the carrier fails", new IllegalStateException("as told"));
    }
    sent.add(new SentText(to, body));
    return "message-" + sent.size();
  }

  private static OutcomeUnknown storeFails() {
    return new OutcomeUnknown("the store fails", new IllegalStateException("as told"));
  }

  private final class OnePurchase implements Purchases {
    @Override
    public Optional<Purchase> find(String id) {
      return id.equals(VendSamples.PURCHASE) ? Optional.of(purchase()) : Optional.empty();
    }

    private Purchase purchase() {
      return new Purchase(
          VendSamples.PURCHASE,
          vend.meter(),
          vend.tender(),
          purchasePhone,
          purchaseLanguage,
          "sandbox",
          Optional.empty(),
          PurchaseStatus.VENDED,
          VendSamples.AT,
          Optional.of(vend.tender()),
          Optional.of(VendSamples.AT),
          Optional.empty(),
          Optional.empty());
    }

    @Override
    public Creation create(
        Purchase purchase, String mark, String fingerprint, List<Reminder> dates) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Creation.Existing> marked(String mark) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void attach(String id, Checkout checkout) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Recording record(
        PaymentEvent event, List<PurchaseStatus> from, Purchase after, List<Reminder> dates) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean move(PurchaseStatus from, Purchase after, List<Reminder> dates) {
      throw new UnsupportedOperationException();
    }
  }

  private final class OneMeter implements Meters {
    @Override
    public Optional<Meter> read(Drn number) {
      Registration plain = Highveld.meter(number, 1, Optional.empty());
      Registration held =
          new Registration(
              number,
              vend.sts(),
              plain.tariff(),
              vend.resource(),
              plain.mode(),
              Highveld.holder(holderPhone, holderLanguage),
              plain.blockedBecause(),
              plain.initialCredit());
      return Optional.of(new Meter(held, VendState.fresh(), 1));
    }

    @Override
    public boolean register(Registration registration) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean replace(Registration registration, VendState office, long version) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean replace(Registration registration, long version) {
      throw new UnsupportedOperationException();
    }
  }

  final class DeliveryRows extends MemoryDeliveries {
    @Override
    public void put(Delivery delivery) {
      if (failNextPut) {
        failNextPut = false;
        throw storeFails();
      }
      super.put(delivery);
    }
  }

  private final class Calendar implements Reminders {
    @Override
    public void add(Reminder reminder) {
      if (failNextReminder) {
        failNextReminder = false;
        throw storeFails();
      }
      reminders.add(reminder);
    }

    @Override
    public List<Reminder> due(Instant at, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void done(Reminder reminder) {
      throw new UnsupportedOperationException();
    }
  }
}
