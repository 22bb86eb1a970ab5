package prepaid.vending.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Units;

/** Post-pay accounts: metered credit now, and a debt of kind {@code account} for its price. */
public final class Accounts {
  private static final String ID = "account";

  /** After every other debt: what else is owed is older. */
  private static final int ORDER = 1_000;

  private Accounts() {}

  /** The debts after a sale on account. An account is paid by its statement, not by sales. */
  public static List<Debt> charged(List<Debt> debts, long minor) {
    List<Debt> after = new ArrayList<>();
    boolean found = false;
    for (Debt debt : debts) {
      boolean account = debt.kind() == DebtKind.ACCOUNT && !found;
      found |= account;
      after.add(account ? debt.more(minor) : debt);
    }
    if (!found) {
      after.add(opened(minor));
    }
    return List.copyOf(after);
  }

  /** What accounts owe, among all debts. */
  public static long owedMinor(List<Debt> debts) {
    return Debt.sum(debts.stream().filter(debt -> debt.kind() == DebtKind.ACCOUNT).toList());
  }

  /** Whether there is no account yet and no place for one. */
  public static boolean areFull(List<Debt> debts) {
    return debts.size() >= Limits.METER_DEBTS_MAX
        && debts.stream().noneMatch(debt -> debt.kind() == DebtKind.ACCOUNT);
  }

  private static Debt opened(long minor) {
    return new Debt(
        ID, DebtKind.ACCOUNT, Units.ZERO, minor, Optional.empty(), ORDER, new Terms.Share(0), 0);
  }
}
