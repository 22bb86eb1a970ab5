package prepaid.simulation.books;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import prepaid.simulation.engine.Scheduler;
import prepaid.simulation.outside.Carrier;
import prepaid.simulation.outside.Provider;
import prepaid.simulation.store.Database;
import prepaid.simulation.store.Watcher;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Meter;
import prepaid.vending.partners.FloatSlice;
import prepaid.vending.partners.FloatSlices.Deposit;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.PurchaseStatus;

/**
 * What must hold after every event. They are kept beside the rows, from what happened, and never
 * read from the rows that they check.
 */
public final class Books implements Watcher {
  /** How long an outage of everything may hold up a decision, while faults last. */
  private static final Duration OUTAGE_MAX = Duration.ofHours(3);

  /** Upkeep runs once a minute, and a run takes some seconds. */
  private static final Duration UPKEEP_LATE_MAX = Duration.ofMinutes(4);

  private final Database rows;
  private final Provider provider;
  private final Carrier carrier;
  private final Scheduler scheduler;
  private final VendChecks vends;
  private final CardBook cards;
  private final AccountBook accounts = new AccountBook();
  private final Map<String, String> purchasesByMark = new HashMap<>();
  private final TreeMap<Instant, Set<String>> undecided = new TreeMap<>();
  private final Map<String, Long> floatMinor = new HashMap<>();
  private final Set<String> touched = new TreeSet<>();
  private final Map<String, Long> credit = new HashMap<>();
  private Optional<Instant> calmSince = Optional.empty();

  public Books(Database rows, Provider provider, Carrier carrier, Scheduler scheduler) {
    this.rows = rows;
    this.provider = provider;
    this.carrier = carrier;
    this.scheduler = scheduler;
    this.vends = new VendChecks(rows);
    this.cards = new CardBook(rows);
  }

  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Unbalanced(otherwise);
    }
  }

  /** From now on nothing is in the way, so what was stated must be kept to the minute. */
  public void calm() {
    calmSince = Optional.of(scheduler.now());
  }

  @Override
  public void vended(Vend vend, Meter before, Meter after) {
    vends.check(vend, before, after);
    accounts.vended(vend, after);
    switch (vend.source()) {
      case MoneySource.PaidPurchase(var id) -> paidFor(vend, id);
      case MoneySource.OnAccount account -> {}
      case MoneySource.Unpaid unpaid -> throw new IllegalStateException("no door lets a desk in");
      case MoneySource.Card card -> cards.redeemed(vend, card);
      case MoneySource.PartnerFloat account ->
          floatMinor.merge(
              account.partner(),
              -account.settlement().orElseThrow().taken(vend.tender()).minor(),
              Long::sum);
    }
  }

  private void paidFor(Vend vend, String purchaseId) {
    Provider.Payment payment = provider.payments().get(purchaseId);
    require(
        payment != null && payment.capturedMinor() == vend.tender().minor(),
        "a token was made for money that nobody paid");
    require(
        payment == null || payment.refundedMinor() == 0,
        "a token was made for money that was given back");
    Purchase purchase = rows.purchase(purchaseId).orElseThrow();
    require(
        purchase.status() == PurchaseStatus.VENDED,
        "a vend left its purchase " + purchase.status());
    require(purchase.meter().equals(vend.meter()), "a purchase paid for another meter's token");
  }

  @Override
  public void registered(Meter before, Meter after) {
    vends.debtsChanged(after);
    accounts.registered(before, after);
  }

  @Override
  public void created(Purchase purchase, String mark) {
    String there = purchasesByMark.putIfAbsent(mark, purchase.id());
    require(there == null, "two purchases of one Idempotency-Key");
  }

  @Override
  public void moved(Purchase before, Purchase after) {
    if (before.status() == PurchaseStatus.PAID) {
      before.decideBy().ifPresent(by -> forget(by, before.id()));
    }
    if (after.status() == PurchaseStatus.PAID) {
      Instant by = after.decideBy().orElseThrow(() -> new Unbalanced("paid, with no stated time"));
      undecided.computeIfAbsent(by, time -> new HashSet<>()).add(after.id());
    }
    require(
        before.status() != PurchaseStatus.VENDED && before.status() != PurchaseStatus.REFUNDED,
        "a purchase that had ended became " + after.status());
  }

  private void forget(Instant by, String purchaseId) {
    Set<String> there = undecided.getOrDefault(by, Set.of());
    there.remove(purchaseId);
    if (there.isEmpty()) {
      undecided.remove(by);
    }
  }

  @Override
  public void deposited(Deposit deposit) {
    floatMinor.merge(deposit.partner(), deposit.amount().minor(), Long::sum);
  }

  @Override
  public void credited(String partner, long afterMinor) {
    Long before = credit.put(partner, afterMinor);
    floatMinor.merge(partner, afterMinor - (before == null ? 0 : before), Long::sum);
  }

  @Override
  public void floated(String partner) {
    touched.add(partner);
  }

  /** After every event: floats add up, and nobody who paid waits longer than was stated. */
  public void check() {
    if (!touched.isEmpty()) {
      touched.forEach(this::checkFloat);
      touched.clear();
    }
    if (!undecided.isEmpty()) {
      Instant latest = undecided.firstKey().plus(OUTAGE_MAX);
      Instant strict = later(undecided.firstKey(), calmSince.orElse(Instant.MAX.minus(OUTAGE_MAX)));
      boolean late =
          scheduler.now().isAfter(latest) || scheduler.now().isAfter(strict.plus(UPKEEP_LATE_MAX));
      require(!late, "somebody who paid was left without a word past the stated time");
    }
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private void checkFloat(String partner) {
    long sum = 0;
    for (FloatSlice slice : rows.slices(partner)) {
      require(slice.availableMinor() >= 0, "a slice of a float is below its limit");
      sum += slice.availableMinor();
    }
    long expected = floatMinor.getOrDefault(partner, 0L);
    require(
        sum == expected,
        "the slices of a float hold %d, and deposits less sales are %d".formatted(sum, expected));
  }

  /** When everything has come to rest. */
  public void end() {
    check();
    vends.end();
    accounts.end(rows);
    new Ending(rows, provider, carrier).check();
  }
}
