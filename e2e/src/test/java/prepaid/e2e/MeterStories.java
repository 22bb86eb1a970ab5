package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import prepaid.e2e.Http.Reply;

/**
 * What a meter is for, told against an emulator wherever it runs: in this process or in its
 * container. Each story makes a meter of its own.
 */
record MeterStories(Http emulator) {

  void all() {
    creditIsUsedUpAndBoughtAgain();
    tooMuchPowerOpensTheContactor();
    anOpenedCaseIsClosedByAToken();
    aKeyChangeComesInAnyOrder();
    guessingIsLockedOut();
    thePageIsThere();
  }

  private void creditIsUsedUpAndBoughtAgain() {
    StoryMeter meter = made("12345678903", "5.0");
    assertEquals("[RESERVE, LOW]", look(meter).text("notices"));
    String token = meter.credit(100);
    assertEquals("Accept", enter(meter, token));
    assertEquals("UsedError", enter(meter, token));
    assertEquals("15.0", look(meter).text("credit"));
    consume(meter, Map.of("units", "99.0"));
    assertEquals("[credit]", look(meter).text("openBecause"));
    assertEquals("Accept", enter(meter, meter.credit(100)));
    assertEquals("closed", look(meter).text("contactor"));
  }

  private void tooMuchPowerOpensTheContactor() {
    StoryMeter meter = made("11111111115", "50.0");
    assertEquals("Accept", enter(meter, meter.powerLimit(3000)));
    assertEquals("[]", consume(meter, Map.of("watts", 3000, "minutes", 1)));
    assertEquals("[power-limit]", consume(meter, Map.of("watts", 3001, "minutes", 1)));
    assertEquals("Accept", enter(meter, meter.powerLimit(4000)));
    assertEquals("[]", consume(meter, Map.of("watts", 3001, "minutes", 1)));
  }

  private void anOpenedCaseIsClosedByAToken() {
    StoryMeter meter = made("22222222220", "50.0");
    assertEquals(200, emulator.post(meter.path() + "/tamper", Map.of()).status());
    assertEquals("[tamper]", look(meter).text("openBecause"));
    assertEquals("Accept", enter(meter, meter.clearTamper()));
    assertEquals("[]", look(meter).text("openBecause"));
  }

  private void aKeyChangeComesInAnyOrder() {
    StoryMeter meter = made("33333333335", "0.0");
    String old = meter.credit(10);
    List<String> set = meter.keyChange();
    assertEquals("4thKCT", enter(meter, set.get(3)));
    assertEquals("2ndKCT", enter(meter, set.get(1)));
    assertEquals("1stKCT", enter(meter, set.get(0)));
    assertEquals("Accept", enter(meter, set.get(2)));
    assertEquals("654321", look(meter).text("sgc"));
    assertEquals("CRCError", enter(meter, old));
    assertEquals("Accept", enter(meter, meter.credit(10)));
  }

  private void guessingIsLockedOut() {
    StoryMeter meter = made("44444444440", "0.0");
    for (int i = 0; i < 3; i++) {
      assertEquals("CRCError", enter(meter, "0".repeat(20)));
    }
    assertEquals("LockOutActive", enter(meter, meter.credit(10)));
    emulator.post(meter.path() + "/power", Map.of());
    assertEquals("Accept", enter(meter, meter.credit(10)));
  }

  private void thePageIsThere() {
    Reply page = emulator.get("/");
    assertEquals(200, page.status());
    assertTrue(page.body().contains("Prepaid meters"));
  }

  private StoryMeter made(String number, String initialCredit) {
    StoryMeter meter = new StoryMeter(number);
    Reply made = emulator.put(meter.path(), meter.order(initialCredit));
    assertEquals(201, made.status(), made.body());
    return meter;
  }

  private Reply look(StoryMeter meter) {
    return emulator.get(meter.path());
  }

  private String enter(StoryMeter meter, String token) {
    return emulator.post(meter.path() + "/keypad", Map.of("digits", token)).text("result");
  }

  private String consume(StoryMeter meter, Map<String, ?> load) {
    return emulator.post(meter.path() + "/consume", load).text("openBecause");
  }
}
