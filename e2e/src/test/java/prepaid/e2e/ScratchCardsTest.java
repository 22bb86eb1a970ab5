package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import prepaid.e2e.Http.Reply;

/** Cards from their definition to the token in the meter. */
@ResourceLock("card-printer") // The office knows one printer at a time.
class ScratchCardsTest {
  private static final String BATCHES = "/office/v1/card-batches";

  private final RunningSystem system = RunningSystem.shared();
  private final String meter = RunningSystem.meter("flat", "ZAR");
  private final String other = RunningSystem.meter("blocks", "ZAR");

  @Test
  void aCardIsBoughtScratchedRedeemedAndItsTokenGoesIntoTheMeter() {
    Map<String, Object> card = system.cards().getFirst();
    assertEquals("ZAR", card.get("currency"));

    Reply redeemed = redeem(card, meter);
    assertEquals(201, redeemed.status(), redeemed.body());
    assertEquals(card.get("serial"), redeemed.text("serial"));
    assertEquals(card.get("denomination"), redeemed.text("amount"));
    assertEquals("credit", redeemed.objects("tokens").getFirst().get("kind"));
    assertEquals("Accept", system.enter(meter, RunningSystem.token(redeemed)));

    Reply again = redeem(card, meter);
    assertEquals(redeemed.objects("tokens"), again.objects("tokens"));
    assertEquals(redeemed.text("id"), again.text("id"));

    Reply elsewhere = redeem(card, other);
    assertEquals(409, elsewhere.status(), elsewhere.body());
    assertEquals("/problems/card-used", elsewhere.text("type"));
    assertTrue(elsewhere.text("detail").contains("…" + meter.substring(meter.length() - 4)));
    assertFalse(elsewhere.body().contains(meter));
  }

  @Test
  void aStolenCardIsAnsweredLikeAWrongPin() {
    List<Map<String, Object>> cards = system.cards();
    Map<String, Object> stolen = cards.get(1);
    String serial = String.valueOf(stolen.get("serial"));
    Reply blocked =
        system
            .office("dispatcher")
            .post(
                BATCHES + "/" + newestBatch("ZAR") + "/block",
                Map.of("from", serial, "to", serial, "reason", "stolen from a van"));
    assertEquals(200, blocked.status(), blocked.body());

    Reply refused = redeem(stolen, meter);
    Reply wrong = redeem(Map.of("pin", "1234 5678 9012 3456"), meter);
    assertEquals(422, refused.status());
    for (String field : List.of("type", "title", "detail", "field")) {
      assertEquals(wrong.text(field), refused.text(field));
    }
    assertEquals(201, redeem(cards.get(2), meter).status());
  }

  @Test
  void aCardInAnotherCurrencyIsNotSpent() {
    Map<String, Object> rubles = system.cards().getLast();
    assertEquals("RUB", rubles.get("currency"));
    assertEquals(422, redeem(rubles, meter).status());
    assertEquals(201, redeem(rubles, RunningSystem.meter("flat", "RUB")).status());
  }

  @Test
  void aVendorBuysCardsFromItsFloatAndPassesThemOn() {
    Http office = system.office("admin");
    String id = defined(office, "50.00", 1_000);
    String path = BATCHES + "/" + id;
    Reply batch = office.get(path);
    String from = batch.text("from");
    String vendor = system.partner(0);
    String before = available(vendor);
    String last = "%012d".formatted(Long.parseLong(from) + 99);
    Map<String, Object> order =
        Map.of(
            "from", from,
            "to", last,
            "vendor", vendor,
            "against", "float",
            "discountBasisPoints", 500);
    for (int i = 0; i < 2; i++) {
      Reply sold = office.post(path + "/allocate", order);
      assertEquals(200, sold.status(), sold.body());
    }
    assertEquals(
        new BigDecimal("4750.00"),
        new BigDecimal(before).subtract(new BigDecimal(available(vendor))));

    assertEquals(200, office.post(path + "/activate", Map.of("from", from, "to", from)).status());
    assertEquals(
        Map.of("allocated", 99, "active", 1, "defined", 900), counts(office.get(path + "/stock")));
    assertEquals(
        409,
        office
            .post(path + "/allocate", Map.of("from", from, "to", from, "vendor", vendor))
            .status());
    Reply acts = office.get(path + "/acts");
    assertEquals(
        List.of("define", "allocate", "activate"),
        acts.objects("acts").stream().map(act -> act.get("what")).toList());
  }

  @Test
  void aVendorOrdersCardsMovesSomeOnAndItsUnsoldStockIsCounted() {
    Http office = system.office("admin");
    String vendor = system.partner(0);
    Map<String, Object> card = system.cards().getFirst();
    String batch = newestBatch("ZAR");
    String path = BATCHES + "/" + defined(office, "50.00", 100);
    Map<String, Object> order =
        Map.of(
            "vendor",
            vendor,
            "reference",
            "po-" + path.substring(path.length() - 8),
            "denomination",
            "50.00",
            "count",
            20,
            "against",
            "float",
            "discountBasisPoints",
            400);
    Reply met = office.post(path + "/orders", order);
    assertEquals(201, met.status(), met.body());
    assertEquals(met.json(), office.post(path + "/orders", order).json(), "the same order");
    String from = met.text("from");
    Map<String, Object> moved = Map.of("from", from, "to", from, "vendor", system.partner(1));
    assertEquals(200, office.post(path + "/transfer", moved).status());
    Map<String, Object> delivered = Map.of("from", from, "to", met.text("to"));
    assertEquals(200, office.post(path + "/activate", delivered).status());
    List<Map<String, Object>> stock = office.get(path + "/stock").objects("stock");
    assertEquals(
        List.of(system.partner(1) + " active 1", vendor + " active 19", "null defined 80"),
        stock.stream()
            .map(line -> line.get("vendor") + " " + line.get("state") + " " + line.get("unsold"))
            .toList());

    assertEquals(201, redeem(card, meter).status());
    List<Map<String, Object>> counted =
        Await.until(
            () -> office.get(BATCHES + "/" + batch + "/stock").objects("stock"),
            lines ->
                lines.stream().anyMatch(line -> Integer.valueOf(1).equals(line.get("redeemed"))));
    assertTrue(
        counted.stream().anyMatch(line -> Integer.valueOf(11).equals(line.get("unsold"))),
        "" + counted);
    assertTrue(unsold(office, vendor) >= 19, "over all batches of the vendor, page by page");
  }

  private static long unsold(Http office, String vendor) {
    long unsold = 0;
    String cursor = "000000000000";
    while (!cursor.isEmpty()) {
      Reply page = office.get("/office/v1/card-stock?vendor=" + vendor + "&cursor=" + cursor);
      assertEquals(200, page.status(), page.body());
      unsold +=
          page.objects("stock").stream()
              .mapToLong(line -> Long.parseLong(String.valueOf(line.get("unsold"))))
              .sum();
      cursor = page.json().containsKey("cursor") ? page.text("cursor") : "";
    }
    return unsold;
  }

  @Test
  void noOneReleasesPinsAlone() {
    Http office = system.office("admin");
    var unused = system.cards();
    String path = BATCHES + "/" + defined(office, "50.00", 3) + "/print-file?page=1";
    Reply asked = office.get(path);
    assertEquals(202, asked.status(), asked.body());
    String approval = String.valueOf(asked.object("approval").get("id"));
    String agreed = "/office/v1/approvals/" + approval + "/approve";
    assertEquals(403, office.post(agreed, Map.of()).status());
    assertEquals(202, office.get(path).status());
    assertEquals(200, system.office("admin2").post(agreed, Map.of()).status());

    Reply page = office.get(path);
    assertEquals(200, page.status(), page.body());
    assertTrue(page.text("message").startsWith("-----BEGIN PGP MESSAGE-----"));
    Reply again = office.get(path);
    assertEquals(202, again.status(), "a page is made once");
    Reply manifest = office.get(path.replace("print-file?page=1", "manifest"));
    assertTrue(manifest.text("manifest").contains(page.text("sha256")));
    assertTrue(isSigned(manifest, manifest.text("manifest")));
    assertFalse(
        isSigned(manifest, manifest.text("manifest").replace("\"count\":3", "\"count\":4")));
  }

  private static boolean isSigned(Reply manifest, String text) {
    Base64.Decoder base64 = Base64.getDecoder();
    try {
      Signature signature = Signature.getInstance(manifest.text("algorithm"));
      signature.initVerify(
          KeyFactory.getInstance(manifest.text("algorithm"))
              .generatePublic(new X509EncodedKeySpec(base64.decode(manifest.text("publicKey")))));
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.verify(base64.decode(manifest.text("signature")));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the manifest's key or signature cannot be read", e);
    }
  }

  @Test
  void tenMillionCardsAreTwoRows() {
    Reply defined =
        system
            .office("admin")
            .post(
                BATCHES,
                Map.of(
                    "currency", "ZAR",
                    "expires", "2099-12-31",
                    "cards", List.of(Map.of("denomination", "100.00", "count", 10_000_000))));
    assertEquals(201, defined.status(), defined.body());
    assertEquals(1, defined.objects("ranges").size());
  }

  private Reply redeem(Map<String, Object> card, String meterNumber) {
    return system
        .api()
        .post("/v1/cards/redemptions", Map.of("pin", card.get("pin"), "meterNumber", meterNumber));
  }

  private String defined(Http office, String denomination, int count) {
    Reply batch =
        office.post(
            BATCHES,
            Map.of(
                "currency", "ZAR",
                "expires", "2099-12-31",
                "cards", List.of(Map.of("denomination", denomination, "count", count))));
    assertEquals(201, batch.status(), batch.body());
    return batch.text("id");
  }

  private String newestBatch(String currency) {
    String newest = "";
    String cursor = "";
    do {
      Reply page = system.office("admin").get(BATCHES + "?cursor=" + cursor);
      for (Map<String, Object> batch : page.objects("batches")) {
        if (currency.equals(batch.get("currency"))
            && Integer.valueOf(16).equals(batch.get("count"))) {
          newest = String.valueOf(batch.get("id"));
        }
      }
      cursor = page.json().containsKey("cursor") ? page.text("cursor") : "";
    } while (!cursor.isEmpty());
    return newest;
  }

  private String available(String vendor) {
    Reply partner = system.office("admin").get("/office/v1/partners/" + vendor);
    return String.valueOf(partner.object("account").get("available"));
  }

  private static Map<String, Object> counts(Reply stock) {
    Map<String, Object> counts = new HashMap<>();
    stock
        .objects("stock")
        .forEach(line -> counts.put(String.valueOf(line.get("state")), line.get("count")));
    return counts;
  }
}
