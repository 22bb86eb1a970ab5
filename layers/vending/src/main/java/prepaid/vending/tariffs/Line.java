package prepaid.vending.tariffs;

import java.util.Optional;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;

/**
 * One line of a breakdown. Net and tax of all lines add up to the tender.
 *
 * @param description in words, such as {@code Block 1: 0-50 kWh at 0.98}; at most 60 characters
 * @param units for energy, what this line bought
 */
public record Line(LineKind kind, String description, Money net, Money tax, Optional<Units> units) {
  /** The line that takes this one back: it brings no units. */
  public Line reversed() {
    return new Line(kind, description, net.negated(), tax.negated(), Optional.empty());
  }
}
