package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.e2e.Http.Reply;

/** What a payment is for, beside energy: from the office's terms to the tokens in the meter. */
class ChargesTest {
  private static final String TARIFF =
      """
      {"name": "With everything", "utility": "highveld", "resource": "electricity",
       "pricesIncludeTax": false, "taxBasisPoints": 1500, "energyRounding": "up",
       "blocks": [{"upTo": "100.0", "price": "1.00"}, {"price": "2.00"}],
       "fixedCharge": {"amount": "10.00", "taxed": true, "monthsMax": 3},
       "levies": [{"name": "Fuel levy", "basisPoints": 1000}],
       "freeUnits": {"units": "50.0", "inBlocks": true},
       "minEnergyPartBasisPoints": 2000,
       "channels": [{"channel": "web", "fee": {"basisPoints": 100, "taxed": false}}]}\
      """;

  private final RunningSystem system = RunningSystem.shared();

  @Test
  void aShareOfEachPurchaseGoesToTheArrearsUntilTheyArePaid() {
    String debts =
        """
        , "debts": [{"id": "d1", "kind": "arrears", "owed": "450.00", "shareBasisPoints": 3000}]\
        """;
    String meter = meterOn("owing", TARIFF.replaceAll("(?s)\"fixedCharge\".*", PLAIN), debts);
    BigDecimal before = owed(meter);

    Reply quote = system.api().post("/v1/quotes", Map.of("meterNumber", meter, "amount", "100.00"));
    Reply vended = system.buy(meter, "100.00");

    BigDecimal after = before.subtract(new BigDecimal("30.00"));
    assertEquals(quote.objects("lines"), vended.objects("lines"));
    Map<String, Object> line = vended.objects("lines").getFirst();
    assertEquals("arrears", line.get("kind"));
    assertEquals("30.00", line.get("net"));
    assertEquals("Arrears, 30 % of the tender; " + after + " left to pay", line.get("description"));
    assertEquals(
        List.of(Map.of("kind", "arrears", "recovered", "30.00", "remaining", after.toString())),
        vended.object("receipt").get("debts"));
    assertEquals(after, owed(meter));
  }

  @Test
  void theSandboxHasAMeterWithArrears() {
    String meter = RunningSystem.meter("arrears", "ZAR");
    Reply quote = system.api().post("/v1/quotes", Map.of("meterNumber", meter, "amount", "100.00"));
    Map<String, Object> line = quote.objects("lines").getFirst();
    assertEquals("arrears", line.get("kind"));
    assertEquals("30.00", line.get("net"));
  }

  @Test
  void everyLineHasItsPlaceAndFreeUnitsComeAsATokenOfTheirOwn() {
    String meter = meterOn("everything", TARIFF, "");

    Reply first = system.buy(meter, "500.00");
    Reply second = system.buy(meter, "500.00");

    assertEquals(
        List.of("fee", "fixed-charge", "energy", "energy", "levy", "free-units"), kinds(first));
    assertEquals(List.of("fee", "energy", "levy"), kinds(second));
    assertEquals(new BigDecimal("500.00"), sum(first));
    List<Map<String, Object>> tokens = first.objects("tokens");
    assertEquals(
        List.of("CREDIT 1/2", "FREE 2/2"), tokens.stream().map(t -> t.get("label")).toList());
    assertEquals("50.0", tokens.getLast().get("units"));
    for (Map<String, Object> token : tokens) {
      assertEquals("Accept", system.enter(meter, String.valueOf(token.get("token"))));
    }
    assertEquals("Accept", system.enter(meter, RunningSystem.token(second)));
  }

  @Test
  void aDraftIsHeldAgainstWhatWasSold() {
    String meter = meterOn("drafted", TARIFF.replaceAll("(?s)\"fixedCharge\".*", PLAIN), "");
    Reply vended = system.buy(meter, "115.00");
    String twice =
        TARIFF.replaceAll("(?s)\"fixedCharge\".*", PLAIN).replace("\"1.00\"", "\"2.00\"");

    Reply impact = system.office("admin").send("POST", "/office/v1/tariffs/drafted/dry-run", twice);

    assertEquals(200, impact.status(), impact.body());
    assertEquals(1, impact.json().get("vends"));
    assertEquals("115.00", impact.text("money"));
    assertEquals("100.0", impact.text("unitsBefore"));
    assertEquals(vended.text("units"), impact.text("unitsBefore"));
    assertEquals("50.0", impact.text("unitsAfter"));
  }

  @Test
  void whenDebtsTakeAllThePaymentBuysNoTokenAndSaysSo() {
    String debts =
        """
        , "debts": [{"id": "r1", "kind": "reserve", "owed": "75.00", "shareBasisPoints": 10000}]\
        """;
    String meter = meterOn("plain", TARIFF.replaceAll("(?s)\"fixedCharge\".*", PLAIN), debts);

    Reply paid = system.buy(meter, "60.00");
    Reply next = system.buy(meter, "60.00");

    assertEquals(List.of(), paid.objects("tokens"));
    assertEquals(List.of("reserve-recovery"), kinds(paid));
    assertTrue(paid.text("note").contains("no credit token"), paid.body());
    assertEquals(List.of("reserve-recovery", "energy"), kinds(next));
    assertEquals("Accept", system.enter(meter, RunningSystem.token(next)));
  }

  private static final String PLAIN = "\"netRounding\": \"half-up\"}";

  private BigDecimal owed(String meter) {
    Map<String, Object> debt =
        system.office("auditor").get("/office/v1/meters/" + meter).objects("debts").getFirst();
    return new BigDecimal(String.valueOf(debt.get("owed")));
  }

  private String meterOn(String tariff, String version, String more) {
    return new NewMeters(system).on(tariff, version, more);
  }

  private static List<Object> kinds(Reply sale) {
    return sale.objects("lines").stream().map(line -> line.get("kind")).toList();
  }

  private static BigDecimal sum(Reply sale) {
    return sale.objects("lines").stream()
        .flatMap(line -> List.of(line.get("net"), line.get("tax")).stream())
        .map(part -> new BigDecimal(String.valueOf(part)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
