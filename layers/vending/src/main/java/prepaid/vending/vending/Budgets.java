package prepaid.vending.vending;

import java.time.LocalDate;
import java.util.Optional;
import prepaid.vending.ledger.Budget;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource.Engineering;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.ledger.MoneySource.Unpaid;
import prepaid.vending.money.Units;
import prepaid.vending.utilities.ReservePolicy;

/** From which budget something takes that nobody pays for. */
final class Budgets {
  private Budgets() {}

  /** Empty where none limits it: what holders take themselves is limited meter by meter. */
  static Optional<Budget> of(Quote quote) {
    return quote.decided().flatMap(source -> of(quote, source));
  }

  private static Optional<Budget> of(Quote quote, Unpaid source) {
    return switch (source) {
      case Grant grant when grant.kind() == GrantKind.INITIAL -> Optional.empty();
      case Grant grant -> of(quote, grant);
      case Engineering(var task, var mandate)
          when task.kind() == EngineeringTask.Kind.CLEAR_CREDIT ->
          Optional.of(
              new Budget(
                  daily("clearances", quote),
                  1,
                  new Budget.Footing.UpTo(policy(quote).clearancesADay())));
      case Engineering task -> Optional.empty();
      case Unpaid keyChange -> Optional.empty();
    };
  }

  private static Optional<Budget> of(Quote quote, Grant grant) {
    Mandate mandate = grant.mandate();
    Units units = grant.wanted().orElseThrow();
    if (mandate.run().isPresent()) {
      return Optional.of(Budget.ofRun(mandate.run().get(), units.tenths()));
    }
    return mandate.by().equals(Mandate.CONSUMER)
        ? Optional.empty()
        : Optional.of(
            new Budget(
                daily("grants", quote),
                units.tenths(),
                new Budget.Footing.UpTo(policy(quote).dayMax().tenths())));
  }

  private static ReservePolicy policy(Quote quote) {
    return quote.utility().desk().reserve();
  }

  private static String daily(String what, Quote quote) {
    LocalDate day = LocalDate.ofInstant(quote.at(), quote.utility().timeZone());
    return what + "#" + quote.utility().id() + "#" + day;
  }
}
