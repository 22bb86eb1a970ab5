package prepaid.simulation.books;

import static prepaid.simulation.books.Books.require;

import java.util.HashMap;
import java.util.Map;
import prepaid.simulation.store.Database;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterFlag;

/**
 * What post-pay accounts owe: what was sold on them, less what the office settled. Each row prices
 * again, so what is owed is the price of the units that were given.
 */
final class AccountBook {
  private final Map<String, Long> owed = new HashMap<>();

  void vended(Vend vend, Meter after) {
    if (vend.source() instanceof MoneySource.OnAccount) {
      require(
          after.registration().is(MeterFlag.POST_PAY), "a meter without an account was charged");
      require(!vend.tokens().isEmpty(), "an account was charged for nothing");
      owed.merge(vend.meter().digits(), vend.tender().minor(), Long::sum);
    }
    require(
        owedBy(after) == owed.getOrDefault(vend.meter().digits(), 0L),
        "an account owes something else than what was sold on it and not settled");
  }

  /** The office settled something, or nothing. */
  void registered(Meter before, Meter after) {
    owed.merge(after.registration().number().digits(), owedBy(after) - owedBy(before), Long::sum);
  }

  void end(Database rows) {
    for (Meter meter : rows.allMeters()) {
      String number = meter.registration().number().digits();
      require(
          owedBy(meter) == owed.getOrDefault(number, 0L),
          "in the end an account owes something else than what was sold on it and not settled");
    }
  }

  private static long owedBy(Meter meter) {
    return meter.state().debts().stream()
        .filter(debt -> debt.kind() == DebtKind.ACCOUNT)
        .mapToLong(Debt::owedMinor)
        .sum();
  }
}
