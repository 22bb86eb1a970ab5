package prepaid.vending.keys;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/**
 * What this warm module may still make with limited keys. It sells from a slice that it has leased,
 * and goes to the budget only when the slice is used up or too old: so a sale costs nothing more,
 * and a lease one read and one write. Each try of a sale counts, also one that then is not made:
 * the recount gives that back.
 */
public final class KeyAllowance {
  private final KeyBudgets budgets;
  private final InstantSource clock;
  private final Map<KeyName, KeyBudget.Lease> leases = new LinkedHashMap<>();

  public KeyAllowance(KeyBudgets budgets, InstantSource clock) {
    this.budgets = budgets;
    this.clock = clock;
  }

  /**
   * Takes what a sale's tokens bring and cost from the key's limit.
   *
   * @return refused when the limit does not cover it
   */
  public Answer<KeyAmount> take(KeyName key, KeyAmount amount) {
    Optional<KeyLimit> limit = budgets.limit(key);
    if (limit.isEmpty()) {
      return Answer.given(amount);
    }
    synchronized (leases) {
      return take(limit.get(), limit.get().limited(amount)).map(unused -> amount);
    }
  }

  private Answer<KeyAmount> take(KeyLimit limit, KeyAmount need) {
    Instant now = clock.instant();
    Optional<KeyBudget.Lease> kept = Optional.ofNullable(leases.get(limit.key()));
    if (need.isNothing()
        || kept.filter(lease -> isOf(limit, lease, now) && lease.covers(need, now)).isPresent()) {
      kept.ifPresent(lease -> leases.put(limit.key(), lease.less(need)));
      return Answer.given(need);
    }
    // What is left of the old slice is given back with the first write, whatever becomes of it.
    leases.remove(limit.key());
    for (int i = 0; i < Limits.BUSY_TRIES_MAX; i++) {
      Optional<KeyBudget.Lease> back = i == 0 ? kept : Optional.empty();
      KeyBudget budget =
          budgets
              .budget(limit.key(), limit.period().name(now))
              .orElseGet(() -> KeyBudget.fresh(limit, now));
      Optional<KeyBudget.Leased> leased = budget.lease(limit, need, back, now);
      if (leased.isEmpty()) {
        kept.filter(unused -> back.isPresent()).ifPresent(lease -> keep(limit.key(), lease));
        return Answer.refused(reached(limit, now));
      }
      if (budgets.replace(leased.get().after())) {
        keep(limit.key(), leased.get().lease().less(need));
        return Answer.given(need);
      }
    }
    return Answer.refused(
        RefusalKind.TRY_AGAIN,
        "The limit of the vending key is busy. Nothing happened; the same request may be sent"
            + " again.");
  }

  private static boolean isOf(KeyLimit limit, KeyBudget.Lease lease, Instant now) {
    return lease.period().equals(limit.period().name(now));
  }

  private void keep(KeyName key, KeyBudget.Lease lease) {
    if (leases.size() >= Limits.UNWRAPPED_KEYS_MAX) {
      leases.remove(leases.keySet().iterator().next());
    }
    leases.put(key, lease);
  }

  private static Refusal reached(KeyLimit limit, Instant now) {
    boolean ofDay = limit.period() == KeyPeriod.DAY;
    Instant next = limit.period().end(now);
    return Refusal.of(
            RefusalKind.KEY_LIMIT_REACHED,
            ("The utility may sell no more for this meter %s: its limit is reached. Sales go on at"
                    + " %s; until then ask the utility.")
                .formatted(ofDay ? "today" : "this month", next))
        .toDesk(
            "It is the limit a %s of %s: two administrators may raise it."
                .formatted(ofDay ? "day" : "month", limit.key().words()));
  }
}
