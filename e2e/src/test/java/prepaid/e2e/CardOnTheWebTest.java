package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import prepaid.e2e.Http.Reply;

/** A card is redeemed on the web, and its token comes to a phone as well. */
@ResourceLock("card-printer") // The office knows one printer at a time.
class CardOnTheWebTest {
  private final RunningSystem system = RunningSystem.shared();
  private final String meter = RunningSystem.meter("flat", "ZAR");
  private final Phone phone = Phone.some(system);

  private Reply redeem(Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.putAll(Map.of("meterNumber", meter, "phone", phone.number()));
    return system.api().post("/v1/cards/redemptions", body);
  }

  @Test
  void theTokenIsTextedOnceInTheLanguageThatWasAskedFor() {
    assertEquals(422, redeem(Map.of("pin", "1234567890123456")).status());
    Map<String, Object> card =
        Map.of("pin", String.valueOf(system.cards().get(1).get("pin")), "language", "sw");
    Reply redeemed = redeem(card);
    assertEquals(201, redeemed.status(), redeemed.body());
    assertEquals(redeemed.body(), redeem(card).body());
    String text = phone.awaitText(1);
    assertEquals(RunningSystem.token(redeemed), Phone.token(text));
    assertTrue(text.contains(" Mita " + meter), text);
    assertEquals(1, phone.texts().size(), "once, and nothing for the wrong PIN");
  }
}
