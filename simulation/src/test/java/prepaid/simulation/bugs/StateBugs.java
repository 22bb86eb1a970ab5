package prepaid.simulation.bugs;

import java.util.List;
import java.util.function.BiFunction;
import prepaid.simulation.bugs.Rows.State;
import prepaid.vending.meters.VendState;

/** A sale that leaves something of its meter's state as it was. */
final class StateBugs {
  static final List<PlantedBug> ALL =
      List.of(
          forgets(
              "token-minute-not-kept", (was, now) -> now.lastTokenMinute(was.lastTokenMinute())),
          forgets("month-not-counted", (was, now) -> now.monthTenths(was.monthTenths())),
          forgets("months-money-not-counted", (was, now) -> now.monthMinor(was.monthMinor())),
          forgets("carried-money-lost", (was, now) -> now.carriedMinor(0)),
          forgets("day-not-counted", (was, now) -> now.dayMinor(was.dayMinor())),
          forgets("head-not-moved", (was, now) -> now.head(was.head())),
          forgets(
              "fixed-charge-taken-again", (was, now) -> now.fixedChargePaid(was.fixedChargePaid())),
          forgets(
              "free-units-granted-again",
              (was, now) -> now.freeUnitsGranted(was.freeUnitsGranted())),
          forgets("debt-paid-and-still-owed", (was, now) -> now.debts(was.debts())));

  private StateBugs() {}

  private static PlantedBug forgets(String name, BiFunction<VendState, State, State> change) {
    return LedgerBugs.bug(
        name,
        (ledger, rows, sale) -> {
          State now = Rows.state(sale.after());
          VendState after = change.apply(sale.before().state(), now).state();
          return ledger.commit(sale.vend(), sale.before(), after);
        });
  }
}
