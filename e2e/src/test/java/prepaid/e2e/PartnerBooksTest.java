package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

  @Test
  void aTillThatIsRevokedSellsNothingAnyMore() {
    Http admin = system.office("admin");
    Map<String, Object> body =
        Map.of(
            "name", "Kiosk",
            "currency", "ZAR",
            "useCases", List.of("vend"),
            "utilities", List.of("highveld"),
            "largestSale", "1000.00",
            "creditLimit", "500.00",
            "terminals",
                List.of(Map.of("id", "KIOSK001"), Map.of("id", "KIOSK002", "revoked", true)));
    Reply made = admin.put("/office/v1/partners/kiosk", body);
    assertEquals(201, made.status(), made.body());
    Http face = system.electrumOf("kiosk", made.text("secret"));
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
