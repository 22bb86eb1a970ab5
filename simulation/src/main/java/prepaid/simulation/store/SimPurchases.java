package prepaid.simulation.store;

import java.util.List;
import java.util.Optional;
import prepaid.simulation.faults.Port;
import prepaid.simulation.faults.Wire;
import prepaid.vending.payments.Checkout;
import prepaid.vending.payments.PaymentEvent;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.PurchaseStatus;
import prepaid.vending.payments.Purchases;
import prepaid.vending.payments.Reminder;

/** Purchases, their marks and the events of the payment provider. */
public final class SimPurchases implements Purchases {
  private static final Port CREATE = Port.transaction("Purchases.create");
  private static final Port MARKED = Port.read("Purchases.marked");
  private static final Port FIND = Port.read("Purchases.find");
  private static final Port ATTACH = Port.write("Purchases.attach");
  private static final Port RECORD = Port.transaction("Purchases.record");
  private static final Port MOVE = Port.transaction("Purchases.move");

  private final Database rows;
  private final Wire wire;

  public SimPurchases(Database rows, Wire wire) {
    this.rows = rows;
    this.wire = wire;
  }

  @Override
  public Creation create(
      Purchase purchase, String mark, String fingerprint, List<Reminder> reminders) {
    return wire.call(
        CREATE,
        () -> {
          Creation.Existing there = rows.marks.get(mark);
          if (there != null) {
            return there;
          }
          rows.marks.put(mark, new Creation.Existing(purchase.id(), fingerprint));
          rows.purchases.put(purchase.id(), purchase);
          reminders.forEach(rows::remind);
          rows.watcher().created(purchase, mark);
          return new Creation.Created();
        },
        StoreDown::transaction);
  }

  @Override
  public Optional<Creation.Existing> marked(String mark) {
    return wire.call(MARKED, () -> Optional.ofNullable(rows.marks.get(mark)), StoreDown::plain);
  }

  @Override
  public Optional<Purchase> find(String id) {
    return wire.call(FIND, () -> rows.purchase(id), StoreDown::plain);
  }

  @Override
  public void attach(String id, Checkout checkout) {
    wire.call(
        ATTACH,
        () -> {
          Purchase there = rows.purchase(id).orElseThrow();
          if (there.checkout().isEmpty()) {
            rows.purchases.put(id, opened(there, checkout));
          }
          return true;
        },
        StoreDown::plain);
  }

  @Override
  public Recording record(
      PaymentEvent event, List<PurchaseStatus> from, Purchase after, List<Reminder> reminders) {
    return wire.call(
        RECORD,
        () -> {
          String key = event.provider() + "#" + event.id();
          if (rows.events.containsKey(key)) {
            return Recording.SEEN_BEFORE;
          }
          Purchase there = rows.purchase(after.id()).orElseThrow();
          boolean moves = from.contains(there.status());
          rows.events.put(key, moves);
          if (moves) {
            rows.write(there, progress(there, after), reminders);
          }
          return moves ? Recording.MOVED : Recording.STORED_ONLY;
        },
        StoreDown::transaction);
  }

  @Override
  public boolean move(PurchaseStatus from, Purchase after, List<Reminder> reminders) {
    return wire.call(
        MOVE,
        () -> {
          Purchase there = rows.purchase(after.id()).orElseThrow();
          if (there.status() != from) {
            return false;
          }
          rows.write(there, progress(there, after), reminders);
          return true;
        },
        StoreDown::transaction);
  }

  /** What a step writes: status, money, times and reason; the rest of the row stays. */
  private static Purchase progress(Purchase there, Purchase after) {
    return row(there, there.checkout(), after.status(), after);
  }

  static Purchase vended(Purchase there) {
    return row(there, there.checkout(), PurchaseStatus.VENDED, there);
  }

  private static Purchase opened(Purchase there, Checkout checkout) {
    return row(there, Optional.of(checkout), there.status(), there);
  }

  /**
   * @param money of which money, times and reason are written
   */
  private static Purchase row(
      Purchase there, Optional<Checkout> checkout, PurchaseStatus status, Purchase money) {
    return new Purchase(
        there.id(),
        there.meter(),
        there.amount(),
        there.phone(),
        there.language(),
        there.provider(),
        checkout,
        status,
        there.createdAt(),
        money.received(),
        money.paidAt(),
        money.decideBy(),
        money.refundReason());
  }
}
