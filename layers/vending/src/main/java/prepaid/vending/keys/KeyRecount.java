package prepaid.vending.keys;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import prepaid.vending.limits.Limits;

/**
 * Counts the periods of limited keys from the journal again, so that slices which a crash lost, and
 * tries of sales that were not made, come back. It errs on the safe side: whatever was leased
 * lately counts as sold beside what was.
 */
public final class KeyRecount {
  private final KeyBudgets budgets;
  private final InstantSource clock;

  public KeyRecount(KeyBudgets budgets, InstantSource clock) {
    this.budgets = budgets;
    this.clock = clock;
  }

  /** Recounts every limited key; answers how many budgets changed. */
  public int run() {
    Instant now = clock.instant();
    Map<LocalDate, Map<KeyName, KeyAmount>> days = new HashMap<>();
    int changed = 0;
    for (KeyLimit limit : budgets.limits()) {
      List<LocalDate> until = limit.period().daysUntil(now);
      until.forEach(day -> days.computeIfAbsent(day, budgets::sold));
      KeyAmount sold =
          until.stream()
              .map(day -> days.getOrDefault(day, Map.of()))
              .map(day -> day.getOrDefault(limit.key(), KeyAmount.NOTHING))
              .reduce(KeyAmount.NOTHING, KeyAmount::plus);
      changed += recount(limit, sold, now) ? 1 : 0;
    }
    return changed;
  }

  /** A module that leases meanwhile makes it start over: then its lease counts as well. */
  private boolean recount(KeyLimit limit, KeyAmount sold, Instant now) {
    for (int i = 0; i < Limits.BUSY_TRIES_MAX; i++) {
      KeyBudget before =
          budgets
              .budget(limit.key(), limit.period().name(now))
              .orElseGet(() -> KeyBudget.fresh(limit, now));
      KeyBudget after = before.recounted(limit, limit.limited(sold), now);
      if (after.saysTheSame(before)) {
        return false;
      }
      if (budgets.replace(after)) {
        return true;
      }
    }
    return false;
  }
}
