package prepaid.vending.tariffs;

import java.util.Optional;
import prepaid.vending.credit.Recovery;
import prepaid.vending.money.Shares;

/**
 * What a tender loses before energy, in the order in which it is taken; minor units.
 *
 * @param cashRounding what no coin can pay
 * @param usable the tender without it
 * @param fee of the channel, tax included
 * @param fixed charge
 * @param recovery of debts
 * @param remainder of the tender, tax included; below zero when it does not even cover fee and
 *     fixed charge
 */
record Deductions(
    long cashRounding,
    long usable,
    Optional<Fee> feeTerms,
    long fee,
    FixedPart fixed,
    Recovery recovery,
    long remainder) {
  /** The remainder never shrinks when the tender grows. */
  static Deductions of(long tenderMinor, TariffVersion tariff, PricingState state) {
    long cashRounding = tenderMinor % cashStep(tariff, state);
    long usable = tenderMinor - cashRounding;
    Shares shares = new Shares(usable);
    Optional<Fee> terms = tariff.terms().channel(state.way().channel()).fee();
    long fee = terms.map(each -> each.minor(shares)).orElse(0L);
    FixedPart fixed = FixedPart.of(tariff, state);
    long available = usable - fee - fixed.gross();
    Recovery recovery = recovery(usable, available, shares, new Priceable(tariff, state));
    return new Deductions(
        cashRounding, usable, terms, fee, fixed, recovery, available - recovery.minor());
  }

  /** Nothing is tendered, and nothing taken. */
  static Deductions none(PricingState state) {
    return new Deductions(
        0, 0, Optional.empty(), 0, FixedPart.NONE, Recovery.none(state.debts()), 0);
  }

  /** The smallest step in which this sale's tender can grow. */
  static long cashStep(TariffVersion tariff, PricingState state) {
    return state.way().payment() == PaymentKind.CASH
        ? tariff.terms().cashStep().map(step -> step.minor()).orElse(1L)
        : 1;
  }

  private record Priceable(TariffVersion tariff, PricingState state) {}

  /** A sale on account lends: it pays nothing back. */
  private static Recovery recovery(long usable, long available, Shares shares, Priceable sale) {
    if (available <= 0 || sale.state.way().payment() == PaymentKind.ACCOUNT) {
      return Recovery.none(sale.state.debts());
    }
    int points = sale.tariff.terms().energyPartBasisPoints();
    long energyPart = usable - new Shares(usable).take(Shares.WHOLE - points, Long.MAX_VALUE);
    return Recovery.of(sale.state.debts(), shares, available, energyPart);
  }
}
