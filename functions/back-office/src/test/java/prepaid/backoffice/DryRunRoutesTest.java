package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.http.HttpResponse;
import prepaid.sts.BaseDate;
import prepaid.sts.Drn;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyType;
import prepaid.sts.Token;
import prepaid.sts.TokenMinute;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.meters.Resource;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.PricingState;
import prepaid.vending.tariffs.SaleWay;

final class DryRunRoutesTest {
  private static final String PATH = "/tariffs/domestic/dry-run";

  /** 2.00 a kWh instead of 0.98 for the first 50. */
  private static final String DEARER =
      OfficeWorld.TARIFF
          .replace("{\"upTo\": \"50.0\", \"price\": \"0.9800\"},", "")
          .replace("1.2700", "2.00");

  private final OfficeWorld world = OfficeWorld.furnished();

  private HttpResponse run(String body) {
    return world.call(OfficeWorld.admin(), "POST", PATH, body);
  }

  @Test
  void theLastMonthsVendsArePricedAgain() {
    assertEquals(201, world.put(OfficeWorld.METER_PATH, OfficeWorld.METER).status());
    // 46.00 is 40.00 net: 40.8 kWh at 0.98, 20.0 at 2.00.
    world.sold.add(vend("p1", 4_600, 409, OfficeWorld.NOW.minusSeconds(86_400)));
    world.sold.add(vend("p2", 4_600, 409, OfficeWorld.NOW.minusSeconds(40L * 86_400)));

    HttpResponse answer = run(DEARER);

    assertEquals(200, answer.status(), answer.bodyText());
    OfficeWorld.assertSame(
        """
        {"tariff": "domestic", "from": "2026-10-24T08:00:00Z", "to": "2026-11-24T08:00:00Z",
         "meters": 1, "vends": 1, "refused": 0, "money": "46.00", "currency": "ZAR",
         "unitsBefore": "40.9", "unitsAfter": "20.0",
         "largest": [{"receipt": "01234567897-1", "at": "2026-11-23T08:00:00Z",
         "tender": "46.00", "unitsBefore": "40.9", "unitsAfter": "20.0"}]}\
        """,
        answer);
  }

  @Test
  void manyMetersComePageByPage() {
    for (int i = 0; i < 30; i++) {
      world.registry.add("domestic", number(i));
    }
    Map<String, Object> first = OfficeWorld.json(run(DEARER));
    assertEquals(25, first.get("meters"));
    Map<String, Object> second =
        OfficeWorld.json(
            world.call(
                OfficeWorld.admin(), "POST", PATH + "?cursor=" + first.get("cursor"), DEARER));
    assertEquals(5, second.get("meters"));
    assertEquals(null, second.get("cursor"));
  }

  @Test
  void aDraftMustBeSoundAndOfItsTariff() {
    Counts before = world.counts();
    before.assertRefused(400, "blocks[0].price", "above zero", run(DEARER.replace("2.00", "0")));
    before.assertRefused(400, "resource", "", run(DEARER.replace("\"electricity\"", "\"steam\"")));
    before.assertRefused(
        400, "utility", "for electricity", run(DEARER.replace("electricity", "water")));
    assertEquals(
        404, world.call(OfficeWorld.admin(), "POST", "/tariffs/other/dry-run", DEARER).status());
    assertEquals(403, world.call(OfficeWorld.token("a", "auditor"), "POST", PATH, DEARER).status());
  }

  private static Drn number(int serial) {
    for (int digit = 0; digit < 10; digit++) {
      String digits = "01%08d%d".formatted(serial, digit);
      if (Drn.refusal(digits).isEmpty()) {
        return new Drn(digits);
      }
    }
    throw new AssertionError("one of ten digits fits");
  }

  private static Vend vend(String reference, long tenderMinor, long tenths, Instant at) {
    Token token = new Token("01234567890123456789");
    PricingState state =
        new PricingState(
            CreditMode.UNITS, YearMonth.of(2026, 11), 0, 0, 0, false, List.of(), SaleWay.WEB);
    return new Vend(
        new VendKey("web", reference),
        new Drn("01234567897"),
        new StsAttributes("123457", "01", 1, KeyType.DUTK, EncryptionAlgorithm.EA11),
        BaseDate.BASE_2014,
        "city",
        Resource.ELECTRICITY,
        Highveld.rand(tenderMinor),
        new MoneySource.PaidPurchase(reference),
        "domestic",
        LocalDate.of(2026, 1, 1),
        state,
        List.of(),
        List.of(
            new IssuedToken(
                TokenKind.CREDIT, token, 1, Optional.of(new Units(tenths)), Optional.empty())),
        TokenMinute.of(at),
        at,
        false,
        1,
        "0".repeat(64),
        "0".repeat(64));
  }
}
