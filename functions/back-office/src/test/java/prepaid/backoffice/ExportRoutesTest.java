package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.http.HttpResponse;
import prepaid.sts.Drn;
import prepaid.vending.ledger.AuditRow;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.ledger.MeterHead;
import prepaid.vending.ledger.VendKey;

final class ExportRoutesTest {
  private static final String PATH = "/exports/vends";
  private final OfficeWorld world = new OfficeWorld();

  private static AuditRow lost(String reference) {
    MeterHead head = new MeterHead(new Drn("01234567897"), ChainHead.GENESIS);
    return new AuditRow.Lost(new VendKey("web", reference), head);
  }

  @Test
  void pagesAreShownWithTheirCursor() {
    world.trail.add(List.of(lost("a")));
    world.trail.add(List.of(lost("b"), lost("c")));
    Map<String, Object> first = OfficeWorld.json(world.get(PATH));
    assertEquals("1", first.get("cursor"));
    assertEquals(
        List.of(
            Map.of(
                "row", "lost-vend",
                "payer", "web",
                "reference", "a",
                "meterNumber", "01234567897",
                "sequence", 0,
                "hash", "0".repeat(64))),
        first.get("rows"));
    Map<String, Object> last = OfficeWorld.json(world.get(PATH + "?cursor=1"));
    assertFalse(last.containsKey("cursor"));
    assertEquals(2, ((List<?>) last.getOrDefault("rows", List.of())).size());
    assertEquals(400, world.get(PATH + "?cursor=7").status());
  }

  @Test
  void tokensAreCheckedVendByVend() {
    String asked =
        """
        {"vends": [{"payer": "web", "reference": "good"}, {"payer": "web", "reference": "bad"}]}\
        """;
    HttpResponse answer =
        world.call(OfficeWorld.token("z", "auditor"), "POST", "/exports/token-checks", asked);
    OfficeWorld.assertSame(
        """
        {"vends": [{"payer": "web", "reference": "good", "tokens": 1, "problems": []},
                   {"payer": "web", "reference": "bad", "tokens": 1, "problems": ["is bad"]}]}\
        """,
        answer);
    String dispatcher = OfficeWorld.token("d", "dispatcher");
    assertEquals(403, world.call(dispatcher, "POST", "/exports/token-checks", asked).status());
    assertEquals(
        400,
        world
            .call(OfficeWorld.admin(), "POST", "/exports/token-checks", "{\"vends\":[{}]}")
            .status());
  }

  @Test
  void onlyWhoAuditsTheWholeSystemIsShownTheBooks() {
    HttpResponse auditor = world.call(OfficeWorld.token("zola", "auditor"), "GET", PATH, "");
    assertEquals(200, auditor.status());
    for (String role : List.of("dispatcher", "supervisor")) {
      assertEquals(403, world.call(OfficeWorld.token("d", role), "GET", PATH, "").status());
    }
    assertEquals(403, world.call(OfficeWorld.adminOf("city"), "GET", PATH, "").status());
  }
}
