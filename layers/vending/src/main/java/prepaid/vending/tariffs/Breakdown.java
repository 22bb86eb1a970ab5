package prepaid.vending.tariffs;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.vending.credit.Accounts;
import prepaid.vending.credit.Debt;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.EnergyShares.Share;

/** The lines of one sale, which add up to its tender. */
final class Breakdown {
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

  /** The sale to a meter that counts money: the whole pot is its credit. */
  Priced credit() {
    Share credit =
        new Share(LineKind.ENERGY, "Credit to the meter", pot.amount(), Optional.empty());
    return priced(List.of(credit), Units.ZERO, 0);
  }

  /** The sale of some tenths, at least one, that the pot pays for. */
  Priced units(long tenths) {
    List<Share> shares = new EnergyShares(tariff, state, tenths).of(pot);
    long carried = pot.amount() - shares.stream().mapToLong(Share::minor).sum();
    if (carried > 0) {
      shares.add(
          new Share(
              LineKind.ROUNDING, "Carried over to the next purchase", carried, Optional.empty()));
    }
    return priced(shares, new Units(tenths), carried);
  }

  /** The month's free units, without a sale. */
  static Priced freeUnits(TariffVersion tariff, PricingState state) {
    Pot empty = new Pot(Deductions.none(state), 0, state.carriedMinor());
    return new Breakdown(Money.zero(tariff.currency()), tariff, state, empty).accountPayment();
  }

  /** The sale of which charges and debts took all; money carried over stays where it is. */
  Priced accountPayment() {
    return finished(new ChargeLines(tariff, state, pot.taken()).lines(), Units.ZERO);
  }

  private Priced priced(List<Share> shares, Units units, long carriedAfter) {
    List<Line> lines = new ChargeLines(tariff, state, pot.taken()).lines();
    if (state.carriedMinor() != 0) {
      lines.add(rounding("Brought forward from the last purchase", -state.carriedMinor()));
    }
    lines.addAll(withTax(shares));
    Optional<Money> credit =
        state.mode() == CreditMode.CURRENCY ? Optional.of(money(pot.amount())) : Optional.empty();
    return finished(lines, new Bought(units, credit, carriedAfter));
  }

  private Priced finished(List<Line> lines, Units none) {
    return finished(lines, new Bought(none, Optional.empty(), state.carriedMinor()));
  }

  private record Bought(Units units, Optional<Money> credit, long carriedAfter) {}

  private Priced finished(List<Line> lines, Bought bought) {
    Optional<Units> free = state.freeUnits(tariff).map(FreeUnits::units);
    free.map(this::freeLine).ifPresent(lines::add);
    if (pot.taken().cashRounding() > 0) {
      lines.add(rounding("Cash rounding", pot.taken().cashRounding()));
    }
    Priced priced =
        new Priced(
            tender,
            lines,
            bought.units,
            bought.credit,
            free,
            Math.addExact(state.begin(tariff), bought.units.tenths()),
            pot.taken().fixed().due(),
            bought.carriedAfter,
            debtsAfter());
    check(priced);
    return priced;
  }

  private List<Debt> debtsAfter() {
    List<Debt> left = pot.taken().recovery().after();
    return state.way().payment() == PaymentKind.ACCOUNT
        ? Accounts.charged(left, tender.minor())
        : left;
  }

  private Line freeLine(Units units) {
    return new Line(
        LineKind.FREE_UNITS,
        "Free " + units + " " + tariff.resource().unit() + " of this month",
        money(0),
        money(0),
        Optional.of(units));
  }

  private Line rounding(String words, long minor) {
    return new Line(LineKind.ROUNDING, words, money(minor), money(0), Optional.empty());
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
    long lent = state.way().payment() == PaymentKind.ACCOUNT ? tender.minor() : 0;
    long recovered = pot.taken().recovery().minor();
    if (Debt.sum(priced.debtsAfter()) != Debt.sum(state.debts()) - recovered + lent) {
      throw new IllegalStateException("debts do not fall by what was recovered: " + priced);
    }
  }

  private Money money(long minor) {
    return new Money(minor, tariff.currency());
  }
}
