package prepaid.webvend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import prepaid.sts.Drn;
import prepaid.vending.ledger.Budget;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
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
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** Meters, purchases and vends in memory, as the tables hold them; it can be out of order. */
final class Store implements Meters, Purchases, Ledger {
  private final Map<Drn, Meter> meters = new HashMap<>();
  private final Map<String, Purchase> purchases = new HashMap<>();
  private final Map<String, Creation.Existing> marks = new HashMap<>();
  private final Set<String> events = new HashSet<>();
  private final Map<VendKey, Vend> vends = new HashMap<>();
  final List<Reminder> reminders = new ArrayList<>();
  boolean down;
  int writes;

  List<Vend> vends() {
    return List.copyOf(vends.values());
  }

  @Override
  public Optional<Meter> read(Drn number) {
    requireUp();
    return Optional.ofNullable(meters.get(number));
  }

  @Override
  public boolean register(Registration registration) {
    meters.put(registration.number(), new Meter(registration, VendState.fresh(), 1));
    return true;
  }

  @Override
  public boolean replace(Registration registration, VendState office, long version) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean replace(Registration registration, long version) {
    Meter before = Optional.ofNullable(meters.get(registration.number())).orElseThrow();
    meters.put(registration.number(), new Meter(registration, before.state(), version + 1));
    return true;
  }

  @Override
  public Creation create(Purchase purchase, String mark, String fingerprint, List<Reminder> added) {
    requireUp();
    Creation.Existing earlier = marks.get(mark);
    if (earlier != null) {
      return earlier;
    }
    marks.put(mark, new Creation.Existing(purchase.id(), fingerprint));
    write(purchase, added);
    return new Creation.Created();
  }

  @Override
  public Optional<Creation.Existing> marked(String mark) {
    requireUp();
    return Optional.ofNullable(marks.get(mark));
  }

  @Override
  public Optional<Purchase> find(String id) {
    requireUp();
    return Optional.ofNullable(purchases.get(id));
  }

  @Override
  public void attach(String id, Checkout checkout) {
    requireUp();
    purchases.computeIfPresent(
        id, (key, p) -> copy(p, p.status(), Optional.of(p.checkout().orElse(checkout))));
    writes++;
  }

  @Override
  public Recording record(
      PaymentEvent event, List<PurchaseStatus> from, Purchase after, List<Reminder> added) {
    requireUp();
    if (!events.add(event.id())) {
      return Recording.SEEN_BEFORE;
    }
    writes++;
    return from.contains(status(after.id())) ? moved(after, added) : Recording.STORED_ONLY;
  }

  @Override
  public boolean move(PurchaseStatus from, Purchase after, List<Reminder> added) {
    requireUp();
    if (status(after.id()) != from) {
      return false;
    }
    write(after, added);
    return true;
  }

  @Override
  public Optional<Vend> find(VendKey key) {
    requireUp();
    return Optional.ofNullable(vends.get(key));
  }

  @Override
  public Commit commit(Vend vend, Meter before, VendState after, Optional<Budget> budget) {
    requireUp();
    Vend earlier = vends.get(vend.key());
    if (earlier != null) {
      return new Commit.AlreadyVended(earlier);
    }
    String id = vend.key().reference();
    boolean isPaidFor = vend.source() instanceof MoneySource.PaidPurchase;
    if (isPaidFor && status(id) != PurchaseStatus.PAID) {
      return new Commit.SourceRefused(
          Refusal.of(RefusalKind.PAYMENT_NOT_USABLE, "source", "The purchase is not paid."));
    }
    purchases.computeIfPresent(id, (key, p) -> copy(p, PurchaseStatus.VENDED, p.checkout()));
    meters.put(vend.meter(), new Meter(before.registration(), after, before.version() + 1));
    vends.put(vend.key(), vend);
    writes++;
    return new Commit.Done();
  }

  PurchaseStatus status(String id) {
    return Optional.ofNullable(purchases.get(id)).orElseThrow().status();
  }

  private Recording moved(Purchase after, List<Reminder> added) {
    write(after, added);
    return Recording.MOVED;
  }

  private void write(Purchase purchase, List<Reminder> added) {
    purchases.put(purchase.id(), purchase);
    reminders.addAll(added);
    writes++;
  }

  private void requireUp() {
    if (down) {
      throw new OutcomeUnknown("the store is out of order", new IllegalStateException());
    }
  }

  private static Purchase copy(Purchase p, PurchaseStatus status, Optional<Checkout> checkout) {
    return new Purchase(
        p.id(),
        p.meter(),
        p.amount(),
        p.phone(),
        p.language(),
        p.provider(),
        checkout,
        status,
        p.createdAt(),
        p.received(),
        p.paidAt(),
        p.decideBy(),
        p.refundReason());
  }
}
