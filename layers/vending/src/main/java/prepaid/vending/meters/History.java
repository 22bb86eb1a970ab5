package prepaid.vending.meters;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What was bought and given so far, as far as the policies of reserve credit ask.
 *
 * @param firstSale the day of the first purchase, in the utility's time zone
 * @param sales how many purchases there were
 * @param soldTenths units of all of them, in tenths
 * @param grantMonth the month of {@code grants}
 * @param grants how often reserve credit that is owed was given in it
 */
public record History(
    Optional<LocalDate> firstSale, long sales, long soldTenths, YearMonth grantMonth, int grants) {
  /** Of a meter at which nothing happened. */
  public static final History NONE = new History(Optional.empty(), 0, 0, YearMonth.of(1993, 1), 0);

  public History sold(LocalDate day, long tenths) {
    return new History(
        Optional.of(firstSale.orElse(day)),
        sales + 1,
        Math.addExact(soldTenths, tenths),
        grantMonth,
        grants);
  }

  public History granted(YearMonth month) {
    return new History(firstSale, sales, soldTenths, month, grantsIn(month) + 1);
  }

  public int grantsIn(YearMonth asked) {
    return asked.equals(grantMonth) ? grants : 0;
  }

  /** Days since the first purchase; zero when there was none. */
  public long daysSinceFirstSale(LocalDate today) {
    return firstSale.map(day -> Math.max(0, day.until(today, ChronoUnit.DAYS))).orElse(0L);
  }

  /** Units bought a month on average since the first purchase, in tenths, rounded down. */
  public long averageMonthTenths(LocalDate today) {
    return firstSale
        .map(day -> YearMonth.from(day).until(YearMonth.from(today), ChronoUnit.MONTHS) + 1)
        .map(months -> soldTenths / Math.max(1, months))
        .orElse(0L);
  }
}
