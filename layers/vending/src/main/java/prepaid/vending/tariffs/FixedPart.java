package prepaid.vending.tariffs;

/**
 * The fixed charge of one sale, in minor units; zeros when none is due.
 *
 * @param due whether the sale takes it, be it zero
 */
record FixedPart(boolean due, long net, long tax) {
  private static final FixedPart NONE = new FixedPart(false, 0, 0);

  static FixedPart of(TariffVersion tariff, PricingState state) {
    return tariff
        .fixedCharge()
        .filter(charge -> state.fixedChargeDue())
        .map(charge -> of(charge, tariff))
        .orElse(NONE);
  }

  long gross() {
    return Math.addExact(net, tax);
  }

  private static FixedPart of(FixedCharge charge, TariffVersion tariff) {
    long net = charge.amount().minor();
    return new FixedPart(true, net, charge.taxed() ? Tax.on(net, tariff) : 0);
  }
}
