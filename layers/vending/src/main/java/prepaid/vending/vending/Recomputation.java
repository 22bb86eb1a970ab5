package prepaid.vending.vending;

import java.util.Optional;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.tariffs.GrantPricing;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.Priced;
import prepaid.vending.tariffs.Pricing;
import prepaid.vending.tariffs.PricingState;
import prepaid.vending.tariffs.TariffVersion;

/**
 * Prices a past vend again, from what its row kept and the version of the tariff that it names. One
 * in force never changes, so every figure must come out as it was.
 */
public final class Recomputation {
  private Recomputation() {}

  /**
   * What a vend, or the sale that a reversal undoes, would be under a tariff version, from where it
   * started.
   */
  public static Answer<Priced> priced(Vend vend, TariffVersion tariff) {
    Money tender = vend.isReversal() ? vend.tender().negated() : vend.tender();
    if (vend.source() instanceof MoneySource.Unpaid unpaid) {
      return given(unpaid, tariff, vend.pricedFrom());
    }
    return tender.isZero()
        ? Pricing.freeUnits(tariff, vend.pricedFrom())
        : Pricing.price(tender, tariff, vend.pricedFrom());
  }

  private static Answer<Priced> given(
      MoneySource.Unpaid unpaid, TariffVersion tariff, PricingState state) {
    if (!(unpaid instanceof MoneySource.Grant grant) || !grant.kind().hasToken()) {
      return Answer.given(Pricing.nothing(tariff, state));
    }
    return GrantPricing.value(grant.wanted().orElseThrow(), tariff, state)
        .map(valued ->
            grant.kind() == GrantKind.PAID_REFILL
                ? GrantPricing.paid(valued, state)
                : GrantPricing.given(
                    grant.wanted().orElseThrow(), valued.value(), state, grant.kind().isOwed()));
  }

  /**
   * What does not come out as the row has it, in words without a token; empty when all does.
   *
   * @param tariff the version that the row names
   */
  public static Optional<String> difference(Vend vend, TariffVersion tariff) {
    if (!tariff.id().equals(vend.tariff())
        || !tariff.effectiveFrom().equals(vend.tariffVersion())) {
      return Optional.of(
          "the tariff is %s of %s, not %s of %s"
              .formatted(vend.tariff(), vend.tariffVersion(), tariff.id(), tariff.effectiveFrom()));
    }
    return switch (priced(vend, tariff)) {
      case Answer.Refused<Priced>(var refusal) ->
          Optional.of("it would be refused: " + refusal.detail());
      case Answer.Given<Priced>(var priced) -> lines(vend, priced).or(() -> tokens(vend, priced));
    };
  }

  private static Optional<String> lines(Vend vend, Priced priced) {
    if (vend.lines().size() != priced.lines().size()) {
      return Optional.of(
          "the number of lines is %d, and %d is computed"
              .formatted(vend.lines().size(), priced.lines().size()));
    }
    for (int i = 0; i < vend.lines().size(); i++) {
      Line sold = priced.lines().get(i);
      Line computed = vend.isReversal() ? sold.reversed() : sold;
      if (!vend.lines().get(i).equals(computed)) {
        return Optional.of(
            "line %d is %s, and %s is computed".formatted(i + 1, vend.lines().get(i), computed));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> tokens(Vend vend, Priced priced) {
    if (vend.isReversal()) {
      return vend.tokens().isEmpty() ? Optional.empty() : Optional.of("a reversal has tokens");
    }
    TokenKind credit =
        vend.source() instanceof MoneySource.Grant ? TokenKind.RESERVE_CREDIT : TokenKind.CREDIT;
    return units(vend, credit, priced.units())
        .or(() -> units(vend, TokenKind.FREE_UNITS, priced.freeUnits().orElse(Units.ZERO)))
        .or(() -> credit(vend, priced.credit()));
  }

  private static Optional<String> units(Vend vend, TokenKind kind, Units computed) {
    Units sold =
        vend.tokens().stream()
            .filter(token -> token.kind() == kind)
            .flatMap(token -> token.units().stream())
            .reduce(Units.ZERO, Units::plus);
    Units brought = Minting.brought(computed);
    return sold.equals(brought)
        ? Optional.empty()
        : Optional.of(
            "its %s tokens bring %s, and %s is computed".formatted(kind.slug(), sold, brought));
  }

  private static Optional<String> credit(Vend vend, Optional<Money> computed) {
    Money none = Money.zero(vend.tender().currency());
    Money sold =
        vend.tokens().stream()
            .map(IssuedToken::credit)
            .flatMap(Optional::stream)
            .reduce(none, Money::plus);
    Money brought = computed.map(Minting::brought).orElse(none);
    return sold.equals(brought)
        ? Optional.empty()
        : Optional.of("its tokens bring %s, and %s is computed".formatted(sold, brought));
  }
}
