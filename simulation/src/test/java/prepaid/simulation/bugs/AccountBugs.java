package prepaid.simulation.bugs;

import java.util.List;
import java.util.function.BiFunction;
import prepaid.vending.credit.Accounts;
import prepaid.vending.credit.Debt;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.meters.VendState;

/** Sales on account that charge something else than they give. */
final class AccountBugs {
  static final List<PlantedBug> ALL =
      List.of(
          charges("account-not-charged", (sale, after) -> sale.before().state().debts()),
          charges(
              "account-charged-twice",
              (sale, after) -> Accounts.charged(after.debts(), sale.vend().tender().minor())));

  private AccountBugs() {}

  private static PlantedBug charges(
      String name, BiFunction<LedgerBugs.Sale, VendState, List<Debt>> debts) {
    return LedgerBugs.bug(
        name,
        (ledger, rows, sale) -> {
          if (!(sale.vend().source() instanceof MoneySource.OnAccount)) {
            return sale.into(ledger);
          }
          VendState after = Rows.state(sale.after()).debts(debts.apply(sale, sale.after())).state();
          return ledger.commit(sale.vend(), sale.before(), after);
        });
  }
}
