package prepaid.vending.vending;

import java.util.List;
import java.util.Optional;
import prepaid.vending.credit.Debt;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource.WriteOff;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.Priced;
import prepaid.vending.tariffs.Pricing;
import prepaid.vending.tariffs.PricingState;
import prepaid.vending.tariffs.TariffVersion;

/** Takes a debt off a meter: a row of its chain without a token, by the word of two people. */
final class WritingOff {
  private WritingOff() {}

  /** What will be written off, or why nothing is. */
  static Answer<WriteOff> decide(WriteOff asked, PricingState state) {
    Mandate mandate = asked.mandate();
    if (mandate.approvedBy().filter(by -> !by.equals(mandate.by())).isEmpty()) {
      return Answer.refused(
          RefusalKind.NOT_ALLOWED, "debt", "Writing off a debt takes a second person.");
    }
    return state.debts().stream()
        .filter(debt -> debt.id().equals(asked.debt()))
        .map(Debt::owedMinor)
        .findFirst()
        .map(owed -> Answer.given(new WriteOff(asked.debt(), Optional.of(owed), mandate)))
        .orElseGet(() ->
            Answer.refused(
                RefusalKind.NOT_FOUND, "debt", "The meter has no debt of this id any more."));
  }

  static Priced priced(WriteOff decided, TariffVersion tariff, PricingState state) {
    Priced nothing = Pricing.nothing(tariff, state);
    List<Debt> left =
        state.debts().stream().filter(debt -> !debt.id().equals(decided.debt())).toList();
    return new Priced(
        nothing.tender(),
        nothing.lines(),
        nothing.units(),
        nothing.credit(),
        nothing.freeUnits(),
        nothing.monthTenthsAfter(),
        nothing.fixedChargeTaken(),
        nothing.carriedMinorAfter(),
        left);
  }
}
