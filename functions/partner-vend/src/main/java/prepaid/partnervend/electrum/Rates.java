package prepaid.partnervend.electrum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Block;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.LineKind;

/** At which price a sale bought in each block. */
final class Rates {
  private static final int MICRO_DIGITS = 6;

  private Rates() {}

  /**
   * A step of the calculation.
   *
   * @param minorAUnit the tariff's price, in minor units, with one decimal at least
   */
  record Rate(Units units, BigDecimal minorAUnit) {}

  static List<Rate> of(Sale sale) {
    List<Rate> rates = new ArrayList<>();
    long at = sale.pricedFrom().begin(sale.tariff());
    for (Line line : sale.lines()) {
      if (line.kind() == LineKind.ENERGY && line.units().isPresent()) {
        rates.add(new Rate(line.units().get(), price(sale, at)));
        at += line.units().get().tenths();
      }
    }
    return rates;
  }

  private static BigDecimal price(Sale sale, long atTenths) {
    Block block =
        sale.tariff().blocks().stream()
            .filter(b -> b.upToTenths().isEmpty() || b.upToTenths().getAsLong() > atTenths)
            .findFirst()
            .orElseThrow();
    int digits = sale.tender().currency().getDefaultFractionDigits();
    BigDecimal exact =
        BigDecimal.valueOf(block.priceMicros(), MICRO_DIGITS - digits).stripTrailingZeros();
    return exact.scale() < 1 ? exact.setScale(1) : exact;
  }
}
