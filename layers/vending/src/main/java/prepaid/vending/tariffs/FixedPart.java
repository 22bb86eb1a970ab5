package prepaid.vending.tariffs;

/**
 * The fixed charge of one sale, in minor units; zeros when none is due.
 *
 * @param months for which the sale takes it
 */
record FixedPart(int months, long net, long tax) {
  static final FixedPart NONE = new FixedPart(0, 0, 0);

  static FixedPart of(TariffVersion tariff, PricingState state) {
    return tariff
        .fixedCharge()
        .filter(charge -> state.fixedMonthsDue() > 0)
        .map(charge -> of(charge, Math.min(state.fixedMonthsDue(), charge.monthsMax()), tariff))
        .orElse(NONE);
  }

  /** Whether the sale takes it, be it zero. */
  boolean due() {
    return months > 0;
  }

  long gross() {
    return Math.addExact(net, tax);
  }

  private static FixedPart of(FixedCharge charge, int months, TariffVersion tariff) {
    long net = Math.multiplyExact(charge.amount().minor(), months);
    return new FixedPart(months, net, charge.taxed() ? Tax.on(net, tariff) : 0);
  }
}
