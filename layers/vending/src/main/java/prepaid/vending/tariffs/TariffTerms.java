package prepaid.vending.tariffs;

import java.util.List;
import java.util.Optional;
import prepaid.vending.money.Money;

/**
 * What a tariff version sets beside prices and tax. All of it is part of the version, so that a
 * past vend can be computed again.
 *
 * @param levies on top of the blocks' prices
 * @param energyPartBasisPoints of the tender that the recovery of debts leaves for energy
 * @param channels at most one for each
 * @param cashStep the smallest coin: cash is rounded down to a multiple of it
 */
public record TariffTerms(
    List<Levy> levies,
    Optional<FreeUnits> freeUnits,
    int energyPartBasisPoints,
    List<ChannelTerms> channels,
    Optional<Money> cashStep) {
  /** Nothing beside prices and tax. */
  public static final TariffTerms NONE =
      new TariffTerms(List.of(), Optional.empty(), 0, List.of(), Optional.empty());

  public TariffTerms {
    levies = List.copyOf(levies);
    channels = List.copyOf(channels);
  }

  /** The terms of a channel. */
  public ChannelTerms channel(Channel channel) {
    return channels.stream()
        .filter(terms -> terms.channel() == channel)
        .findFirst()
        .orElseGet(() -> ChannelTerms.plain(channel));
  }
}
