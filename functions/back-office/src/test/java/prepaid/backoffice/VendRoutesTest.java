package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import prepaid.http.HttpResponse;
import prepaid.vending.ledger.Vend;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.VendSamples;

final class VendRoutesTest {
  private static final String PATH = OfficeWorld.METER_PATH + "/vends";
  private final OfficeWorld world = OfficeWorld.furnished();
  private final Vend vend = VendSamples.ordinary();

  VendRoutesTest() {
    world.put(OfficeWorld.METER_PATH, OfficeWorld.METER);
  }

  private Map<String, Object> page(String role, String query) {
    HttpResponse response = world.call(OfficeWorld.token("d", role), "GET", PATH + query, "");
    assertEquals(200, response.status(), response.bodyText());
    return OfficeWorld.json(response);
  }

  private static List<?> vends(Map<String, Object> page) {
    return (List<?>) page.getOrDefault("vends", List.of());
  }

  private static Map<?, ?> only(Map<String, Object> page) {
    assertEquals(1, vends(page).size());
    return (Map<?, ?>) vends(page).getFirst();
  }

  @Test
  void theDeskReadsTokensAgainAndAuditorsDoNot() {
    assertEquals(List.of(), vends(page("dispatcher", "")));
    world.sold.add(vend);
    Map<?, ?> shown = only(page("dispatcher", ""));
    assertEquals("web", shown.get("kind"));
    assertEquals("500.00", shown.get("amount"));
    assertEquals("123.4", shown.get("units"));
    assertEquals("web." + vend.key().reference(), shown.get("id"));
    Map<?, ?> token =
        (Map<?, ?>) ((List<?>) Objects.requireNonNull(shown.get("tokens"))).getFirst();
    assertEquals(vend.tokens().getFirst().token().digits(), token.get("token"));
    assertEquals("Credit that was sold: it adds 123.4 kWh.", token.get("words"));

    Map<?, ?> audited = only(page("auditor", ""));
    assertEquals(List.of(), audited.get("tokens"));
    assertFalse(audited.containsKey("id"));
    assertEquals(shown.get("receipt"), audited.get("receipt"));
  }

  @Test
  void aPageLeadsToTheNext() {
    for (int i = 0; i < Limits.METER_VENDS_PAGE; i++) {
      world.sold.add(vend);
    }
    Map<String, Object> full = page("admin", "");
    assertEquals(Limits.METER_VENDS_PAGE, vends(full).size());
    assertEquals(Long.toString(vend.tokenMinute() - 1), full.get("cursor"));
    Map<String, Object> last = page("admin", "?cursor=" + full.get("cursor"));
    assertEquals(List.of(), vends(last));
    assertFalse(last.containsKey("cursor"));
    assertEquals(400, world.get(PATH + "?cursor=x").status());
  }
}
