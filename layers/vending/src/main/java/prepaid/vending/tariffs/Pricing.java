package prepaid.vending.tariffs;

import static prepaid.vending.refusals.RefusalKind.AMOUNT_INVALID;
import static prepaid.vending.refusals.RefusalKind.AMOUNT_TOO_LARGE;
import static prepaid.vending.refusals.RefusalKind.CONFLICT;
import static prepaid.vending.refusals.RefusalKind.CURRENCY_MISMATCH;
import static prepaid.vending.refusals.RefusalKind.FREE_UNITS_REFUSED;
import static prepaid.vending.refusals.RefusalKind.INVALID_REQUEST;
import static prepaid.vending.refusals.RefusalKind.NOTHING_LEFT_TO_VEND;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import prepaid.vending.credit.Accounts;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;

/**
 * What a tender buys, and what a wanted quantity costs.
 *
 * <p>The order of computation: what no coin can pay; the channel's fee; the fixed charge with its
 * tax; debts; the tax of what remains. The rest, with money carried over from the last vend, walks
 * the blocks, levies on their prices. Free units of the month come beside it.
 */
public final class Pricing {
  private Pricing() {}

  /**
   * Prices a tender. Units never decrease when the tender grows.
   *
   * @param tender more than zero, in the tariff's currency
   * @return the breakdown, in which charges and debts may take the whole tender; or a refusal: of
   *     the amount, of its currency, or because they leave something that is too little for a tenth
   *     of a unit; that one says which tender would do
   */
  public static Answer<Priced> price(Money tender, TariffVersion tariff, PricingState state) {
    if (!tender.currency().equals(tariff.currency())) {
      return Answer.refused(
          CURRENCY_MISMATCH, "currency", "The meter is sold to in " + tariff.currency() + ".");
    }
    if (tender.minor() <= 0) {
      return Answer.refused(AMOUNT_INVALID, "amount", "The amount must be more than zero.");
    }
    if (state.way().payment() == PaymentKind.ACCOUNT && Accounts.areFull(state.debts())) {
      return Answer.refused(CONFLICT, "The meter has as many debts as it may have.");
    }
    Pot pot = Pot.of(tender.minor(), tariff, state);
    if (pot.taken().remainder() < 0 || pot.taken().usable() == 0) {
      return nothingLeft(tariff, state);
    }
    return tenths(tariff, state, pot)
        .then(tenths -> {
          Breakdown breakdown = new Breakdown(tender, tariff, state, pot);
          if (state.mode() == CreditMode.CURRENCY && pot.amount() > 0) {
            return Answer.given(breakdown.credit());
          }
          if (tenths > 0) {
            return Answer.given(breakdown.units(tenths));
          }
          return pot.taken().remainder() == 0
              ? Answer.given(breakdown.accountPayment())
              : nothingLeft(tariff, state);
        });
  }

  /** The month's free units alone, for a meter that buys nothing with them. */
  public static Answer<Priced> freeUnits(TariffVersion tariff, PricingState state) {
    if (tariff.terms().freeUnits().isEmpty() || state.mode() == CreditMode.CURRENCY) {
      return Answer.refused(FREE_UNITS_REFUSED, "The meter's tariff grants no free units.");
    }
    if (!tariff.terms().freeUnits().get().alone()) {
      return Answer.refused(FREE_UNITS_REFUSED, "Free units come with a purchase only.");
    }
    if (!state.freeUnitsDue()) {
      return Answer.refused(FREE_UNITS_REFUSED, "This month's free units were granted already.");
    }
    return Answer.given(Breakdown.freeUnits(tariff, state));
  }

  /** Nothing is tendered, bought or taken: for what the desk does to a meter. */
  public static Priced nothing(TariffVersion tariff, PricingState state) {
    return new Priced(
        Money.zero(tariff.currency()),
        List.of(),
        Units.ZERO,
        Optional.empty(),
        Optional.empty(),
        state.monthTenths(),
        false,
        state.carriedMinor(),
        state.debts());
  }

  /**
   * The smallest tender that buys at least the wanted units: {@link #price} of it gives them, and
   * of one minor unit less does not.
   *
   * @param wanted more than zero
   */
  public static Answer<Money> tenderFor(Units wanted, TariffVersion tariff, PricingState state) {
    if (state.mode() == CreditMode.CURRENCY) {
      return Answer.refused(
          INVALID_REQUEST, "units", "This meter counts money, not units: name an amount instead.");
    }
    if (wanted.tenths() == 0) {
      return Answer.refused(AMOUNT_INVALID, "units", "The units must be more than zero.");
    }
    if (wanted.tenths() > Limits.SALE_TENTHS_MAX) {
      return tooLarge("units");
    }
    Answer<Money> tender =
        smallestTender(Pot.smallestAmountFor(wanted, tariff, state), tariff, state);
    return tender.then(money -> proven(money, wanted, tariff, state));
  }

  private static Answer<Long> tenths(TariffVersion tariff, PricingState state, Pot pot) {
    if (state.mode() == CreditMode.CURRENCY || pot.amount() <= 0) {
      return Answer.given(0L);
    }
    return pot.tenths(tariff, state).map(Answer::given).orElseGet(() -> tooLarge("amount"));
  }

  private static Answer<Money> smallestTender(
      BigInteger potAmount, TariffVersion tariff, PricingState state) {
    BigInteger needed =
        potAmount.subtract(BigInteger.valueOf(state.carriedMinor())).max(BigInteger.ZERO);
    BigInteger remainder =
        Pot.taxIsInside(tariff, state) ? needed : Tax.smallestGross(needed, tariff);
    if (remainder.compareTo(BigInteger.valueOf(Money.MINOR_MAX)) > 0) {
      return tooLarge("units");
    }
    return leaving(remainder.longValueExact(), tariff, state);
  }

  /** Deductions have no formula that could be turned around, but their remainder only grows. */
  private static Answer<Money> leaving(long remainder, TariffVersion tariff, PricingState state) {
    long step = Deductions.cashStep(tariff, state);
    long tooFew = 0;
    long enough = Money.MINOR_MAX / step;
    if (Deductions.of(enough * step, tariff, state).remainder() < remainder) {
      return tooLarge("units");
    }
    while (enough - tooFew > 1) {
      long middle = tooFew + (enough - tooFew) / 2;
      if (Deductions.of(middle * step, tariff, state).remainder() < remainder) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return Answer.given(new Money(enough * step, tariff.currency()));
  }

  /** What goes out is checked: the tender must buy what it was computed for. */
  private static Answer<Money> proven(
      Money tender, Units wanted, TariffVersion tariff, PricingState state) {
    return switch (price(tender, tariff, state)) {
      case Answer.Given<Priced>(var priced) when priced.units().compareTo(wanted) >= 0 ->
          Answer.given(tender);
      default ->
          throw new IllegalStateException(tender + " does not buy " + wanted + " under " + tariff);
    };
  }

  private static Answer<Priced> nothingLeft(TariffVersion tariff, PricingState state) {
    BigInteger one =
        state.mode() == CreditMode.CURRENCY
            ? BigInteger.ONE
            : Pot.smallestAmountFor(new Units(1), tariff, state);
    return smallestTender(one, tariff, state)
        .then(smallest ->
            Answer.refused(
                NOTHING_LEFT_TO_VEND,
                "amount",
                "Nothing would be left to vend. The smallest amount that would is "
                    + smallest
                    + "."));
  }

  private static <T> Answer<T> tooLarge(String field) {
    return Answer.refused(Refusal.of(AMOUNT_TOO_LARGE, field, "That is more than can be priced."));
  }
}
