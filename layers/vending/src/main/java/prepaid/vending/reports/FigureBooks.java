package prepaid.vending.reports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Resource;

/** Port: figures by utility, day and tariff, and by meter and month. Seconds behind the sales. */
public interface FigureBooks {
  /**
   * A vend that is to be counted.
   *
   * @param day in the utility's time zone
   */
  record Counted(
      VendKey vend,
      String utility,
      LocalDate day,
      String tariff,
      Drn meter,
      Resource resource,
      Figures figures) {}

  /** What was sold on a tariff on a day. */
  record Row(LocalDate day, String tariff, Figures figures) {}

  /**
   * What a meter bought in a month.
   *
   * @param tenths units, free ones included
   * @param vends how often
   */
  record Usage(Drn meter, Resource resource, long tenths, long vends) {}

  /**
   * Adds a vend to the figures of its day and of its meter's month. Doing it again changes nothing.
   *
   * @return whether it is new
   */
  boolean add(Counted counted);

  /** The figures of a utility's days, a row a day and tariff, in no order. */
  List<Row> rows(String utility, LocalDate from, LocalDate to);

  /**
   * A page of the meters that bought something in a month, by last digit, then by number.
   *
   * @param after the last one of the page before; empty for the first page
   */
  List<Usage> usage(String utility, YearMonth month, Optional<Drn> after, int most);

  /**
   * What those meters bought in a month; who bought nothing is left out.
   *
   * @param meters at most 100, each once
   */
  List<Usage> usage(String utility, YearMonth month, List<Drn> meters);
}
