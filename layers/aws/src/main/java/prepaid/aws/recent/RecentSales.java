package prepaid.aws.recent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import prepaid.vending.limits.Limits;
import prepaid.vending.partners.SalesOfDay;

/** What partners have sold on a day, as the counters stood some seconds ago. */
public final class RecentSales implements SalesOfDay {
  private final Recent<Asked, Long> sums;

  private record Asked(String partner, Optional<String> terminal, LocalDate day) {}

  public RecentSales(SalesOfDay sales, Clock clock) {
    this.sums =
        new Recent<>(
            clock,
            asked -> sales.minor(asked.partner(), asked.terminal(), asked.day()),
            sum -> false,
            Limits.SALES_OF_DAY_AGE_MAX);
  }

  @Override
  public long minor(String partner, Optional<String> terminal, LocalDate day) {
    return sums.get(new Asked(partner, terminal, day));
  }
}
