package prepaid.vending.tariffs;

import java.util.List;
import java.util.Optional;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;

/**
 * What units are worth that nobody buys: their blocks with tax and levies, from where the month's
 * purchases are. No fee of a channel, no fixed charge, no debt and no money carried over is in it.
 */
public final class GrantPricing {
  private GrantPricing() {}

  /** Units that are paid for at the desk, or only valued. */
  public record Valued(Money value, Priced priced) {}

  /** The smallest amount that buys at least the wanted units, and what it buys. */
  public static Answer<Valued> value(Units wanted, TariffVersion tariff, PricingState state) {
    TariffVersion plain = plain(tariff);
    PricingState bare = bare(state);
    return Pricing.tenderFor(wanted, plain, bare)
        .then(value -> Pricing.price(value, plain, bare).map(priced -> new Valued(value, priced)));
  }

  /**
   * What is given for nothing, or lent.
   *
   * @param counts whether its units count in the month's blocks, as what is lent does
   */
  public static Priced given(Units units, Money value, PricingState state, boolean counts) {
    boolean money = state.mode() == CreditMode.CURRENCY;
    return new Priced(
        Money.zero(value.currency()),
        List.of(),
        money ? Units.ZERO : units,
        money ? Optional.of(value) : Optional.empty(),
        Optional.empty(),
        Math.addExact(state.monthTenths(), counts ? units.tenths() : 0),
        false,
        state.carriedMinor(),
        state.debts());
  }

  /** What is paid for at the desk; what its money leaves over is carried with what was there. */
  public static Priced paid(Valued valued, PricingState state) {
    Priced bought = valued.priced();
    boolean money = state.mode() == CreditMode.CURRENCY;
    return new Priced(
        bought.tender(),
        bought.lines(),
        money ? Units.ZERO : bought.units(),
        money ? Optional.of(valued.value()) : Optional.empty(),
        Optional.empty(),
        bought.monthTenthsAfter(),
        false,
        Math.addExact(state.carriedMinor(), bought.carriedMinorAfter()),
        state.debts());
  }

  private static TariffVersion plain(TariffVersion tariff) {
    TariffTerms terms = tariff.terms();
    return tariff.with(
        new TariffTerms(terms.levies(), Optional.empty(), 0, List.of(), Optional.empty()));
  }

  private static PricingState bare(PricingState state) {
    return new PricingState(
        CreditMode.UNITS, state.month(), state.monthTenths(), 0, 0, false, List.of(), SaleWay.DESK);
  }
}
