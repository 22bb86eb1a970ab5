package prepaid.simulation.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import prepaid.vending.cards.CardKey;
import prepaid.vending.cards.CardRange;
import prepaid.vending.cards.Guesses;
import prepaid.vending.keys.KeyComponent;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.ledger.Advices.Advised;
import prepaid.vending.ledger.Advices.Held;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.messaging.Deliveries.Delivery;
import prepaid.vending.meters.Meter;
import prepaid.vending.partners.FloatSlice;
import prepaid.vending.partners.FloatSlices.Deposit;
import prepaid.vending.partners.Partner;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.Purchases.Creation;
import prepaid.vending.payments.Reminder;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utility;

/**
 * All rows of the world, as they stand at this moment. Only the stores beside it write here, each
 * write all or nothing; who checks the books may read everything.
 */
public final class Database {
  final Map<String, Meter> meters = new LinkedHashMap<>();
  final Map<String, Vend> vends = new LinkedHashMap<>();
  final Map<String, List<Vend>> vendsByMeter = new HashMap<>();
  final Map<String, Purchase> purchases = new LinkedHashMap<>();
  final Map<String, Creation.Existing> marks = new HashMap<>();
  final Map<String, Boolean> events = new HashMap<>();
  final TreeMap<ReminderKey, Reminder> reminders = new TreeMap<>();
  final Map<String, Delivery> deliveries = new LinkedHashMap<>();
  final Map<String, Utility> utilities = new TreeMap<>();
  final Map<String, SupplyGroup> groups = new TreeMap<>();
  final Map<String, List<TariffVersion>> tariffs = new TreeMap<>();
  final Map<String, Replaced> tariffsBefore = new HashMap<>();
  final List<WrappedKey> keys = new ArrayList<>();
  final List<KeyComponent> components = new ArrayList<>();
  final Map<String, Partner> partners = new TreeMap<>();
  final Map<String, TreeMap<Integer, FloatSlice>> floats = new TreeMap<>();
  final Map<String, Deposit> deposits = new LinkedHashMap<>();
  final Map<String, Long> credit = new TreeMap<>();
  final Map<String, Advised> advices = new HashMap<>();
  final Map<String, Held> held = new HashMap<>();
  final Set<String> tombstones = new HashSet<>();
  final TreeMap<Long, CardRange> cards = new TreeMap<>();
  final List<CardKey> cardKeys = new ArrayList<>();
  final Map<String, Guesses.Tally> guesses = new HashMap<>();
  private final Set<Stream> streams = new HashSet<>();
  private @Nullable Watcher watcher;

  /** Woken by every new vend row. */
  public interface Stream {
    void row(Vend vend);
  }

  /** What stood there until something else was written. */
  record Replaced(Instant at, List<TariffVersion> versions) {}

  /** The place of a reminder: the same kind and id in the same minute is one row. */
  record ReminderKey(Instant minute, Reminder.Kind kind, String id)
      implements Comparable<ReminderKey> {
    @Override
    public int compareTo(ReminderKey other) {
      int byMinute = minute.compareTo(other.minute);
      int byKind = byMinute != 0 ? byMinute : kind.compareTo(other.kind);
      return byKind != 0 ? byKind : id.compareTo(other.id);
    }
  }

  public void watch(Watcher other) {
    watcher = other;
  }

  public void stream(Stream stream) {
    streams.add(stream);
  }

  Watcher watcher() {
    if (watcher == null) {
      throw new IllegalStateException("nobody watches");
    }
    return watcher;
  }

  void write(Vend vend, Meter after) {
    vends.put(vend.key().text(), vend);
    vendsByMeter.computeIfAbsent(vend.meter().digits(), m -> new ArrayList<>()).add(vend);
    Meter before = meters.put(vend.meter().digits(), after);
    watcher().vended(vend, Objects.requireNonNull(before), after);
    streams.forEach(stream -> stream.row(vend));
  }

  void write(Purchase before, Purchase after, List<Reminder> more) {
    purchases.put(after.id(), after);
    watcher().moved(before, after);
    more.forEach(this::remind);
  }

  void remind(Reminder reminder) {
    reminders.put(SimReminders.key(reminder), reminder);
  }

  public Optional<Vend> vend(String key) {
    return Optional.ofNullable(vends.get(key));
  }

  /** What followed a sale, or stands in its place. */
  public Optional<Advised> advised(VendKey sale) {
    return Optional.ofNullable(advices.get(sale.followUp().text()))
        .or(() ->
            tombstones.contains(sale.text()) ? Optional.of(Advised.NEVER_SOLD) : Optional.empty());
  }

  public List<Vend> vendsOf(String meter) {
    return vendsByMeter.getOrDefault(meter, List.of());
  }

  public int vends() {
    return vends.size();
  }

  public Iterable<Vend> allVends() {
    return vends.values();
  }

  public Optional<Meter> meter(String number) {
    return Optional.ofNullable(meters.get(number));
  }

  public Iterable<Meter> allMeters() {
    return meters.values();
  }

  public Optional<Purchase> purchase(String id) {
    return Optional.ofNullable(purchases.get(id));
  }

  public Iterable<Purchase> allPurchases() {
    return purchases.values();
  }

  public Optional<Delivery> delivery(String vendKey) {
    return Optional.ofNullable(deliveries.get(vendKey));
  }

  public List<Reminder> waiting() {
    return List.copyOf(reminders.values());
  }

  /** The minute of the reminder that comes next. */
  public Optional<Instant> firstDue() {
    return reminders.isEmpty() ? Optional.empty() : Optional.of(reminders.firstKey().minute());
  }

  public Iterable<Deposit> allDeposits() {
    return deposits.values();
  }

  /** The range in which a card lies. */
  public Optional<CardRange> card(long serial) {
    return Optional.ofNullable(cards.floorEntry(serial))
        .map(Map.Entry::getValue)
        .filter(range -> range.contains(serial));
  }

  public Optional<Partner> partner(String id) {
    return Optional.ofNullable(partners.get(id));
  }

  public List<FloatSlice> slices(String partner) {
    return List.copyOf(floats.getOrDefault(partner, new TreeMap<>()).values());
  }

  /** The version of a tariff that begins on a day. */
  public Optional<TariffVersion> tariff(String id, LocalDate from) {
    return tariffs.getOrDefault(id, List.of()).stream()
        .filter(version -> version.effectiveFrom().equals(from))
        .findFirst();
  }

  public Optional<Utility> utility(String id) {
    return Optional.ofNullable(utilities.get(id));
  }
}
