package prepaid.vending.vending;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** Meters, vends and paid purchases in memory, all or nothing under one lock, with faults. */
final class InMemoryLedger implements Ledger, Meters {
  private final Map<String, Meter> meters = new HashMap<>();
  private final Map<String, Vend> vends = new HashMap<>();
  private final List<Vend> order = new ArrayList<>();
  private final Map<String, String> purchases = new HashMap<>();
  private final Map<String, Long> budgets = new HashMap<>();
  private final Map<String, Long> runs = new HashMap<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private int reads;
  private int commits;

  /** What goes wrong with a commit. */
  enum Fault {
    NONE,
    LOST,
    UNKNOWN_WITHOUT_EFFECT,
    UNKNOWN_AFTER_EFFECT
  }

  synchronized void nextCommits(Fault... planned) {
    faults.addAll(List.of(planned));
  }

  synchronized void paid(String purchaseId) {
    purchases.put(purchaseId, "paid");
  }

  synchronized String purchase(String purchaseId) {
    return purchases.getOrDefault(purchaseId, "none");
  }

  synchronized List<Vend> rows() {
    return List.copyOf(order);
  }

  synchronized int reads() {
    return reads;
  }

  synchronized int commits() {
    return commits;
  }

  synchronized void put(Registration registration, VendState state) {
    Meter before = meters.get(registration.number().digits());
    long version = before == null ? 1 : before.version() + 1;
    meters.put(registration.number().digits(), new Meter(registration, state, version));
  }

  @Override
  public synchronized Optional<Meter> read(Drn number) {
    reads++;
    return Optional.ofNullable(meters.get(number.digits()));
  }

  @Override
  public synchronized boolean register(Registration registration) {
    return meters.putIfAbsent(
            registration.number().digits(), new Meter(registration, VendState.fresh(), 1))
        == null;
  }

  @Override
  public synchronized boolean replace(Registration registration, long version) {
    Meter before = meters.get(registration.number().digits());
    return before != null && replace(registration, before.state(), version);
  }

  @Override
  public synchronized boolean replace(Registration registration, VendState office, long version) {
    Meter before = meters.get(registration.number().digits());
    if (before == null || before.version() != version) {
      return false;
    }
    put(registration, before.state().withOffice(office));
    return true;
  }

  @Override
  public synchronized Optional<Vend> find(VendKey key) {
    return Optional.ofNullable(vends.get(key.text()));
  }

  @Override
  public synchronized Commit commit(
      Vend vend, Meter before, VendState after, Optional<Budget> budget) {
    commits++;
    Fault fault = faults.isEmpty() ? Fault.NONE : faults.removeFirst();
    if (fault == Fault.LOST) {
      return new Commit.Lost();
    }
    if (fault == Fault.UNKNOWN_WITHOUT_EFFECT) {
      throw new OutcomeUnknown("no answer", new IllegalStateException("cut before"));
    }
    Commit commit = apply(vend, before, after, budget);
    if (fault == Fault.UNKNOWN_AFTER_EFFECT) {
      throw new OutcomeUnknown("no answer", new IllegalStateException("cut after"));
    }
    return commit;
  }

  private boolean taken(Budget budget) {
    long limit =
        switch (budget.footing()) {
          case Budget.Footing.UpTo(var most) -> most;
          case Budget.Footing.Left() -> runs.getOrDefault(budget.name(), 0L);
        };
    long after = budgets.getOrDefault(budget.name(), 0L) + budget.take();
    if (after > limit) {
      return false;
    }
    budgets.put(budget.name(), after);
    return true;
  }

  /** What a campaign may give. */
  synchronized void run(String id, long tenths) {
    runs.put(Budget.runName(id), tenths);
  }

  private Commit apply(Vend vend, Meter before, VendState after, Optional<Budget> budget) {
    Vend existing = vends.get(vend.key().text());
    if (existing != null) {
      return new Commit.AlreadyVended(existing);
    }
    Meter now = meters.get(vend.meter().digits());
    if (now == null || now.version() != before.version()) {
      return new Commit.Lost();
    }
    if (vend.source() instanceof MoneySource.PaidPurchase(var id)) {
      if (!purchase(id).equals("paid")) {
        return new Commit.SourceRefused(
            Refusal.of(RefusalKind.PAYMENT_NOT_USABLE, "source", "The purchase is not paid."));
      }
      purchases.put(id, "vended");
    }
    if (budget.isPresent() && !taken(budget.get())) {
      return new Commit.SourceRefused(
          Refusal.of(RefusalKind.BUDGET_USED_UP, "There is nothing left to give."));
    }
    vends.put(vend.key().text(), vend);
    order.add(vend);
    meters.put(
        vend.meter().digits(),
        new Meter(now.registration().keyedBy(vend.sts()), after, now.version() + 1));
    return new Commit.Done();
  }
}
