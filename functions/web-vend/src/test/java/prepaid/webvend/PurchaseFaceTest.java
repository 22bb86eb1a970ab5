package prepaid.webvend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.http.HttpResponse;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.payments.PurchaseStatus;

class PurchaseFaceTest {
  private static final String ORDER =
      "{\"meterNumber\":\"" + Town.METER + "\",\"amount\":\"500.00\"}";

  private final Town town = new Town();

  @Test
  void anOrderAnswersWhereToPay() {
    HttpResponse response =
        town.order(
            Town.KEY,
            """
            {"meterNumber":"0123 4567 897","amount":"500","currency":"ZAR",
             "phone":"+27 82 123 4567","language":"zu"}\
            """);

    assertEquals(201, response.status(), response.bodyText());
    Map<String, Object> json = Town.json(response);
    String id = String.valueOf(json.get("id"));
    assertEquals(
        Map.of(
            "id", id,
            "status", "awaiting-payment",
            "meterNumber", Town.METER,
            "amount", "500.00",
            "currency", "ZAR",
            "payment", Map.of("provider", "sandbox", "checkoutUrl", "http://pay.example/" + id),
            "createdAt", "2026-11-24T10:00:30Z",
            "expiresAt", "2026-11-24T10:30:30Z"),
        json);
    assertEquals(Optional.of("/v1/purchases/" + id), response.header("Location"));
    assertEquals(Optional.of("+27821234567"), town.store.find(id).orElseThrow().phone());
    assertFalse(response.bodyText().contains("2782"), "no phone in an answer");
    assertEquals(json, Town.json(town.get("/v1/purchases/" + id)));
  }

  @Test
  void aRepeatAnswersTheSameAndAnotherOrderIsRefused() {
    HttpResponse first = town.order(Town.KEY, ORDER);
    HttpResponse again = town.order(Town.KEY, ORDER.replace("500.00", "500.0"));
    assertEquals(201, again.status());
    assertEquals(first.bodyText(), again.bodyText());

    HttpResponse other = town.order(Town.KEY, ORDER.replace("500.00", "600.00"));
    assertEquals(422, other.status());
    assertEquals("/problems/reference-reused", Town.json(other).get("type"));
    assertEquals("amount", Town.json(other).get("field"));
    assertNotEquals(first.bodyText(), town.order(Town.KEY + "2", ORDER).bodyText());
  }

  @Test
  void theIdempotencyKeyIsNeededAndOfGoodLength() {
    for (String key : List.of("", "fifteen-letters", "x".repeat(129), "a key with blanks in it")) {
      HttpResponse response = town.order(key, ORDER);
      assertEquals(400, response.status(), key);
      assertEquals("Idempotency-Key", Town.json(response).get("field"));
    }
    assertEquals(400, town.post("/v1/purchases", ORDER).status());
    assertEquals(0, town.store.writes);
    assertEquals(0, town.provider.opened);
  }

  @Test
  void badOrdersWriteNothingAndOpenNothing() {
    assertField("meterNumber", ORDER.replace(Town.METER, "01234567890"));
    assertField("amount", ORDER.replace("500.00", "500.001"));
    assertField("amount", ORDER.replace("500.00", "1.00"));
    assertField("phone", ORDER.replace("}", ",\"phone\":\"0821234567\"}"));
    assertField("language", ORDER.replace("}", ",\"language\":\"ru\"}"));
    assertField("fone", ORDER.replace("}", ",\"fone\":\"+27821234567\"}"));
    assertField("currency", ORDER.replace("}", ",\"currency\":\"RUB\"}"));
    assertEquals(409, town.order(Town.KEY, ORDER.replace(Town.METER, Town.BLOCKED)).status());
    assertEquals(409, town.order(Town.KEY, ORDER.replace(Town.METER, Town.BASE_1993)).status());
    assertEquals(404, town.order(Town.KEY, ORDER.replace(Town.METER, "01234567954")).status());
    assertEquals(0, town.store.writes);
    assertEquals(0, town.provider.opened);
    assertEquals(0, town.moduleCalls);
  }

  @Test
  void aProviderThatIsDownChargesNothingAndARepeatGoesOn() {
    town.provider.down = true;
    HttpResponse response = town.order(Town.KEY, ORDER);
    assertEquals(503, response.status());
    assertTrue(String.valueOf(Town.json(response).get("detail")).contains("nothing was charged"));
    assertTrue(response.header("Retry-After").isPresent());

    town.provider.down = false;
    assertEquals(201, town.order(Town.KEY, ORDER).status());
    assertEquals(1, town.provider.opened);
  }

  @Test
  void aVendedPurchaseShowsItsTokenAndReceipt() {
    String id = town.ordered();
    assertEquals(200, town.paid(id, "500.00").status());

    HttpResponse response = town.get("/v1/purchases/" + id);
    Map<String, Object> json = Town.json(response);
    assertEquals("vended", json.get("status"));
    Map<?, ?> token = (Map<?, ?>) ((List<?>) json.getOrDefault("tokens", List.of())).getFirst();
    assertEquals("credit", token.get("kind"));
    assertEquals("CREDIT", token.get("label"));
    assertEquals("217.4", token.get("units"));
    assertEquals(
        town.store.vends().getFirst().tokens().getFirst().token().digits(), token.get("token"));
    assertEquals("217.4", json.get("units"));
    assertEquals("2026-11-24T10:00:30Z", json.get("vendedAt"));
    assertEquals(1, ((List<?>) json.getOrDefault("lines", List.of())).size());
    assertEquals(receipt(id), json.get("receipt"));
    assertFalse(json.containsKey("decideBy"));
  }

  private static Map<String, Object> receipt(String id) {
    return Map.ofEntries(
        Map.entry("id", "web." + id),
        Map.entry("number", Town.METER + "-1"),
        Map.entry("issuedAt", "2026-11-24T10:00:30Z"),
        Map.entry(
            "utility",
            Map.of(
                "id", "highveld",
                "name", "Highveld Power",
                "phone", "+27110000000",
                "address", "1 Main Road",
                "taxNumber", "4000000000")),
        Map.entry("holder", "T***** M******"),
        Map.entry(
            "meter",
            Map.of(
                "number",
                Town.METER,
                "resource",
                "electricity",
                "sgc",
                Highveld.SGC,
                "krn",
                1,
                "ti",
                "01",
                "kt",
                2,
                "ea",
                "11",
                "baseDate",
                2014)),
        Map.entry("tender", "500.00"),
        Map.entry("currency", "ZAR"),
        Map.entry("net", "434.78"),
        Map.entry("tax", "65.22"),
        Map.entry("paymentProvider", "sandbox"),
        Map.entry("tariff", Map.of("id", "home", "version", "2020-01-01", "name", "Home")),
        Map.entry("sampleTables", false));
  }

  @Test
  void aPaidPurchaseTellsByWhenItIsDecided() {
    String id = town.ordered();
    town.moduleAway = true;
    assertEquals(503, town.paid(id, "500.00").status());

    Map<String, Object> json = Town.json(town.get("/v1/purchases/" + id));
    assertEquals("paid", json.get("status"));
    assertEquals("2026-11-24T10:15:30Z", json.get("decideBy"));
    assertFalse(json.containsKey("tokens"));
  }

  @Test
  void aRefundThatIsDueTellsWhy() {
    String id = town.ordered();
    town.meter(Town.METER, 1, Optional.of("reported stolen"));
    assertEquals(200, town.paid(id, "500.00").status());

    Map<String, Object> json = Town.json(town.get("/v1/purchases/" + id));
    assertEquals("refund-due", json.get("status"));
    assertTrue(String.valueOf(json.get("reason")).contains("reported stolen"));
    assertEquals(PurchaseStatus.REFUND_DUE, town.store.status(id));
    assertEquals(0, town.store.vends().size());
  }

  @Test
  void aPurchaseThatIsNoneIsNotFound() {
    for (String id : List.of("nothing", "purchase%23x", "x".repeat(400))) {
      HttpResponse response = town.get("/v1/purchases/" + id);
      assertEquals(404, response.status());
      assertEquals("/problems/purchase-unknown", Town.json(response).get("type"));
    }
  }

  private void assertField(String field, String body) {
    HttpResponse response = town.order(Town.KEY, body);
    assertTrue(response.status() == 400 || response.status() == 422, response.bodyText());
    assertEquals(field, Town.json(response).get("field"), response.bodyText());
  }
}
