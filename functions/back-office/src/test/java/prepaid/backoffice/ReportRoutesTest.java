package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.aws.fixture.Samples;
import prepaid.http.HttpResponse;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Resource;
import prepaid.vending.reports.Figure;
import prepaid.vending.reports.FigureBooks.Counted;
import prepaid.vending.reports.Figures;

/** Reports of a utility. */
final class ReportRoutesTest {
  private final OfficeWorld world = OfficeWorld.furnished();
  private int sales;

  private void sold(String day, String tariff, Map<Figure, Long> figures) {
    sold(day, tariff, 1, figures);
  }

  private void sold(String day, String tariff, int meter, Map<Figure, Long> figures) {
    sales++;
    world.figures.add(
        new Counted(
            new VendKey("web", "s" + sales),
            "city",
            LocalDate.parse(day),
            tariff,
            Samples.drn(meter),
            Resource.ELECTRICITY,
            new Figures(figures)));
  }

  private HttpResponse report(String query) {
    HttpResponse response = world.get("/reports/" + query);
    assertEquals(200, response.status(), response.bodyText());
    return response;
  }

  private List<?> rows(String query) {
    return (List<?>) Objects.requireNonNull(OfficeWorld.json(report(query)).get("rows"));
  }

  private void aMonthOfSales() {
    sold("2026-10-31", "flat", Map.of(Figure.VENDS, 1L, Figure.TENDER, 10_000L));
    sold(
        "2026-11-01",
        "flat",
        Map.of(
            Figure.VENDS, 1L,
            Figure.TENDER, 10_000L,
            Figure.ENERGY, 7_000L,
            Figure.ARREARS, 2_000L,
            Figure.RESERVE_RECOVERY, 1_000L,
            Figure.UNITS, 355L));
    sold("2026-11-02", "flat", Map.of(Figure.GRANTED, 2_500L, Figure.GRANTED_UNITS, 100L));
    sold(
        "2026-11-03",
        "blocks",
        Map.of(
            Figure.VENDS, 1L,
            Figure.TENDER, 5_000L,
            Figure.ENERGY, 5_000L,
            Figure.ON_ACCOUNT, 5_000L,
            Figure.UNITS, 200L));
  }

  @Test
  void theCollectionRateIsByMonthAndSegment() {
    aMonthOfSales();
    String query = "collection-rate?utility=city&from=2026-10-01&to=2026-11-30";
    OfficeWorld.assertSame(
        """
        {"report": "collection-rate", "utility": "city", "currency": "ZAR", "from": "2026-10-01",
         "to": "2026-11-30", "rows": [
         {"month": "2026-10", "segment": "flat", "paid": "100.00", "recovered": "0.00",
          "sold": "100.00", "granted": "0.00", "rate": "1.0000"},
         {"month": "2026-10", "segment": "all", "paid": "100.00", "recovered": "0.00",
          "sold": "100.00", "granted": "0.00", "rate": "1.0000"},
         {"month": "2026-11", "segment": "blocks", "paid": "0.00", "recovered": "0.00",
          "sold": "50.00", "granted": "0.00", "rate": "0.0000"},
         {"month": "2026-11", "segment": "flat", "paid": "70.00", "recovered": "30.00",
          "sold": "70.00", "granted": "25.00", "rate": "1.0526"},
         {"month": "2026-11", "segment": "all", "paid": "70.00", "recovered": "30.00",
          "sold": "120.00", "granted": "25.00", "rate": "0.6897"}]}\
        """,
        report(query));
    String csv = report(query + "&format=csv").bodyText();
    assertTrue(csv.startsWith("month,segment,paid,recovered,sold,granted,rate\r\n2026-10,flat,1"));
  }

  @Test
  void withoutAUtilityItIsOneAfterAnother() {
    aMonthOfSales();
    world.put("/utilities/north", OfficeWorld.UTILITY.replace("ZAR", "RUB"));
    Map<String, Object> first = OfficeWorld.json(report("collection-rate?from=2026-11-01"));
    assertEquals("city", first.get("utility"));
    assertEquals("north:", first.get("cursor"));
    Map<String, Object> second =
        OfficeWorld.json(report("collection-rate?from=2026-11-01&cursor=north:"));
    assertEquals("RUB", second.get("currency"));
    assertEquals(null, second.get("cursor"));
    assertEquals("north:", OfficeWorld.json(report("debts")).get("cursor"));
    assertEquals(400, world.get("/reports/debts?cursor=west:").status());
    String auditor = OfficeWorld.adminOf("north");
    HttpResponse own = world.call(auditor, "GET", "/reports/collection-rate", "");
    assertEquals("north", OfficeWorld.json(own).get("utility"));
    String stranger = OfficeWorld.adminOf("west");
    assertEquals(404, world.call(stranger, "GET", "/reports/collection-rate", "").status());
  }

  @Test
  void whatWasSoldIsByTariffAndAddsUp() {
    aMonthOfSales();
    List<?> rows = rows("sales-by-tariff?utility=city&from=2026-11-01&to=2026-11-30");
    assertEquals(3, rows.size());
    Map<?, ?> all = (Map<?, ?>) rows.getLast();
    assertEquals("all", all.get("tariff"));
    assertEquals("2", all.get("vends"));
    assertEquals("150.00", all.get("tendered"));
    assertEquals("120.00", all.get("energy"));
    assertEquals("55.5", all.get("units"));
    assertEquals(List.of(), rows("sales-by-tariff?utility=city&from=2026-12-01&to=2026-12-01"));
  }

  @Test
  void reserveCreditIsGrantedAndRecoveredByMonth() {
    aMonthOfSales();
    Map<?, ?> november =
        (Map<?, ?>) rows("reserve-credit?utility=city&from=2026-11-01&to=2026-11-30").getFirst();
    assertEquals("25.00", november.get("granted"));
    assertEquals("10.0", november.get("grantedUnits"));
    assertEquals("10.00", november.get("recovered"));
    assertEquals("0.00", november.get("writtenOff"));
    assertEquals("15.00", november.get("outstanding"));
    sold("2026-11-05", "flat", Map.of(Figure.RESERVE_WRITTEN_OFF, 1_400L));
    sold("2026-12-01", "flat", Map.of(Figure.RESERVE_RECOVERY, 100L));
    List<?> all = rows("reserve-credit?utility=city&from=2026-11-01&to=2026-12-31");
    List<String> outstanding =
        all.stream().map(row -> String.valueOf(((Map<?, ?>) row).get("outstanding"))).toList();
    assertEquals(List.of("1.00", "-1.00", "0.00"), outstanding);
  }

  private static final String DEBTS =
      "\"active\", \"debts\": [{\"id\": \"a1\", \"kind\": \"arrears\", \"owed\": \"450.00\","
          + " \"shareBasisPoints\": 3000}, {\"id\": \"r1\", \"kind\": \"reserve\", \"owed\":"
          + " \"21.85\", \"units\": \"10.0\", \"due\": \"2026-11-23\", \"instalment\": \"5.00\"}]";

  @Test
  void whatIsOwedIsListedWithWhatIsOverdue() {
    world.put(OfficeWorld.METER_PATH, OfficeWorld.METER.replace("\"active\"", DEBTS));
    world.put("/meters/" + Samples.drn(1).digits(), OfficeWorld.METER);
    String csv = report("debts?utility=city&format=csv").bodyText();
    assertEquals(
        """
        meterNumber,tariff,debt,kind,owed,units,due,overdue
        01234567897,domestic,a1,arrears,450.00,0.0,,false
        01234567897,domestic,r1,reserve,21.85,10.0,2026-11-23,true
        """,
        csv.replace("\r\n", "\n"));
    String late = report("debts?utility=city&format=csv&overdue=true").bodyText();
    assertEquals(csv.replaceFirst("[^\n]*,a1,[^\n]*\n", ""), late);
  }

  @Test
  void metersWithoutAPurchaseAreListedPageByPage() {
    int count = Limits.EXPORT_PAGE_METERS_MAX + 2;
    HttpResponse opened = world.call(OfficeWorld.admin(), "POST", "/meters/import", "");
    String job = "/imports/" + OfficeWorld.json(opened).get("id");
    world.csv(job + "/parts/1", MeterTable.of(1, count).csv());
    Map<String, Object> first =
        OfficeWorld.json(report("no-purchase?utility=city&from=2026-11-01"));
    assertEquals(
        Limits.EXPORT_PAGE_METERS_MAX,
        ((List<?>) Objects.requireNonNull(first.get("rows"))).size());
    HttpResponse rest =
        report("no-purchase?utility=city&from=2026-11-01&format=csv&cursor=" + first.get("cursor"));
    assertEquals(1 + 2, rest.bodyText().lines().count());
    assertFalse(rest.header("Cursor").isPresent());
  }

  @Test
  void usageIsTheAverageOfTheMonthsDaysSoFar() {
    Map<Figure, Long> much = Map.of(Figure.VENDS, 1L, Figure.UNITS, 7_200L);
    Map<Figure, Long> little = Map.of(Figure.VENDS, 1L, Figure.UNITS, 24L);
    sold("2026-11-01", "flat", 1, much);
    sold("2026-11-02", "flat", 1, little);
    sold("2026-11-02", "flat", 2, little);
    sold("2026-10-01", "flat", 1, little);
    List<?> all = rows("usage?utility=city&from=2026-11-01");
    assertEquals(2, all.size());
    List<?> high = rows("usage?utility=city&from=2026-11-01&atLeast=30.0");
    assertEquals(
        List.of(
            Map.of(
                "meterNumber", Samples.drn(1).digits(),
                "purchases", "2",
                "units", "722.4",
                "unit", "kWh",
                "averagePerDay", "30.1")),
        high);
    Map<?, ?> october = (Map<?, ?>) rows("usage?utility=city&from=2026-10-01").getFirst();
    assertEquals("0.1", october.get("averagePerDay"));
  }

  @ParameterizedTest
  @CsvSource({
    "profit?utility=city, 404",
    "debts?utility=south, 422",
    "debts?utility=city&format=pdf, 400",
    "debts?utility=city&from=yesterday, 400",
    "debts?utility=city&from=2026-11-02&to=2026-11-01, 400",
    "debts?utility=city&from=2025-10-01&to=2026-11-01, 400",
    "debts?utility=city&cursor=x, 400",
    "usage?utility=city&atLeast=1.23, 400"
  })
  void aWrongQuestionIsRefused(String query, int status) {
    assertEquals(status, world.get("/reports/" + query).status());
  }

  @Test
  void onlyWhoWorksForTheUtilityMayRead() {
    String north = OfficeWorld.adminOf("north");
    assertEquals(403, world.call(north, "GET", "/reports/debts?utility=city", "").status());
    String auditor = OfficeWorld.token("audrey", "auditor");
    assertEquals(200, world.call(auditor, "GET", "/reports/debts?utility=city", "").status());
  }
}
