package prepaid.simulation.town;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Block;
import prepaid.vending.tariffs.FixedCharge;
import prepaid.vending.tariffs.FreeUnits;
import prepaid.vending.tariffs.Levy;
import prepaid.vending.tariffs.TariffTerms;
import prepaid.vending.tariffs.TariffVersion;

/** The tariffs of the town. */
final class Prices {
  static final String FLAT = "flat";
  static final String BLOCKS = "blocks";
  static final String MONTHLY = "monthly";
  static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

  private Prices() {}

  static List<TariffVersion> all() {
    return List.of(flat(FIRST, 1_850_000), blocks(), monthly());
  }

  /** One price, in millionths of a rand; what is too small for a tenth is carried over. */
  static TariffVersion flat(LocalDate from, long priceMicros) {
    return new TariffVersion(
        FLAT,
        from,
        "Flat",
        Town.HIGHVELD,
        Resource.ELECTRICITY,
        Town.RAND,
        List.of(new Block(OptionalLong.empty(), priceMicros)),
        1_500,
        false,
        Optional.empty(),
        TariffVersion.NetRounding.HALF_UP,
        TariffVersion.EnergyRounding.DOWN);
  }

  /** Three blocks by month, a levy and free units, tax included in the prices. */
  private static TariffVersion blocks() {
    TariffTerms terms =
        new TariffTerms(
            List.of(new Levy("Fuel", new Levy.Rate.AUnit(50_000))),
            Optional.of(new FreeUnits(new Units(50), false, false)),
            0,
            List.of(),
            Optional.empty());
    return new TariffVersion(
            BLOCKS,
            FIRST,
            "Blocks",
            Town.SEVERNY,
            Resource.ELECTRICITY,
            Town.ROUBLE,
            List.of(
                new Block(OptionalLong.of(500), 980_000),
                new Block(OptionalLong.of(3_500), 1_420_000),
                new Block(OptionalLong.empty(), 2_150_000)),
            2_000,
            true,
            Optional.empty(),
            TariffVersion.NetRounding.HALF_UP,
            TariffVersion.EnergyRounding.UP)
        .with(terms);
  }

  /** A fixed charge for missed months too, and a part of each tender that debts leave alone. */
  private static TariffVersion monthly() {
    TariffTerms terms =
        new TariffTerms(List.of(), Optional.empty(), 3_000, List.of(), Optional.empty());
    return new TariffVersion(
            MONTHLY,
            FIRST,
            "Monthly",
            Town.HIGHVELD,
            Resource.ELECTRICITY,
            Town.RAND,
            List.of(new Block(OptionalLong.empty(), 2_010_000)),
            1_500,
            false,
            Optional.of(new FixedCharge(new Money(4_500, Town.RAND), true, 3)),
            TariffVersion.NetRounding.HALF_UP,
            TariffVersion.EnergyRounding.UP)
        .with(terms);
  }
}
