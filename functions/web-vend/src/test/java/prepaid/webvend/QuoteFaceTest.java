package prepaid.webvend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import prepaid.http.HttpResponse;

class QuoteFaceTest {
  private final Town town = new Town();

  @AfterEach
  void nothingIsMintedOrWritten() {
    assertEquals(0, town.store.writes);
    assertEquals(0, town.moduleCalls);
    assertEquals(0, town.wrapping.unwraps);
  }

  @Test
  void anAmountIsBrokenDown() {
    HttpResponse response = quote("\"amount\":\"500.00\"");

    assertEquals(200, response.status(), response.bodyText());
    Map<String, Object> quote = Town.json(response);
    assertEquals("500.00", quote.get("tender"));
    assertEquals("ZAR", quote.get("currency"));
    assertEquals("217.4", quote.get("units"));
    assertEquals("kWh", quote.get("unit"));
    assertEquals(
        Map.of("id", "home", "version", "2020-01-01", "name", "Home"), quote.get("tariff"));
    assertEquals(new BigDecimal("500.00"), sum(quote));
  }

  @Test
  void unitsArePriced() {
    Map<String, Object> quote = Town.json(quote("\"units\":\"100.0\",\"currency\":\"ZAR\""));

    assertEquals("100.0", quote.get("units"));
    assertEquals("229.78", quote.get("tender"));
    assertEquals(new BigDecimal("229.78"), sum(quote));
  }

  @Test
  void whatIsWrongWithAnAmountIsSaid() {
    assertProblem(400, "amount-invalid", "amount", "\"amount\":\"500.001\"");
    assertProblem(400, "amount-invalid", "amount", "\"amount\":\"-500\"");
    assertProblem(400, "amount-invalid", "amount", "\"amount\":\"0\"");
    assertProblem(400, "amount-invalid", "amount", "\"amount\":\"1e3\"");
    assertProblem(400, "amount-invalid", "amount", "\"amount\":\"5,00\"");
    assertProblem(400, "amount-invalid", "amount", "\"amount\":\"\"");
    assertProblem(400, "amount-invalid", "units", "\"units\":\"1.23\"");
    assertProblem(400, "amount-invalid", "units", "\"units\":\"0\"");
    assertProblem(422, "amount-too-small", "amount", "\"amount\":\"49.99\"");
    assertProblem(422, "amount-too-large", "amount", "\"amount\":\"10000.01\"");
    assertProblem(422, "currency-mismatch", "currency", "\"amount\":\"500\",\"currency\":\"USD\"");
    assertProblem(400, "invalid-request", "currency", "\"amount\":\"500\",\"currency\":\"rand\"");
  }

  @Test
  void whatIsWrongWithTheBodyIsSaid() {
    assertProblem(400, "invalid-request", "amount", "\"amount\":500");
    assertProblem(400, "invalid-request", "amount", "\"currency\":\"ZAR\"");
    assertProblem(400, "invalid-request", "units", "\"amount\":\"500\",\"units\":\"10\"");
    assertProblem(400, "invalid-request", "ammount", "\"ammount\":\"500\"");
    assertEquals(400, town.post("/v1/quotes", "{\"amount\":\"500\"}").status());
    assertEquals(400, town.post("/v1/quotes", "{\"meterNumber\":").status());
    assertEquals(400, town.post("/v1/quotes", "[]").status());
    assertEquals(400, town.post("/v1/quotes", "").status());
    assertEquals(
        415, town.call("POST", "/v1/quotes", Map.of("content-type", "text/plain"), "{}").status());
  }

  @Test
  void numbersBeyondAnySaleAreCalledTooLarge() {
    for (String fields : List.of("\"amount\":\"9999999999999\"", "\"units\":\"9999999999.5\"")) {
      String detail = String.valueOf(Town.json(quote(fields)).get("detail"));
      assertTrue(detail.startsWith("No sale is that large"), detail);
    }
  }

  @Test
  void aMeterThatCannotBeSoldToIsRefused() {
    for (Map.Entry<String, String> entry :
        Map.of(
                Town.BLOCKED, "meter-blocked",
                Town.BASE_1993, "update-key-first",
                Town.KEYLESS, "key-unavailable")
            .entrySet()) {
      HttpResponse response =
          town.post(
              "/v1/quotes",
              "{\"meterNumber\":\"%s\",\"amount\":\"500\"}".formatted(entry.getKey()));
      assertEquals(409, response.status());
      assertEquals("/problems/" + entry.getValue(), Town.json(response).get("type"));
      assertEquals("meterNumber", Town.json(response).get("field"));
    }
  }

  private void assertProblem(int status, String kind, String field, String fields) {
    HttpResponse response = quote(fields);
    Map<String, Object> problem = Town.json(response);
    assertEquals(status, response.status(), fields + problem);
    assertEquals("/problems/" + kind, problem.get("type"), fields + problem);
    assertEquals(field, problem.get("field"), fields + problem);
    assertEquals("application/problem+json", response.header("content-type").orElseThrow());
  }

  private HttpResponse quote(String fields) {
    return town.post("/v1/quotes", "{\"meterNumber\":\"" + Town.METER + "\"," + fields + "}");
  }

  private static BigDecimal sum(Map<String, Object> quote) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Object line : (List<?>) quote.getOrDefault("lines", List.of())) {
      for (String part : List.of("net", "tax")) {
        sum = sum.add(new BigDecimal(String.valueOf(((Map<?, ?>) line).get(part))));
      }
    }
    return sum;
  }
}
