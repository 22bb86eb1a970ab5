package prepaid.vending.campaigns;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.vending.meters.History;
import prepaid.vending.money.Units;
import prepaid.vending.reports.FigureBooks.Usage;

/**
 * What a meter must have bought to be one of a campaign's. Of a month the figures tell, seconds
 * behind the sales; since the first purchase the meter's own row does.
 *
 * @param purchases at least so many; 0 where it does not matter
 * @param units at least so many; a month's are with the free ones
 * @param month by the utility's calendar; empty for all since the first purchase
 */
public record Bought(long purchases, Units units, Optional<YearMonth> month) {
  public Bought {
    if (purchases <= 0 && units.tenths() == 0) {
      throw new IllegalArgumentException("nothing is asked for");
    }
  }

  /** Whether what the row of a meter says is enough. */
  boolean isEnough(History history) {
    return isEnough(history.sales(), history.soldTenths());
  }

  /** Whether what the month's figures say is enough. */
  boolean isEnough(Usage usage) {
    return isEnough(usage.vends(), usage.tenths());
  }

  private boolean isEnough(long vends, long tenths) {
    return vends >= purchases && tenths >= units.tenths();
  }

  /** Such as {@code bought at least 100.0 units in 2026-10}. */
  public String words() {
    List<String> parts = new ArrayList<>();
    if (purchases > 0) {
      parts.add(purchases + " times");
    }
    if (units.tenths() > 0) {
      parts.add(units.text() + " units");
    }
    return "bought at least "
        + String.join(" and ", parts)
        + month.map(named -> " in " + named).orElse("");
  }
}
