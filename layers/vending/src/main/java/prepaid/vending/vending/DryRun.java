package prepaid.vending.vending;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.vending.ledger.Vend;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.tariffs.Priced;
import prepaid.vending.tariffs.Pricing;
import prepaid.vending.tariffs.PricingState;
import prepaid.vending.tariffs.TariffVersion;

/**
 * What past vends would have been under a draft of their tariff. A meter's vends are priced one
 * after the other, so that what one of them buys more or less moves the next in the month's blocks;
 * what they owed and what charges were due is taken as it was.
 */
public final class DryRun {
  private DryRun() {}

  /**
   * One vend then and under the draft.
   *
   * @param before what its tokens brought
   * @param after the same under the draft; empty when it would be refused
   */
  public record Compared(Vend vend, Units before, Optional<Units> after) {
    /** How many tenths more the draft gives; a refused vend loses all it had. */
    public long moreTenths() {
      return after.map(Units::tenths).orElse(0L) - before.tenths();
    }
  }

  /**
   * @param vends of one meter under one tariff, oldest first
   */
  public static List<Compared> compare(List<Vend> vends, TariffVersion draft) {
    List<Compared> compared = new ArrayList<>();
    Optional<PricingState> last = Optional.empty();
    Optional<Priced> priced = Optional.empty();
    for (Vend vend : vends) {
      PricingState state = state(vend.pricedFrom(), last, priced);
      Optional<Priced> now =
          price(vend, draft, state) instanceof Answer.Given<Priced>(var given)
              ? Optional.of(given)
              : Optional.empty();
      compared.add(new Compared(vend, units(vend), now.map(DryRun::units)));
      last = Optional.of(state);
      priced = now;
    }
    return List.copyOf(compared);
  }

  /** As it was, with what the draft has bought in the month so far, and carried over. */
  private static PricingState state(
      PricingState real, Optional<PricingState> last, Optional<Priced> priced) {
    boolean sameMonth = last.filter(state -> state.month().equals(real.month())).isPresent();
    long tenths =
        sameMonth
            ? priced.map(Priced::monthTenthsAfter).orElseGet(() -> last.get().monthTenths())
            : real.monthTenths();
    long carried =
        last.isPresent()
            ? priced.map(Priced::carriedMinorAfter).orElseGet(() -> last.get().carriedMinor())
            : real.carriedMinor();
    return new PricingState(
        real.mode(),
        real.month(),
        tenths,
        real.fixedMonthsDue(),
        carried,
        real.freeUnitsDue(),
        real.debts(),
        real.way());
  }

  private static Answer<Priced> price(Vend vend, TariffVersion draft, PricingState state) {
    return vend.tender().isZero()
        ? Pricing.freeUnits(draft, state)
        : Pricing.price(vend.tender(), draft, state);
  }

  private static Units units(Priced priced) {
    Units free = Minting.brought(priced.freeUnits().orElse(Units.ZERO));
    return Minting.brought(priced.units()).plus(free);
  }

  private static Units units(Vend vend) {
    return vend.tokens().stream()
        .flatMap(token -> token.units().stream())
        .reduce(Units.ZERO, Units::plus);
  }
}
