package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.e2e.Http.Reply;

/** A vendor sells through the Electrum interface; the meter takes the token. */
class SellingAtATillTest {
  private final RunningSystem system = RunningSystem.shared();
  private final Till till = Till.of(system);
  private final String meter = RunningSystem.meter("flat", "ZAR");

  @Test
  void aMeterIsLookedUpTriedSoldToAndTakesTheToken() {
    Reply known = till.lookup(meter);
    assertEquals(201, known.status(), known.body());
    assertEquals(Till.amount(5_000), known.object("minAmount"));
    assertEquals(meter, known.object("meter").get("meterId"));
    assertEquals("T***** N****", known.object("customer").get("firstName"));

    Reply tried = till.trial(Till.newId(), meter, 15_000);
    assertEquals(200, tried.status(), tried.body());
    assertNotEquals("Accept", system.enter(meter, Till.tokens(tried).getFirst()));

    String id = Till.newId();
    Reply sold = till.sell(id, meter, 15_000);
    assertEquals(201, sold.status(), sold.body());
    assertEquals(id, sold.text("id"));
    assertEquals(15_000, Till.parts(sold).stream().mapToLong(Long::longValue).sum());
    assertEquals(tried.object("purchaseTotal"), sold.object("purchaseTotal"));
    assertEquals("Accept", system.enter(meter, Till.tokens(sold).getFirst()));
  }

  @Test
  void theSlipSaysTheChange() {
    String id = Till.newId();
    Map<String, Object> request = till.purchase(id, meter, 10_000);
    request.put("tenders", List.of(Map.of("tenderType", Till.CASH, "amount", Till.amount(20_000))));
    Reply sold = till.face().post("/tokenPurchases/" + id, request);
    assertEquals(201, sold.status(), sold.body());
    assertTrue(sold.object("slipData").toString().contains("Change 100.00 ZAR"), sold.body());
  }

  @Test
  void theAnswerEchoesTheRequest() {
    String id = Till.newId();
    Map<String, Object> request = till.purchase(id, meter, 10_000);
    request.put("receiver", Map.of("id", "30000001", "name", "Test Power"));
    request.put("settlementEntity", Map.of("id", "20000001", "name", "Example Switch"));
    request.put("somethingNew", Map.of("that", "nobody knows yet"));
    Reply sold = till.face().post("/tokenPurchases/" + id, request);
    assertEquals(201, sold.status(), sold.body());
    for (String echoed :
        List.of(
            "id",
            "time",
            "originator",
            "client",
            "receiver",
            "settlementEntity",
            "thirdPartyIdentifiers")) {
      assertEquals(request.get(echoed), sold.json().get(echoed), echoed);
    }
  }

  @Test
  void aRepeatIsADuplicateAndItsRetryTellsTheSameTokens() {
    String id = Till.newId();
    Reply sold = till.sell(id, meter, 10_000);
    Reply repeated = till.sell(id, meter, 10_000);
    assertEquals(400, repeated.status());
    assertEquals("DUPLICATE_RECORD", repeated.text("errorType"));
    assertEquals("TOKEN_PURCHASE_REQUEST", repeated.text("requestType"));
    assertEquals(id, repeated.text("id"));
    Reply retried = till.retry(id, meter, 10_000);
    assertEquals(202, retried.status(), retried.body());
    assertEquals(Till.tokens(sold), Till.tokens(retried));
    assertEquals("DUPLICATE_RECORD", till.retry(id, meter, 10_100).text("errorType"));
  }

  @Test
  void aRetryOfWhatNeverCameSells() {
    Reply sold = till.retry(Till.newId(), meter, 10_000);
    assertEquals(202, sold.status(), sold.body());
    assertEquals("Accept", system.enter(meter, Till.tokens(sold).getFirst()));
  }

  @Test
  void aReversalComesTooLateAndTellsTheTokens() {
    String id = Till.newId();
    Reply sold = till.sell(id, meter, 10_000);
    Reply refused = till.reverse(id, Till.newId());
    assertEquals(400, refused.status(), refused.body());
    assertEquals("TRANSACTION_NOT_SUPPORTED", refused.text("errorType"));
    assertEquals(id, refused.text("originalId"));
    assertTrue(refused.body().contains(Till.tokens(sold).getFirst()));
  }

  @Test
  void aReversalBeforeItsSaleStopsTheLateSale() {
    String id = Till.newId();
    Reply unmatched = till.reverse(id, Till.newId());
    assertEquals(404, unmatched.status());
    assertEquals("UNABLE_TO_LOCATE_RECORD", unmatched.text("errorType"));
    assertEquals(404, till.reverse(id, Till.newId()).status());
    assertEquals("TRANSACTION_DECLINED", till.sell(id, meter, 10_000).text("errorType"));
    assertEquals("TRANSACTION_DECLINED", till.retry(id, meter, 10_000).text("errorType"));
  }

  @Test
  void aConfirmationMayBeRepeatedAndOneOfNothingIsNotFound() {
    String id = Till.newId();
    var unused = till.sell(id, meter, 10_000);
    String advice = Till.newId();
    for (int i = 0; i < 2; i++) {
      Reply confirmed = till.confirm(id, advice);
      assertEquals(202, confirmed.status(), confirmed.body());
      assertEquals(id, confirmed.text("requestId"));
      assertEquals(advice, confirmed.text("id"));
    }
    assertEquals(404, till.confirm(Till.newId(), advice).status());
  }

  @Test
  void aReprintIsTheSameTokenMarkedAsACopy() {
    String id = Till.newId();
    Reply sold = till.sell(id, meter, 10_000);
    String receipt = String.valueOf(sold.objects("tokens").getFirst().get("receiptNum"));
    for (Map<String, String> reference :
        List.of(Map.of("originalRef", id), Map.of("originalRef", receipt))) {
      Reply copy = till.reprint(meter, reference);
      assertEquals(200, copy.status(), copy.body());
      assertEquals(Till.tokens(sold), Till.tokens(copy));
      assertTrue(copy.body().contains("COPY "), copy.body());
    }
    Reply unknown = till.reprint(meter, Map.of("originalRef", Till.newId()));
    assertEquals("UNABLE_TO_LOCATE_RECORD", unknown.text("errorType"));
    assertEquals(200, till.reprint(meter, Map.of()).status());
  }

  @Test
  void aTillIsToldWhatWasSoldAndNotWhatAnEngineerKeysIn() {
    String own = new NewMeters(system).on("highveld-flat", "");
    Reply sold = till.sell(Till.newId(), own, 10_000);
    Reply cleared =
        system
            .office("supervisor")
            .post(
                "/office/v1/meters/" + own + "/engineering-tokens",
                Map.of("kind", "clear-tamper", "reason", "The case was opened by us."));
    assertEquals(201, cleared.status(), cleared.body());
    Await.until(() -> till.reprint(own, Map.of()), copy -> copy.status() == 200);
    assertEquals(Till.tokens(sold), Till.tokens(till.reprint(own, Map.of())));
  }

  @Test
  void aStrangerAndAStolenTillSellNothing() {
    Http face = Http.at(system.cloud().api() + "/prepaidutility/v3");
    Reply stranger = new Till(face, "TERM0001").sell(Till.newId(), meter, 10_000);
    assertEquals(401, stranger.status());
    Reply wrong =
        new Till(face.with("Authorization", "Basic YWNtZS1yZXRhaWw6eA=="), "TERM0001")
            .sell(Till.newId(), meter, 10_000);
    assertEquals(401, wrong.status());
    Reply stolen = new Till(till.face(), "TERM0666").sell(Till.newId(), meter, 10_000);
    assertEquals("INVALID_MERCHANT", stolen.text("errorType"));
    String severny = RunningSystem.meter("flat", "RUB");
    assertEquals("DO_NOT_HONOR", till.lookup(severny).text("errorType"));
    assertEquals(400, till.sell(Till.newId(), severny, 10_000).status());
  }

  @Test
  void cardsAreMaskedOrRefusedAndNeverAnswered() {
    String whole = "4111111111111111";
    Reply refused = sellWith(Map.of("tenderType", "CREDIT_CARD", "cardNumber", whole));
    assertEquals("FORMAT_ERROR", refused.text("errorType"));
    assertFalse(refused.body().contains(whole));
    Reply hidden = sellWith(Map.of("tenderType", "CREDIT_CARD", "reference", "a " + whole));
    assertEquals("FORMAT_ERROR", hidden.text("errorType"));
    Reply masked =
        sellWith(
            Map.of(
                "tenderType", "CREDIT_CARD",
                "cardNumber", "411111******1111",
                "reference", "012345"));
    assertEquals(201, masked.status(), masked.body());
    String slip = masked.object("slipData").toString();
    assertTrue(slip.contains("Card 411111******1111"), slip);
    assertTrue(slip.contains("Authorisation 012345"), slip);
  }

  private Reply sellWith(Map<String, Object> tender) {
    String id = Till.newId();
    Map<String, Object> request = till.purchase(id, meter, 10_000);
    Map<String, Object> paid = new HashMap<>(tender);
    paid.put("amount", Till.amount(10_000));
    request.put("tenders", List.of(paid));
    return till.face().post("/tokenPurchases/" + id, request);
  }

  @Test
  void whatIsWrongWithAMessageIsNamed() {
    String id = Till.newId();
    Map<String, Object> request = till.purchase(Till.newId(), meter, 10_000);
    request.remove("meter");
    Reply refused = till.face().post("/tokenPurchases/" + id, request);
    assertEquals(400, refused.status());
    assertEquals("FORMAT_ERROR", refused.text("errorType"));
    List<Object> wrong =
        refused.objects("detailMessage").stream().map(one -> one.get("messageProperty")).toList();
    assertEquals(List.of("id", "meter"), wrong);
    assertEquals("UNKNOWN_METER_ID", till.sell(id, "TST001", 10_000).text("errorType"));
    assertEquals("AMOUNT_TOO_LOW", till.sell(id, meter, 100).text("errorType"));
    assertEquals("AMOUNT_TOO_HIGH", till.sell(id, meter, 100_000_000).text("errorType"));
  }
}
