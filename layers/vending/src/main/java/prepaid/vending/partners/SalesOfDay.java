package prepaid.vending.partners;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Port: what a partner has sold on a day, as far as the counters have heard. Fraud brakes look at
 * it, so it may be seconds old.
 */
public interface SalesOfDay {
  /** No partner has sold anything. */
  SalesOfDay NOTHING = (partner, terminal, day) -> 0;

  /**
   * In minor units of the partner's currency.
   *
   * @param terminal empty for all of them
   */
  long minor(String partner, Optional<String> terminal, LocalDate day);
}
