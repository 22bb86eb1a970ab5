package prepaid.backoffice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.backoffice.Report.Row;
import prepaid.sts.Drn;
import prepaid.vending.credit.Debt;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterFlag;
import prepaid.vending.meters.MeterLists;
import prepaid.vending.meters.MeterRegister;
import prepaid.vending.money.Money;
import prepaid.vending.reports.FigureBooks;
import prepaid.vending.reports.FigureBooks.Usage;
import prepaid.vending.utilities.Utility;

/**
 * Reports that go through a utility's meters, page by page.
 *
 * @param today in the utility's time zone
 */
record MeterReports(Sources sources, Utility utility, LocalDate today) {
  private static final String METER = "meterNumber";
  private static final int AVERAGE_DECIMALS = 1;
  private static final int TENTHS = 10;
  private static final List<String> DEBTS =
      List.of(METER, "tariff", "debt", "kind", "owed", "units", "due", "overdue");
  private static final List<String> NO_PURCHASE =
      List.of(METER, "tariff", "lastPurchase", "status");
  private static final List<String> USAGE =
      List.of(METER, "purchases", "units", "unit", "averagePerDay");

  /** Where meters and their figures are found. */
  record Sources(MeterLists lists, MeterRegister register, FigureBooks figures) {}

  /** What is owed now, debt by debt; all, or what should be paid by now. */
  Report debts(boolean overdueOnly, Optional<Drn> after) {
    return walked(
        DEBTS,
        after,
        meter ->
            meter.state().debts().stream()
                .filter(debt -> !overdueOnly || isOverdue(debt))
                .map(debt -> debt(meter, debt))
                .toList());
  }

  private boolean isOverdue(Debt debt) {
    return debt.due().filter(due -> due.isBefore(today)).isPresent();
  }

  private Map<String, String> debt(Meter meter, Debt debt) {
    return new Row()
        .with(METER, meter.registration().number().digits())
        .with("tariff", meter.registration().tariff())
        .with("debt", debt.id())
        .with("kind", debt.kind().slug())
        .with("owed", new Money(debt.owedMinor(), utility.currency()).text())
        .with("units", debt.units().text())
        .with("due", debt.due().map(LocalDate::toString).orElse(""))
        .with("overdue", String.valueOf(isOverdue(debt)))
        .cells();
  }

  /** Meters to which nothing was sold from a day on. */
  Report noPurchase(LocalDate from, Optional<Drn> after) {
    return walked(
        NO_PURCHASE,
        after,
        meter ->
            meter.state().day().isBefore(from) && !meter.registration().is(MeterFlag.REMOVED)
                ? List.of(silent(meter))
                : List.of());
  }

  private static Map<String, String> silent(Meter meter) {
    boolean ever = meter.state().dayMinor() > 0;
    return new Row()
        .with(METER, meter.registration().number().digits())
        .with("tariff", meter.registration().tariff())
        .with("lastPurchase", ever ? meter.state().day().toString() : "")
        .with("status", MeterJson.status(meter.registration()))
        .cells();
  }

  /** What is found of each meter. */
  @FunctionalInterface
  private interface Found {
    List<Map<String, String>> of(Meter meter);
  }

  private Report walked(List<String> columns, Optional<Drn> after, Found found) {
    List<Drn> listed =
        sources.lists().ofUtility(utility.id(), after, Limits.EXPORT_PAGE_METERS_MAX);
    Map<Drn, Meter> meters = MeterExportRoutes.read(sources.register(), listed);
    List<Map<String, String>> rows = new ArrayList<>();
    for (Drn number : listed) {
      Optional.ofNullable(meters.get(number)).ifPresent(meter -> rows.addAll(found.of(meter)));
    }
    return new Report(
        columns,
        rows,
        listed.size() < Limits.EXPORT_PAGE_METERS_MAX
            ? Optional.empty()
            : Optional.of(listed.getLast().digits()));
  }

  /** Meters that bought at least so much a day in a month, on average of the days so far. */
  Report usage(YearMonth month, long leastTenths, Optional<Drn> after) {
    LocalDate last = today.isBefore(month.atEndOfMonth()) ? today : month.atEndOfMonth();
    long days = Math.max(1, ChronoUnit.DAYS.between(month.atDay(1), last) + 1);
    List<Usage> page =
        sources.figures().usage(utility.id(), month, after, Limits.EXPORT_PAGE_METERS_MAX);
    return new Report(
        USAGE,
        page.stream()
            .filter(usage -> usage.tenths() >= Math.multiplyExact(leastTenths, days))
            .map(usage -> usage(usage, days))
            .toList(),
        page.size() < Limits.EXPORT_PAGE_METERS_MAX
            ? Optional.empty()
            : Optional.of(page.getLast().meter().digits()));
  }

  private static Map<String, String> usage(Usage usage, long days) {
    String average =
        BigDecimal.valueOf(usage.tenths())
            .divide(BigDecimal.valueOf(days * TENTHS), AVERAGE_DECIMALS, RoundingMode.HALF_UP)
            .toPlainString();
    return new Row()
        .with(METER, usage.meter().digits())
        .with("purchases", usage.vends())
        .with("units", SumReports.units(usage.tenths()))
        .with("unit", usage.resource().unit())
        .with("averagePerDay", average)
        .cells();
  }
}
