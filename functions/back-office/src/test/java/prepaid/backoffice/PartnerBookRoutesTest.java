package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import prepaid.http.HttpResponse;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.limits.Limits;
import prepaid.vending.partners.Entry;

/** Statement, settlement, batches and transfers of a partner. */
final class PartnerBookRoutesTest {
  private static final String SHOP =
      """
      {"name": "Corner Shop", "currency": "ZAR", "useCases": ["vend"], "utilities": ["city"],
       "largestSale": "1000.00", "terminals": [{"id": "TILL0001"}]}\
      """;
  private static final String PATH = "/partners/corner-shop";
  private static final String DAY = "2026-11-24";

  private final OfficeWorld world = OfficeWorld.furnished();

  @BeforeEach
  void theShopHasSold() {
    assertEquals(201, world.put(PATH, SHOP).status());
    for (int i = 0; i < 3; i++) {
      assertTrue(world.statements.add(sale("s" + i, OfficeWorld.NOW.minusSeconds(30 - i))));
    }
  }

  private static Entry sale(String reference, Instant at) {
    return new Entry(
        "corner-shop",
        at,
        Entry.Kind.SALE,
        reference,
        Highveld.rand(10_000),
        Highveld.rand(-9_850),
        Optional.of(
            new Entry.Sale(
                "city",
                "TILL0001",
                "cash",
                "electricity",
                "01234567897",
                Highveld.rand(1_304),
                Highveld.rand(150),
                "ab".repeat(32))));
  }

  private static List<Map<?, ?>> list(HttpResponse response, String name) {
    return ((List<?>) Objects.requireNonNull(OfficeWorld.json(response).get(name)))
        .stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
  }

  @Test
  void aStatementNamesEachSaleInOrder() {
    HttpResponse page = world.get(PATH + "/statement?from=" + DAY + "&to=" + DAY);
    assertEquals(200, page.status(), page.bodyText());
    List<Map<?, ?>> entries = list(page, "entries");
    assertEquals(List.of("s0", "s1", "s2"), entries.stream().map(e -> e.get("reference")).toList());
    assertEquals("-98.50", entries.getFirst().get("change"));
    HttpResponse csv = world.get(PATH + "/statement?from=" + DAY + "&to=" + DAY + "&format=csv");
    assertEquals(4, csv.bodyText().lines().count());
  }

  @Test
  void aLongStatementComesInPagesThatMissAndRepeatNothing() {
    for (int i = 100; i < 1_200; i++) {
      assertTrue(world.statements.add(sale("t" + i, OfficeWorld.NOW.minusSeconds(20))));
    }
    String first = PATH + "/statement?from=2026-11-23&to=" + DAY;
    String path = first;
    int rows = 0;
    int pages = 0;
    while (true) {
      HttpResponse page = world.get(path);
      rows += list(page, "entries").size();
      pages++;
      Object cursor = OfficeWorld.json(page).get("cursor");
      if (cursor == null) {
        break;
      }
      path = first + "&cursor=" + cursor;
    }
    assertEquals(1_103, rows);
    assertEquals(3, pages);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?from=2026-11-24",
        "?from=2026-11-24&to=2026-11-23",
        "?from=2026-01-01&to=2026-11-24",
        "?from=2026-11-24&to=2026-11-24&cursor=bm9uZQ"
      })
  void whatIsNoStatementIsRefused(String query) {
    assertEquals(400, world.get(PATH + "/statement" + query).status());
  }

  @Test
  void aSettlementAddsUpAndItsHashIsOfItsLines() {
    HttpResponse json = world.get(PATH + "/settlements/" + DAY);
    Map<?, ?> line = list(json, "lines").getFirst();
    assertEquals("300.00", line.get("gross"));
    assertEquals("39.12", line.get("tax"));
    assertEquals("4.50", line.get("commission"));
    assertEquals("295.50", line.get("net"));
    assertEquals(3L, ((Number) Objects.requireNonNull(line.get("count"))).longValue());
    HttpResponse csv = world.get(PATH + "/settlements/" + DAY + "?format=csv");
    assertEquals(
        "sha256," + OfficeWorld.json(json).get("sha256"),
        csv.bodyText().lines().toList().getLast());
    assertTrue(world.statements.add(sale("s9", OfficeWorld.NOW)));
    HttpResponse other = world.get(PATH + "/settlements/" + DAY);
    assertNotEquals(OfficeWorld.json(json).get("sha256"), OfficeWorld.json(other).get("sha256"));
  }

  @Test
  void aBankingBatchHasADepositSlipAndAShiftATerminal() {
    HttpResponse bank = world.call(OfficeWorld.admin(), "POST", PATH + "/batches/banking", "");
    assertEquals(201, bank.status(), bank.bodyText());
    assertTrue(bank.bodyText().contains("\"amount\":\"295.50\""), bank.bodyText());
    assertTrue(bank.bodyText().contains("corner-shop-bank-000001"));
    assertEquals(
        400, world.call(OfficeWorld.admin(), "POST", PATH + "/batches/shift", "").status());
    HttpResponse shift =
        world.call(OfficeWorld.admin(), "POST", PATH + "/batches/shift?terminal=TILL0001", "");
    assertEquals(201, shift.status(), shift.bodyText());
    assertEquals(1, list(world.get(PATH + "/batches/shift?terminal=TILL0001"), "batches").size());
    assertEquals(0, list(world.get(PATH + "/batches/shift?terminal=TILL0002"), "batches").size());
    assertEquals(400, world.get(PATH + "/batches/shift").status());
  }

  @Test
  void aBatchMayBeReadAgainAndCountsWhatCameLate() {
    assertEquals(
        201, world.call(OfficeWorld.admin(), "POST", PATH + "/batches/sales", "").status());
    assertTrue(world.statements.add(sale("late", OfficeWorld.NOW.minusSeconds(5))));
    assertTrue(world.statements.add(sale("next", OfficeWorld.NOW.plusSeconds(5))));
    HttpResponse again = world.get(PATH + "/batches/sales/1");
    assertEquals(200, again.status(), again.bodyText());
    assertTrue(again.bodyText().contains("\"count\":4,\"gross\":\"400.00\""), again.bodyText());
    assertEquals(404, world.get(PATH + "/batches/sales/2").status());
    assertEquals(404, world.get(PATH + "/batches/banking/1").status());
    assertEquals(400, world.get(PATH + "/batches/sales/none").status());
  }

  @Test
  void aBatchThatIsTooLargeIsClosedAndSaysWhyItHasNoSums() {
    for (int i = 0; i <= Limits.BATCH_ENTRIES_MAX; i++) {
      assertTrue(world.statements.add(sale("many" + i, OfficeWorld.NOW.minusSeconds(60 + i))));
    }
    HttpResponse closed = world.call(OfficeWorld.admin(), "POST", PATH + "/batches/sales", "");
    assertEquals(201, closed.status(), closed.bodyText());
    assertTrue(closed.bodyText().contains("\"note\":\"This batch has more than 20000 rows"));
  }

  @Test
  void floatMovesBetweenASuperVendorAndItsOwnOnly() {
    String outlet =
        SHOP.replace("\"largestSale\"", "\"superVendor\": \"corner-shop\", \"largestSale\"");
    assertEquals(201, world.put("/partners/outlet", outlet).status());
    assertEquals(201, world.put("/partners/stranger", SHOP).status());
    String paid = "{\"reference\": \"d1\", \"amount\": \"100.00\"}";
    assertEquals(201, world.call(OfficeWorld.admin(), "POST", PATH + "/deposits", paid).status());
    assertEquals(201, transfer("outlet", "40.00").status());
    assertEquals(201, transfer("outlet", "40.00").status());
    assertEquals(422, transfer("outlet", "41.00").status());
    assertEquals(403, transfer("stranger", "1.00").status());
    assertEquals(404, transfer("nobody", "1.00").status());
    assertEquals(4_000, world.floats.total("outlet"));
    assertEquals(422, world.put(PATH, outlet.replace("corner-shop", "nobody")).status());
  }

  private HttpResponse transfer(String to, String amount) {
    return world.call(
        OfficeWorld.admin(),
        "POST",
        PATH + "/transfers",
        "{\"to\": \"%s\", \"reference\": \"t-%s\", \"amount\": \"%s\"}".formatted(to, to, amount));
  }
}
