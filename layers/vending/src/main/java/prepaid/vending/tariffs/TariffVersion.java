package prepaid.vending.tariffs;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import prepaid.vending.meters.Resource;

/**
 * A tariff as it stands from a day on, in the utility's time zone.
 *
 * @param id of the tariff; with {@code effectiveFrom} it names this version
 * @param pricesIncludeTax whether the blocks' prices include the tax
 * @param taxBasisPoints 1500 is 15 %
 */
public record TariffVersion(
    String id,
    LocalDate effectiveFrom,
    String name,
    String utility,
    Resource resource,
    Currency currency,
    List<Block> blocks,
    int taxBasisPoints,
    boolean pricesIncludeTax,
    Optional<FixedCharge> fixedCharge,
    NetRounding netRounding,
    EnergyRounding energyRounding,
    TariffTerms terms) {
  /** A version that sets nothing beside prices, tax and a fixed charge. */
  public TariffVersion(
      String id,
      LocalDate effectiveFrom,
      String name,
      String utility,
      Resource resource,
      Currency currency,
      List<Block> blocks,
      int taxBasisPoints,
      boolean pricesIncludeTax,
      Optional<FixedCharge> fixedCharge,
      NetRounding netRounding,
      EnergyRounding energyRounding) {
    this(
        id,
        effectiveFrom,
        name,
        utility,
        resource,
        currency,
        blocks,
        taxBasisPoints,
        pricesIncludeTax,
        fixedCharge,
        netRounding,
        energyRounding,
        TariffTerms.NONE);
  }

  public TariffVersion {
    blocks = List.copyOf(blocks);
  }

  public TariffVersion with(TariffTerms other) {
    return new TariffVersion(
        id,
        effectiveFrom,
        name,
        utility,
        resource,
        currency,
        blocks,
        taxBasisPoints,
        pricesIncludeTax,
        fixedCharge,
        netRounding,
        energyRounding,
        other);
  }

  /** How the net part of a tender that includes tax is rounded to minor units. */
  public enum NetRounding {
    HALF_UP,
    DOWN
  }

  /** How money is turned into tenths: up for the customer, or down with the rest carried over. */
  public enum EnergyRounding {
    UP,
    DOWN
  }
}
