package prepaid.backoffice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import prepaid.backoffice.Report.Row;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.reports.Figure;
import prepaid.vending.reports.FigureBooks;
import prepaid.vending.reports.Figures;
import prepaid.vending.utilities.Utility;

/** Reports that add up the figures of days. */
record SumReports(Utility utility, List<FigureBooks.Row> days) {
  static final String ALL = "all";
  private static final int RATE_DECIMALS = 4;

  private static final List<String> COLLECTION =
      List.of("month", "segment", "paid", "recovered", "sold", "granted", "rate");
  private static final List<String> RESERVE =
      List.of(
          "month",
          "granted",
          "grantedUnits",
          "recovered",
          "writtenOff",
          "outstanding",
          "given",
          "givenUnits");
  private static final List<String> SALES =
      List.of(
          "tariff",
          "vends",
          "units",
          "freeUnits",
          "tendered",
          "onAccount",
          "tax",
          "energy",
          "fees",
          "fixedCharges",
          "levies",
          "arrears",
          "reserveRecovery",
          "rounding");

  /** By month and segment, which is the tariff, with a line for all of them at each month's end. */
  Report collectionRate() {
    return new Report(
        COLLECTION,
        summed(
                row -> YearMonth.from(row.day()) + "|" + row.tariff(),
                row -> YearMonth.from(row.day()) + "|~")
            .entrySet()
            .stream()
            .map(sum -> rate(sum.getKey(), sum.getValue()))
            .toList(),
        Optional.empty());
  }

  private Map<String, String> rate(String key, Figures sum) {
    int bar = key.indexOf('|');
    String segment = key.substring(bar + 1);
    long in = sum.paidMinor() + sum.recoveredMinor();
    long out = sum.soldMinor() + sum.grantedMinor();
    return new Row()
        .with("month", key.substring(0, bar))
        .with("segment", segment.equals("~") ? ALL : segment)
        .with("paid", money(sum.paidMinor()))
        .with("recovered", money(sum.recoveredMinor()))
        .with("sold", money(sum.soldMinor()))
        .with("granted", money(sum.grantedMinor()))
        .with("rate", ratio(in, out))
        .cells();
  }

  /**
   * By month; from the first grant on, what is outstanding is what the list of debts adds up to.
   */
  Report reserveCredit() {
    return new Report(
        RESERVE,
        summed(row -> YearMonth.from(row.day()).toString(), row -> "~").entrySet().stream()
            .map(sum -> reserve(sum.getKey(), sum.getValue()))
            .toList(),
        Optional.empty());
  }

  private Map<String, String> reserve(String month, Figures sum) {
    return new Row()
        .with("month", month.equals("~") ? ALL : month)
        .with("granted", money(sum.grantedMinor()))
        .with("grantedUnits", units(sum.get(Figure.GRANTED_UNITS)))
        .with("recovered", money(sum.get(Figure.RESERVE_RECOVERY)))
        .with("writtenOff", money(sum.get(Figure.RESERVE_WRITTEN_OFF)))
        .with("outstanding", money(sum.outstandingMinor()))
        .with("given", money(sum.get(Figure.GIVEN)))
        .with("givenUnits", units(sum.get(Figure.GIVEN_UNITS)))
        .cells();
  }

  /** Empty where nothing was sold or granted. */
  private static String ratio(long in, long out) {
    return out == 0
        ? ""
        : BigDecimal.valueOf(in)
            .divide(BigDecimal.valueOf(out), RATE_DECIMALS, RoundingMode.HALF_UP)
            .toPlainString();
  }

  /** By tariff, with a line for all of them at the end; the parts add up to what was tendered. */
  Report salesByTariff() {
    return new Report(
        SALES,
        summed(FigureBooks.Row::tariff, row -> "~").entrySet().stream()
            .map(sum -> sales(sum.getKey(), sum.getValue()))
            .toList(),
        Optional.empty());
  }

  private Map<String, String> sales(String tariff, Figures sum) {
    return new Row()
        .with("tariff", tariff.equals("~") ? ALL : tariff)
        .with("vends", sum.get(Figure.VENDS))
        .with("units", units(sum.get(Figure.UNITS)))
        .with("freeUnits", units(sum.get(Figure.FREE_UNITS)))
        .with("tendered", money(sum.get(Figure.TENDER)))
        .with("onAccount", money(sum.get(Figure.ON_ACCOUNT)))
        .with("tax", money(sum.get(Figure.TAX)))
        .with("energy", money(sum.get(Figure.ENERGY)))
        .with("fees", money(sum.get(Figure.FEE)))
        .with("fixedCharges", money(sum.get(Figure.FIXED_CHARGE)))
        .with("levies", money(sum.get(Figure.LEVY)))
        .with("arrears", money(sum.get(Figure.ARREARS)))
        .with("reserveRecovery", money(sum.get(Figure.RESERVE_RECOVERY)))
        .with("rounding", money(sum.get(Figure.ROUNDING)))
        .cells();
  }

  /** Each row counts under its own key and under a common one. */
  private Map<String, Figures> summed(
      Function<FigureBooks.Row, String> own, Function<FigureBooks.Row, String> common) {
    Map<String, Figures> sums = new TreeMap<>();
    for (FigureBooks.Row row : days) {
      sums.merge(own.apply(row), row.figures(), Figures::plus);
      sums.merge(common.apply(row), row.figures(), Figures::plus);
    }
    return sums;
  }

  private String money(long minor) {
    return new Money(minor, utility.currency()).text();
  }

  /** A month's reversals may be of an earlier month's sales. */
  static String units(long tenths) {
    return tenths < 0 ? "-" + new Units(-tenths).text() : new Units(tenths).text();
  }
}
