package prepaid.vending.tariffs;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.TariffVersion.EnergyRounding;

/** The lines of one sale, which add up to its tender. */
final class Breakdown {
  private static final int MICRO_DIGITS = 6;

  private final Money tender;
  private final TariffVersion tariff;
  private final PricingState state;
  private final Pot pot;

  Breakdown(Money tender, TariffVersion tariff, PricingState state, Pot pot) {
    this.tender = tender;
    this.tariff = tariff;
    this.state = state;
    this.pot = pot;
  }

  /**
   * A part of the pot.
   *
   * @param minor on the pot's footing: with tax where its prices include it, else without
   */
  private record Share(LineKind kind, String description, long minor, Optional<Units> units) {}

  /** The sale to a meter that counts money: the whole pot is its credit. */
  Priced credit() {
    Share credit =
        new Share(LineKind.ENERGY, "Credit to the meter", pot.amount(), Optional.empty());
    return priced(List.of(credit), Units.ZERO, 0);
  }

  /** The sale of some tenths, at least one, that the pot pays for. */
  Priced units(long tenths) {
    List<Share> shares = energy(tenths);
    long carried = pot.amount() - shares.stream().mapToLong(Share::minor).sum();
    if (carried > 0) {
      shares.add(
          new Share(
              LineKind.ROUNDING, "Carried over to the next purchase", carried, Optional.empty()));
    }
    return priced(shares, new Units(tenths), carried);
  }

  private Priced priced(List<Share> shares, Units units, long carriedAfter) {
    List<Line> lines = new ArrayList<>();
    fixedCharge().ifPresent(lines::add);
    broughtForward().ifPresent(lines::add);
    lines.addAll(withTax(shares));
    Optional<Money> credit =
        state.mode() == CreditMode.CURRENCY ? Optional.of(money(pot.amount())) : Optional.empty();
    Priced priced =
        new Priced(
            tender,
            List.copyOf(lines),
            units,
            credit,
            Math.addExact(state.monthTenths(), units.tenths()),
            pot.fixed().due(),
            carriedAfter);
    check(priced);
    return priced;
  }

  private Optional<Line> fixedCharge() {
    FixedPart fixed = pot.fixed();
    String month = state.month().getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    return fixed.gross() == 0
        ? Optional.empty()
        : Optional.of(
            new Line(
                LineKind.FIXED_CHARGE,
                "Monthly charge for " + month + " " + state.month().getYear(),
                money(fixed.net()),
                money(fixed.tax()),
                Optional.empty()));
  }

  private Optional<Line> broughtForward() {
    return state.carriedMinor() == 0
        ? Optional.empty()
        : Optional.of(
            new Line(
                LineKind.ROUNDING,
                "Brought forward from the last purchase",
                money(-state.carriedMinor()),
                money(0),
                Optional.empty()));
  }

  private List<Share> energy(long tenths) {
    long from = state.monthTenths();
    BlockTable blocks = new BlockTable(tariff);
    List<Share> shares = new ArrayList<>();
    long taken = 0;
    for (BlockTable.Run run : blocks.runs(from, from + tenths)) {
      long minor = minorUntil(run, from + tenths, blocks);
      shares.add(new Share(LineKind.ENERGY, words(run), minor - taken, Optional.of(run.units())));
      taken = minor;
    }
    return shares;
  }

  /** What the energy costs from the sale's first tenth to the end of a run. */
  private long minorUntil(BlockTable.Run run, long last, BlockTable blocks) {
    BigInteger before = blocks.cost(state.monthTenths());
    BigInteger until = blocks.cost(run.toTenths());
    if (tariff.energyRounding() == EnergyRounding.UP) {
      return run.toTenths() == last
          ? pot.amount()
          : blocks.minorHalfUp(until.subtract(before)).longValueExact();
    }
    // Both ends are rounded by their place in the month, so that a purchase split in many pays for
    // the same tenths what one purchase would.
    return blocks.minorUp(until).subtract(blocks.minorUp(before)).longValueExact();
  }

  private String words(BlockTable.Run run) {
    BigDecimal exact = BigDecimal.valueOf(run.block().priceMicros(), MICRO_DIGITS);
    int digits =
        Math.max(exact.stripTrailingZeros().scale(), tariff.currency().getDefaultFractionDigits());
    String block = tariff.blocks().size() == 1 ? "" : "Block " + run.number() + ": ";
    return block
        + run.units()
        + " "
        + tariff.resource().unit()
        + " at "
        + exact.setScale(digits).toPlainString();
  }

  /** Spreads the tax over the shares in proportion, without losing or inventing a minor unit. */
  private List<Line> withTax(List<Share> shares) {
    List<Line> lines = new ArrayList<>();
    boolean inside = Pot.taxIsInside(tariff, state);
    long sum = 0;
    long taxed = 0;
    for (Share share : shares) {
      sum += share.minor();
      long tax = taxOfFirst(sum) - taxed;
      taxed += tax;
      long net = inside ? share.minor() - tax : share.minor();
      lines.add(new Line(share.kind(), share.description(), money(net), money(tax), share.units()));
    }
    return lines;
  }

  private long taxOfFirst(long minor) {
    return BigInteger.valueOf(pot.tax())
        .multiply(BigInteger.valueOf(minor))
        .divide(BigInteger.valueOf(pot.amount()))
        .longValueExact();
  }

  /** What was split must add up, and only money brought forward may be below zero. */
  private void check(Priced priced) {
    Money sum = money(0);
    for (Line line : priced.lines()) {
      sum = sum.plus(line.net()).plus(line.tax());
      boolean below = line.net().isNegative() || line.tax().isNegative();
      if (below && line.kind() != LineKind.ROUNDING) {
        throw new IllegalStateException("a line below zero: " + priced);
      }
    }
    if (!sum.equals(tender)) {
      throw new IllegalStateException("lines add up to " + sum + ": " + priced);
    }
  }

  private Money money(long minor) {
    return new Money(minor, tariff.currency());
  }
}
