package prepaid.vending.payments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Purchases and reminders in memory, each call atomic. */
final class MemoryPurchases implements Purchases {
  private final Map<String, Purchase> purchases = new HashMap<>();
  private final Map<String, Creation.Existing> marks = new HashMap<>();
  private final Set<String> events = new HashSet<>();
  private final Set<Reminder> reminders = new HashSet<>();
  Faults faults = Faults.NONE;

  @Override
  public synchronized Creation create(
      Purchase purchase, String mark, String fingerprint, List<Reminder> added) {
    return call(
        "create",
        () -> {
          Creation.Existing earlier = marks.get(mark);
          if (earlier != null) {
            return earlier;
          }
          marks.put(mark, new Creation.Existing(purchase.id(), fingerprint));
          purchases.put(purchase.id(), purchase);
          reminders.addAll(added);
          return new Creation.Created();
        });
  }

  @Override
  public synchronized Optional<Creation.Existing> marked(String mark) {
    return call("marked", () -> Optional.ofNullable(marks.get(mark)));
  }

  @Override
  public synchronized Optional<Purchase> find(String id) {
    return call("find", () -> Optional.ofNullable(purchases.get(id)));
  }

  @Override
  public synchronized void attach(String id, Checkout checkout) {
    var unused =
        call(
            "attach",
            () ->
                purchases.computeIfPresent(
                    id, (key, p) -> p.checkout().isPresent() ? p : p.with(checkout)));
  }

  @Override
  public synchronized Recording record(
      PaymentEvent event, List<PurchaseStatus> from, Purchase after, List<Reminder> added) {
    return call(
        "record",
        () -> {
          if (!events.add(event.provider() + "#" + event.id())) {
            return Recording.SEEN_BEFORE;
          }
          if (!from.contains(status(after.id()))) {
            return Recording.STORED_ONLY;
          }
          write(after, added);
          return Recording.MOVED;
        });
  }

  @Override
  public synchronized boolean move(PurchaseStatus from, Purchase after, List<Reminder> added) {
    return call(
        "move",
        () -> {
          if (status(after.id()) != from) {
            return false;
          }
          write(after, added);
          return true;
        });
  }

  /** As the vend's transaction does it: only while the purchase is paid. */
  synchronized boolean vended(String id) {
    if (status(id) != PurchaseStatus.PAID) {
      return false;
    }
    purchases.computeIfPresent(id, (key, p) -> p.in(PurchaseStatus.VENDED));
    return true;
  }

  synchronized PurchaseStatus status(String id) {
    return Optional.ofNullable(purchases.get(id)).orElseThrow().status();
  }

  synchronized List<Purchase> all() {
    return purchases.values().stream().sorted(Comparator.comparing(Purchase::id)).toList();
  }

  synchronized int events() {
    return events.size();
  }

  synchronized List<Reminder> reminders() {
    return List.copyOf(reminders);
  }

  /** One run of upkeep: every reminder that is due; those that fail stay. */
  void upkeep(Settling settling, Instant now) {
    List<Reminder> due = new ArrayList<>(reminders());
    due.removeIf(reminder -> reminder.due().isAfter(now));
    due.sort(Comparator.comparing(Reminder::due).thenComparing(Reminder::id));
    for (Reminder reminder : due) {
      try {
        Optional<Instant> again = settling.look(reminder);
        synchronized (this) {
          again.ifPresent(at -> reminders.add(new Reminder(reminder.kind(), reminder.id(), at)));
          reminders.remove(reminder);
        }
      } catch (Faults.StoreDown e) {
        continue;
      }
    }
  }

  private void write(Purchase after, List<Reminder> added) {
    // As the adapter does it: status, times, money and reason; a checkout that is there stays.
    purchases.computeIfPresent(after.id(), (key, p) -> p.checkout().map(after::with).orElse(after));
    reminders.addAll(added);
  }

  private <T> T call(String name, Supplier<T> effect) {
    if (faults.before(name)) {
      throw new Faults.StoreDown();
    }
    T answer = effect.get();
    if (faults.after(name)) {
      throw new Faults.StoreDown();
    }
    return answer;
  }
}
