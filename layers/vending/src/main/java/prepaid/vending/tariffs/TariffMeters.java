package prepaid.vending.tariffs;

import java.util.List;
import java.util.Optional;
import prepaid.sts.Drn;

/** Port: which meters are, or were, on a tariff. A list to go through, not an authority. */
public interface TariffMeters {
  /** Notes a meter; doing it again changes nothing. */
  void add(String tariff, Drn meter);

  /**
   * A page of a tariff's meters, in the order of their numbers.
   *
   * @param after the last one of the page before; empty for the first page
   * @param most 1 or more
   */
  List<Drn> page(String tariff, Optional<Drn> after, int most);
}
