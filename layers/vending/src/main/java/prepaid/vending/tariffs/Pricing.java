package prepaid.vending.tariffs;

import static prepaid.vending.refusals.RefusalKind.AMOUNT_INVALID;
import static prepaid.vending.refusals.RefusalKind.AMOUNT_TOO_LARGE;
import static prepaid.vending.refusals.RefusalKind.CURRENCY_MISMATCH;
import static prepaid.vending.refusals.RefusalKind.INVALID_REQUEST;
import static prepaid.vending.refusals.RefusalKind.NOTHING_LEFT_TO_VEND;

import java.math.BigInteger;
import java.util.Optional;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;

/**
 * What a tender buys, and what a wanted quantity costs.
 *
 * <p>The order of computation: the fixed charge and its tax come first; the tax of what remains is
 * taken next; the rest, with money carried over from the last vend, walks the blocks. Debts, free
 * units and levies will take their places between those steps.
 */
public final class Pricing {
  private Pricing() {}

  /**
   * Prices a tender. Units never decrease when the tender grows.
   *
   * @param tender more than zero, in the tariff's currency
   * @return the breakdown, or a refusal: of the amount, of its currency, or because charges leave
   *     too little for a tenth of a unit; that one says which tender would do
   */
  public static Answer<Priced> price(Money tender, TariffVersion tariff, PricingState state) {
    if (!tender.currency().equals(tariff.currency())) {
      return Answer.refused(
          CURRENCY_MISMATCH, "currency", "The meter is sold to in " + tariff.currency() + ".");
    }
    if (tender.minor() <= 0) {
      return Answer.refused(AMOUNT_INVALID, "amount", "The amount must be more than zero.");
    }
    Pot pot = Pot.of(tender.minor(), tariff, state);
    if (pot.remainder() < 0 || pot.amount() <= 0) {
      return nothingLeft(tariff, state);
    }
    Breakdown breakdown = new Breakdown(tender, tariff, state, pot);
    return state.mode() == CreditMode.CURRENCY
        ? Answer.given(breakdown.credit())
        : units(breakdown, tariff, state, pot);
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

  private static Answer<Priced> units(
      Breakdown breakdown, TariffVersion tariff, PricingState state, Pot pot) {
    Optional<Long> tenths = pot.tenths(tariff, state);
    if (tenths.isEmpty()) {
      return tooLarge("amount");
    }
    return tenths.get() == 0
        ? nothingLeft(tariff, state)
        : Answer.given(breakdown.units(tenths.get()));
  }

  private static Answer<Money> smallestTender(
      BigInteger potAmount, TariffVersion tariff, PricingState state) {
    BigInteger needed =
        potAmount.subtract(BigInteger.valueOf(state.carriedMinor())).max(BigInteger.ZERO);
    BigInteger remainder =
        Pot.taxIsInside(tariff, state) ? needed : Tax.smallestGross(needed, tariff);
    BigInteger tender =
        remainder.add(BigInteger.valueOf(FixedPart.of(tariff, state).gross())).max(BigInteger.ONE);
    return tender.compareTo(BigInteger.valueOf(Money.MINOR_MAX)) > 0
        ? tooLarge("units")
        : Answer.given(new Money(tender.longValueExact(), tariff.currency()));
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
