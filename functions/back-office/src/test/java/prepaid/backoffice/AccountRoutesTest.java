package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import prepaid.http.HttpResponse;
import prepaid.sts.BaseDate;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.ledger.MoneySource.OnAccount;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.messaging.VendSamples;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/** Post-pay accounts, as the desk sees them. */
final class AccountRoutesTest {
  private static final String SALES = OfficeWorld.METER_PATH + "/account-sales";
  private static final String SALE =
      """
      {"reference": "H-7", "amount": "250.00", "reason": "hospital, by contract"}\
      """;

  private final OfficeWorld world = OfficeWorld.furnished();
  private final List<VendRequest> asked = new ArrayList<>();

  @BeforeEach
  void theMeterIsPostPay() {
    String postPay =
        OfficeWorld.METER.replace("\"status\"", "\"flags\": [\"post-pay\"], \"status\"");
    assertEquals(201, world.put(OfficeWorld.METER_PATH, postPay).status());
    world.sales =
        request -> {
          asked.add(request);
          return new VendOutcome.Refused(Refusal.of(RefusalKind.AMOUNT_TOO_LARGE, "amount", "No."));
        };
  }

  private HttpResponse sell(String token, String body) {
    return world.call(token, "POST", SALES, body);
  }

  @Test
  void aFlagStaysUntilItIsTakenAway() {
    assertTrue(world.get(OfficeWorld.METER_PATH).bodyText().contains("\"flags\":[\"post-pay\"]"));
    assertEquals(200, world.put(OfficeWorld.METER_PATH, OfficeWorld.METER).status());
    assertTrue(world.get(OfficeWorld.METER_PATH).bodyText().contains("post-pay"));
    String none = OfficeWorld.METER.replace("\"status\"", "\"flags\": [], \"status\"");
    assertEquals(200, world.put(OfficeWorld.METER_PATH, none).status());
    assertTrue(!world.get(OfficeWorld.METER_PATH).bodyText().contains("post-pay"));
    String taken = OfficeWorld.METER.replace("\"status\"", "\"flags\": [\"removed\"], \"status\"");
    assertEquals(400, world.put(OfficeWorld.METER_PATH, taken).status());
  }

  @Test
  void theModuleIsAskedInTheOperatorsNameUnderTheDesksReference() {
    HttpResponse refused = sell(OfficeWorld.token("dora", "dispatcher"), SALE);
    assertEquals(422, refused.status(), refused.bodyText());
    VendRequest request = asked.getFirst();
    assertEquals(new VendKey("account", "H-7"), request.key());
    assertEquals("250.00", request.tender());
    assertEquals("ZAR", request.currency());
    assertEquals("dora", assertInstanceOf(OnAccount.class, request.source()).mandate().by());
  }

  @Test
  void unitsArePricedForTheAccountAndTheTokenIsTextedWhereThatIsAsked() {
    world.keys.keys.add(Highveld.key(Highveld.terms(1, BaseDate.BASE_2014, 255), world.wrapping));
    String units =
        "{\"reference\": \"H-8\", \"units\": \"10.0\", \"reason\": \"x\", \"notify\": \"sms\"}";
    HttpResponse refused = sell(OfficeWorld.admin(), units);
    assertEquals(422, refused.status(), refused.bodyText());
    VendRequest request = asked.getFirst();
    // 10.0 at 0.98, the month's 98.00, and 15 % tax.
    assertTrue(request.tender().matches("12[34][.][0-9]{2}"), request.tender());
    assertTrue(assertInstanceOf(OnAccount.class, request.source()).mandate().texted());
  }

  @Test
  void unitsUnderAReferenceThatWasSoldKeepItsPrice() {
    Vend sold = VendSamples.onAccount(VendSamples.units(100));
    world.sold.add(sold);
    String again =
        "{\"reference\": \"%s\", \"units\": \"%s\", \"reason\": \"hospital, by contract\"}";
    String reference = sold.key().reference();
    sell(OfficeWorld.admin(), again.formatted(reference, "10.0"));
    assertEquals(sold.tender().text(), asked.getFirst().tender());
    HttpResponse other = sell(OfficeWorld.admin(), again.formatted(reference, "10.1"));
    assertEquals(422, other.status(), other.bodyText());
    assertTrue(other.bodyText().contains("\"field\":\"units\""), other.bodyText());
    assertEquals(1, asked.size());
  }

  @Test
  void whatIsNotKnownYetIsNotCalledRefused() {
    world.sales = request -> new VendOutcome.Undecided(OfficeWorld.NOW.plusSeconds(30));
    assertEquals(503, sell(OfficeWorld.admin(), SALE).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"reference\": \"H 7\", \"amount\": \"250.00\", \"reason\": \"x\"}",
        "{\"reference\": \"H-7\", \"amount\": \"-1\", \"reason\": \"x\"}",
        "{\"reference\": \"H-7\", \"amount\": \"250.00\", \"reason\": \" \"}",
        "{\"reference\": \"H-7\", \"amount\": \"250.00\"}",
        "{\"reference\": \"H-7\", \"reason\": \"x\"}",
        "{\"reference\": \"H-7\", \"units\": \"1.0\", \"amount\": \"1.00\", \"reason\": \"x\"}",
        "{\"reference\": \"H-7\", \"units\": \"1.05\", \"reason\": \"x\"}",
        "{\"reference\": \"H-7\", \"amount\": \"1\", \"reason\": \"x\", \"currency\": \"EUR\"}"
      })
  void whatIsNotAskedRightIsRefusedAndNobodyAsked(String body) {
    assertTrue(sell(OfficeWorld.admin(), body).status() < 500);
    assertTrue(sell(OfficeWorld.admin(), body).status() >= 400);
    assertEquals(List.of(), asked);
  }

  @Test
  void otherRolesAndOtherUtilitiesSellNothing() {
    assertEquals(403, sell(OfficeWorld.token("au", "auditor"), SALE).status());
    assertEquals(403, sell(OfficeWorld.adminOf("elsewhere"), SALE).status());
    assertEquals(List.of(), asked);
  }

  @Test
  void aStatementWithoutSalesSaysWhatIsOwed() {
    HttpResponse statement =
        world.get(OfficeWorld.METER_PATH + "/account?from=2026-11-01&to=2026-11-24");
    OfficeWorld.assertSame(
        """
        {"meterNumber": "01234567897", "currency": "ZAR", "opening": "0.00", "entries": [],
         "owed": "0.00"}\
        """,
        statement);
    assertEquals(400, world.get(OfficeWorld.METER_PATH + "/account?from=2026-11-01").status());
    assertEquals(Optional.empty(), world.sold.stream().findFirst());
  }
}
