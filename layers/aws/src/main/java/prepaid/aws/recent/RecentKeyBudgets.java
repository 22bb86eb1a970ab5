package prepaid.aws.recent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.keys.KeyAmount;
import prepaid.vending.keys.KeyBudget;
import prepaid.vending.keys.KeyBudgets;
import prepaid.vending.keys.KeyLimit;
import prepaid.vending.keys.KeyName;

/**
 * The limits of keys as they stood some seconds ago; what was taken of them is always read afresh.
 * That a key has no limit is believed as long: most have none, and a sale must not ask each time.
 */
public final class RecentKeyBudgets implements KeyBudgets {
  private final KeyBudgets budgets;
  private final Recent<KeyName, Optional<KeyLimit>> limits;

  public RecentKeyBudgets(KeyBudgets budgets, Clock clock) {
    this.budgets = budgets;
    this.limits = new Recent<>(clock, budgets::limit, limit -> false);
  }

  @Override
  public Optional<KeyLimit> limit(KeyName key) {
    return limits.get(key);
  }

  @Override
  public List<KeyLimit> limits() {
    return budgets.limits();
  }

  @Override
  public void put(KeyLimit limit) {
    budgets.put(limit);
    limits.forget(limit.key());
  }

  @Override
  public void remove(KeyName key) {
    budgets.remove(key);
    limits.forget(key);
  }

  @Override
  public Optional<KeyBudget> budget(KeyName key, String period) {
    return budgets.budget(key, period);
  }

  @Override
  public boolean replace(KeyBudget budget) {
    return budgets.replace(budget);
  }

  @Override
  public Map<KeyName, KeyAmount> sold(LocalDate day) {
    return budgets.sold(day);
  }
}
