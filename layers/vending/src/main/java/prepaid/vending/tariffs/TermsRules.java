package prepaid.vending.tariffs;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.money.Shares;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** What the terms of a tariff version must be. */
final class TermsRules {
  private static final int LEVY_NAME_CHARACTERS_MAX = 24;

  private TermsRules() {}

  /** The first thing that is wrong, with its field; empty when the terms are sound. */
  static Optional<Refusal> check(TariffVersion version) {
    TariffTerms terms = version.terms();
    return levies(terms.levies())
        .or(() -> freeUnits(terms))
        .or(() -> energyPart(terms))
        .or(() -> channels(version))
        .or(() -> cashStep(version));
  }

  private static Optional<Refusal> levies(List<Levy> levies) {
    if (levies.size() > Limits.TARIFF_LEVIES_MAX) {
      return wrong("levies", "A tariff has at most " + Limits.TARIFF_LEVIES_MAX + " levies.");
    }
    for (Levy levy : levies) {
      int length = levy.name().length();
      if (levy.name().isBlank() || length > LEVY_NAME_CHARACTERS_MAX) {
        return wrong("levies", "A levy's name is 1 to 24 characters.");
      }
      boolean sound =
          switch (levy.rate()) {
            case Levy.Rate.OfEnergy(int points) -> points > 0 && points <= Shares.WHOLE;
            case Levy.Rate.AUnit(long micros) -> micros > 0 && micros <= Limits.PRICE_MICROS_MAX;
          };
      if (!sound) {
        return wrong("levies", "A levy is 1 to 10000 basis points, or a price above zero a unit.");
      }
    }
    return Optional.empty();
  }

  private static Optional<Refusal> freeUnits(TariffTerms terms) {
    return terms
        .freeUnits()
        .map(free -> free.units().tenths())
        .filter(tenths -> tenths == 0 || tenths > Limits.FREE_TENTHS_MAX)
        .flatMap(tenths -> wrong("freeUnits", "The free units are more than 0, at most 1000.0."));
  }

  private static Optional<Refusal> energyPart(TariffTerms terms) {
    int points = terms.energyPartBasisPoints();
    return points < 0 || points > Shares.WHOLE
        ? wrong("minEnergyPartBasisPoints", "The energy part is 0 to 10000 basis points.")
        : Optional.empty();
  }

  private static Optional<Refusal> channels(TariffVersion version) {
    Set<Channel> seen = new HashSet<>();
    for (ChannelTerms terms : version.terms().channels()) {
      if (!seen.add(terms.channel())) {
        return wrong("channels", "A channel stands once: " + terms.channel().slug() + ".");
      }
      Optional<Refusal> refusal = amounts(terms, version).or(() -> fee(terms, version));
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  private static Optional<Refusal> amounts(ChannelTerms terms, TariffVersion version) {
    if (Stream.of(terms.smallest(), terms.largest())
        .flatMap(Optional::stream)
        .anyMatch(amount -> !isAmount(amount, version))) {
      return wrong("channels", "A channel's limits are more than zero, in the tariff's currency.");
    }
    return terms.smallest().isPresent()
            && terms.largest().isPresent()
            && terms.smallest().get().compareTo(terms.largest().get()) > 0
        ? wrong("channels", "A channel's smallest sale is at most its largest.")
        : Optional.empty();
  }

  private static Optional<Refusal> fee(ChannelTerms terms, TariffVersion version) {
    boolean sound =
        terms
            .fee()
            .map(fee ->
                switch (fee) {
                  case Fee.OfTender(int points, boolean taxed) ->
                      points > 0 && points < Shares.WHOLE;
                  case Fee.Fixed(Money amount, boolean taxed) -> isAmount(amount, version);
                })
            .orElse(true);
    return sound
        ? Optional.empty()
        : wrong("channels", "A fee is 1 to 9999 basis points, or an amount above zero.");
  }

  private static Optional<Refusal> cashStep(TariffVersion version) {
    return version
        .terms()
        .cashStep()
        .filter(step -> !isAmount(step, version) || step.minor() > Limits.CASH_STEP_MINOR_MAX)
        .flatMap(step ->
            wrong("cashRounding", "The cash rounding is an amount above zero, at most 10000."));
  }

  private static boolean isAmount(Money amount, TariffVersion version) {
    return amount.minor() > 0 && amount.currency().equals(version.currency());
  }

  private static Optional<Refusal> wrong(String field, String detail) {
    return Optional.of(Refusal.of(RefusalKind.INVALID_REQUEST, field, detail));
  }
}
