package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.e2e.Http.Reply;

/**
 * What becomes of a partner's sale in its books; and partners that confirm before they get tokens.
 */
class PartnerBooksTest {
  private final RunningSystem system = RunningSystem.shared();
  private final Till till = Till.of(system);
  private final Till careful = new Till(system.electrum(1), "TERM0001");
  private final String meter = RunningSystem.meter("blocks", "ZAR");

  private static LocalDate today() {
    return LocalDate.ofInstant(RunningSystem.options().clock().instant(), ZoneOffset.UTC);
  }

  private String path(int place) {
    return "/office/v1/partners/" + system.partner(place);
  }

  private Optional<Map<String, Object>> entry(int place, String reference) {
    LocalDate day = today();
    Reply page =
        system
            .office("auditor")
            .get(path(place) + "/statement?from=" + day.minusDays(1) + "&to=" + day);
    assertEquals(200, page.status(), page.body());
    return page.objects("entries").stream()
        .filter(entry -> reference.equals(entry.get("reference")))
        .findFirst();
  }

  private BigDecimal available(int place) {
    Reply partner = system.office("auditor").get(path(place));
    return new BigDecimal(String.valueOf(partner.object("account").get("available")));
  }

  @Test
  void aSaleComesToTheStatementAndTheSettlement() {
    String id = Till.newId();
    assertEquals(201, till.sell(id, meter, 10_000).status());
    Map<String, Object> entry = Await.until(() -> entry(0, id), Optional::isPresent).orElseThrow();
    assertEquals("100.00", entry.get("gross"));
    assertEquals("1.50", entry.get("commission"));
    assertEquals("-98.50", entry.get("change"));
    assertEquals("cash", entry.get("payment"));
    Reply settlement = system.office("auditor").get(path(0) + "/settlements/" + today());
    assertEquals(200, settlement.status(), settlement.body());
    assertTrue(settlement.text("sha256").matches("[0-9a-f]{64}"));
    Reply batch = system.office("admin").send("POST", path(0) + "/batches/banking", "");
    assertEquals(201, batch.status(), batch.body());
    assertTrue(batch.object("depositSlip").containsKey("reference"));
    Reply again =
        system.office("auditor").get(path(0) + "/batches/banking/" + batch.json().get("sequence"));
    assertEquals(
        batch.object("depositSlip").get("reference"), again.object("depositSlip").get("reference"));
  }

  @Test
  void tokensComeWithTheConfirmation() {
    String id = Till.newId();
    Reply sold = careful.sell(id, meter, 10_000);
    assertEquals(201, sold.status(), sold.body());
    assertEquals(List.of(), Till.tokens(sold));
    assertEquals(List.of(), Till.tokens(careful.retry(id, meter, 10_000)));
    assertEquals(
        "TRANSACTION_DECLINED",
        careful.reprint(meter, Map.of("originalRef", id)).text("errorType"));

    Reply confirmed = careful.confirm(id, Till.newId());
    assertEquals(202, confirmed.status(), confirmed.body());
    String token = Till.tokens(confirmed).getFirst();
    assertEquals(List.of(token), Till.tokens(careful.retry(id, meter, 10_000)));
    assertEquals(400, careful.reverse(id, Till.newId()).status());
    assertEquals("Accept", system.enter(meter, token));
  }

  @Test
  void whatWasNotConfirmedCanBeUndoneAndTheMoneyIsBack() {
    String other = new NewMeters(system).on("highveld-monthly", "");
    BigDecimal before = available(1);
    String id = Till.newId();
    Reply sold = careful.sell(id, other, 10_000);
    assertEquals(201, sold.status(), sold.body());
    Reply reversed = careful.reverse(id, Till.newId());
    assertEquals(202, reversed.status(), reversed.body());
    assertEquals(202, careful.reverse(id, Till.newId()).status());
    assertEquals(before, available(1));
    assertEquals(400, careful.confirm(id, Till.newId()).status());
    assertEquals("TRANSACTION_DECLINED", careful.retry(id, other, 10_000).text("errorType"));
    Reply next = till.sell(Till.newId(), other, 10_000);
    assertEquals(sold.object("purchaseTotal"), next.object("purchaseTotal"));
    assertFalse(Till.tokens(next).isEmpty());
    assertEquals("Accept", system.enter(other, Till.tokens(next).getFirst()));
  }

  /** A partner of one story, and its tills' way in. */
  private Http opened(String id, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("name", "Kiosk");
    body.put("currency", "ZAR");
    body.put("useCases", List.of("vend"));
    body.put("utilities", List.of("highveld"));
    body.put("largestSale", "1000.00");
    body.put(
        "terminals", List.of(Map.of("id", "KIOSK001"), Map.of("id", "KIOSK002", "revoked", true)));
    Reply made = system.office("admin").put("/office/v1/partners/" + id, body);
    assertEquals(201, made.status(), made.body());
    return system.electrumOf(id, made.text("secret"));
  }

  private void paid(String id, String what, Map<String, String> order) {
    Reply moved = system.office("admin").post("/office/v1/partners/" + id + what, order);
    assertEquals(201, moved.status(), moved.body());
  }

  @Test
  void aFloatThatRunsLowIsTextedToThePartner() {
    Phone phone = Phone.some(system);
    Http face = opened("low-kiosk", Map.of("lowFloat", "100.00", "phone", phone.number()));
    paid("low-kiosk", "/deposits", Map.of("reference", "d1", "amount", "150.00"));
    assertEquals(201, new Till(face, "KIOSK001").sell(Till.newId(), meter, 10_000).status());
    String text = phone.awaitText(1);
    assertTrue(text.contains("50.00"), text);
  }

  @Test
  void everythingThatMovesAFloatStandsOnItsStatement() {
    Http unused = opened("upper-kiosk", Map.of());
    Http face = opened("lower-kiosk", Map.of("superVendor", "upper-kiosk"));
    paid("upper-kiosk", "/deposits", Map.of("reference", "d1", "amount", "2000.00"));
    paid(
        "upper-kiosk",
        "/transfers",
        Map.of("to", "lower-kiosk", "reference", "t1", "amount", "1500.00"));
    paid(
        "lower-kiosk",
        "/transfers",
        Map.of("to", "upper-kiosk", "reference", "t2", "amount", "50.00"));
    cards("lower-kiosk");
    String sale = Till.newId();
    assertEquals(201, new Till(face, "KIOSK001").sell(sale, meter, 10_000).status());
    List<Map<String, Object>> entries =
        Await.until(() -> entries("lower-kiosk"), found -> found.size() == 4);
    assertEquals(
        List.of("cards", "sale", "transfer-in", "transfer-out"),
        entries.stream().map(entry -> String.valueOf(entry.get("kind"))).sorted().toList());
    Reply partner = system.office("auditor").get("/office/v1/partners/lower-kiosk");
    assertEquals(
        new BigDecimal(String.valueOf(partner.object("account").get("available"))),
        entries.stream()
            .map(entry -> new BigDecimal(String.valueOf(entry.get("change"))))
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /** Ten cards of 100.00, paid for by the float. */
  private void cards(String vendor) {
    Http admin = system.office("admin");
    Reply batch =
        admin.post(
            "/office/v1/card-batches",
            Map.of(
                "currency",
                "ZAR",
                "expires",
                "2035-01-01",
                "cards",
                List.of(Map.of("denomination", "100.00", "count", 10))));
    assertEquals(201, batch.status(), batch.body());
    Reply met =
        admin.post(
            "/office/v1/card-batches/" + batch.text("id") + "/orders",
            Map.of(
                "vendor", vendor,
                "reference", "o1",
                "denomination", "100.00",
                "count", 10,
                "against", "float"));
    assertEquals(201, met.status(), met.body());
  }

  private List<Map<String, Object>> entries(String partner) {
    LocalDate day = today();
    String days = "/statement?from=" + day.minusDays(1) + "&to=" + day;
    return system.office("auditor").get("/office/v1/partners/" + partner + days).objects("entries");
  }

  @Test
  void aTillThatIsRevokedSellsNothingAnyMore() {
    Http face = opened("kiosk", Map.of("creditLimit", "500.00"));
    assertEquals(201, new Till(face, "KIOSK001").sell(Till.newId(), meter, 10_000).status());
    assertEquals(
        "INVALID_MERCHANT",
        new Till(face, "KIOSK002").sell(Till.newId(), meter, 10_000).text("errorType"));
    assertEquals(
        "LIMIT_EXCEEDED",
        new Till(face, "KIOSK001").sell(Till.newId(), meter, 100_100).text("errorType"));
    assertEquals(
        "INSUFFICIENT_FUNDS",
        new Till(face, "KIOSK001").sell(Till.newId(), meter, 40_100).text("errorType"));
    assertEquals("DO_NOT_HONOR", new Till(face, "KIOSK001").lookup(meter).text("errorType"));
  }
}
