package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.e2e.Http.Reply;

/** What the sales leave behind in the reports, to the cent. */
class ReportsTest {
  private static final String TARIFF =
      """
      {"name": "Of a story", "utility": "highveld", "resource": "electricity",
       "pricesIncludeTax": false, "blocks": [{"price": "1.8512"}], "taxBasisPoints": 1500,
       "netRounding": "half-up", "energyRounding": "up"}\
      """;

  private final RunningSystem system = RunningSystem.shared();

  private List<Map<String, Object>> rows(String query) {
    Reply report = system.office("auditor").get("/office/v1/reports/" + query);
    assertEquals(200, report.status(), report.body());
    return report.objects("rows");
  }

  private Optional<Map<String, Object>> ofTariff(String tariff) {
    return rows("sales-by-tariff?utility=highveld").stream()
        .filter(row -> tariff.equals(row.get("tariff")))
        .findFirst();
  }

  @Test
  void salesOfATillComeToTheReportsOnceAndToTheCent() {
    String tariff = "reported-" + Math.floorMod(System.nanoTime(), 1_000_000_000);
    String meter = new NewMeters(system).on(tariff, TARIFF, "");
    Till till = Till.of(system);
    long minor = 0;
    for (long amount : new long[] {5_001, 7_777, 12_345}) {
      Reply sale = till.sell(Till.newId(), meter, amount);
      assertEquals(201, sale.status(), sale.body());
      minor += amount;
    }
    Map<String, Object> row =
        Await.until(
                () -> ofTariff(tariff),
                found -> found.filter(seen -> "3".equals(seen.get("vends"))).isPresent())
            .orElseThrow();
    assertEquals(BigDecimal.valueOf(minor, 2).toPlainString(), row.get("tendered"));
    assertEquals(row.get("tendered"), row.get("energy"));
    Map<String, Object> usage =
        rows("usage?utility=highveld").stream()
            .filter(each -> meter.equals(each.get("meterNumber")))
            .findFirst()
            .orElseThrow();
    assertEquals(row.get("units"), usage.get("units"));
    assertEquals("3", usage.get("purchases"));
    Map<String, Object> rate =
        rows("collection-rate?utility=highveld").stream()
            .filter(each -> tariff.equals(each.get("segment")))
            .findFirst()
            .orElseThrow();
    assertEquals("1.0000", rate.get("rate"));
  }
}
