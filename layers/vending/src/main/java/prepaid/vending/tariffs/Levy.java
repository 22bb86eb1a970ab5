package prepaid.vending.tariffs;

import java.math.BigDecimal;
import prepaid.vending.money.Shares;

/**
 * A levy on energy, such as for fuel, inflation or rural supply. It stands on top of the blocks'
 * prices and is taxed like them.
 *
 * @param name as the receipt calls it, at most 24 characters
 */
public record Levy(String name, Rate rate) {
  /** What it is measured by. */
  public sealed interface Rate {
    /**
     * @param basisPoints of the blocks' prices
     */
    record OfEnergy(int basisPoints) implements Rate {}

    /**
     * @param priceMicros of one unit, in millionths of the currency's major unit
     */
    record AUnit(long priceMicros) implements Rate {}
  }

  /** As its line says it. */
  String words(String unit) {
    return name
        + ", "
        + switch (rate) {
          case Rate.OfEnergy(int points) -> Shares.percent(points) + " of the energy";
          case Rate.AUnit(long micros) ->
              BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString() + " a " + unit;
        };
  }

  /** What it adds to a block's price, in ten-thousandths of a millionth of the major unit. */
  long onPrice(long blockMicros) {
    return switch (rate) {
      case Rate.OfEnergy(int points) -> Math.multiplyExact(blockMicros, points);
      case Rate.AUnit(long micros) -> Math.multiplyExact(micros, Shares.WHOLE);
    };
  }
}
