package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import prepaid.e2e.Http.Reply;

/** A cashier types a customer's card in: the card pays, and a till that guesses has to wait. */
@ResourceLock("card-printer") // The office knows one printer at a time.
class CardAtATillTest {
  private static final String PATH = "/partners/v1/cards/redemptions";

  private final RunningSystem system = RunningSystem.shared();
  private final String meter = RunningSystem.meter("flat", "ZAR");
  private final List<Map<String, Object>> cards = system.cards();

  private Reply redeem(String pin, String meterNumber, String terminal) {
    return system
        .partnerApi(0)
        .post(PATH, Map.of("pin", pin, "meterNumber", meterNumber, "terminal", terminal));
  }

  private String pin(int place) {
    return String.valueOf(cards.get(place).get("pin"));
  }

  @Test
  void aCardIsRedeemedAtATillOnceAndTheSameAgainIsTheSameToken() {
    Reply redeemed = redeem(pin(0), meter, "TERM0001");
    assertEquals(201, redeemed.status(), redeemed.body());
    assertEquals(cards.getFirst().get("serial"), redeemed.text("serial"));
    assertEquals("100.00", redeemed.text("amount"));
    assertEquals("Accept", system.enter(meter, RunningSystem.token(redeemed)));
    Reply again = redeem(pin(0), meter, "TERM0001");
    assertEquals(redeemed.objects("tokens"), again.objects("tokens"));
    assertEquals(true, again.json().get("repeated"));
    Reply elsewhere = redeem(pin(0), RunningSystem.meter("blocks", "ZAR"), "TERM0001");
    assertEquals(409, elsewhere.status(), elsewhere.body());
  }

  @Test
  void whoMayNotSellRedeemsNothing() {
    assertEquals(403, redeem(pin(1), meter, "TERM0666").status(), "a stolen till");
    Reply foreign = redeem(pin(1), RunningSystem.meter("flat", "RUB"), "TERM0001");
    assertEquals(403, foreign.status(), foreign.body());
    Map<String, Object> body = Map.of("pin", pin(1), "meterNumber", meter, "terminal", "TERM0001");
    assertEquals(401, system.api().post(PATH, body).status());
    assertEquals(400, redeem("482190037615420", meter, "TERM0001").status());
    assertEquals(201, redeem(pin(1), meter, "TERM0001").status(), "it was not used by all that");
  }

  @Test
  void theSixthWrongPinOfATillWaitsAndOtherTillsDoNot() {
    String till = "TERM0001";
    Reply wrong = redeemOfTwoStep("1234567890123450", till);
    for (int i = 1; i < 5; i++) {
      assertEquals(
          wrong.text("detail"), redeemOfTwoStep("123456789012345" + i, till).text("detail"));
    }
    Reply held = redeemOfTwoStep(pin(2), till);
    assertEquals(429, held.status(), held.body());
    assertTrue(held.text("detail").startsWith("There were too many wrong PINs."), held.body());
    assertFalse(held.body().contains(pin(2)));
    assertEquals(201, redeem(pin(2), meter, "TERM0001").status());
  }

  private Reply redeemOfTwoStep(String pin, String terminal) {
    return system
        .partnerApi(1)
        .post(PATH, Map.of("pin", pin, "meterNumber", meter, "terminal", terminal));
  }
}
