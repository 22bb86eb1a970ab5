package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prepaid.meter.MeterServer;

/**
 * The emulator's page in a real browser: keys, display, lamps and dial, by hand and by keyboard.
 */
class MeterPageTest {
  private static final String NUMBER = "12345678903";
  private static final int PHONE_WIDTH = 360;

  private final StoryMeter meter = new StoryMeter(NUMBER);
  private final MeterServer server;
  private final Http emulator;

  @TempDir private Path profile = Path.of("");

  MeterPageTest() throws IOException {
    server = MeterServer.start(0, Optional.empty(), InstantSource.system());
    emulator = Http.at("http://localhost:" + server.port());
  }

  @BeforeEach
  void manufacture() {
    assertEquals(201, emulator.put(meter.path(), meter.order("5.0")).status());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aTokenIsTypedOnTheKeysAndShownOnTheGlass() throws IOException {
    try (Browser browser = open()) {
      for (char digit : meter.credit(223).toCharArray()) {
        browser.click("[data-key=\"" + digit + "\"]");
      }
      browser.await(text("#entered") + " === '20 of 20'");
      browser.click(".enter");
      browser.await(text("#result") + " === 'Accepted: +22.3 kWh'");
      browser.await(wasShown("ACCEPT"));
      browser.await(glass() + " === 'Display: 27.3 kWh'");
      browser.await("document.querySelectorAll('#digits .segment.lit').length === " + segments());
      assertEquals("27.3", emulator.get(meter.path()).text("credit"));
    }
  }

  /** Of "27.3": a 2 and a 3 of six bars each, since the middle one is two, and a 7 of three. */
  private static int segments() {
    return 6 + 3 + 6;
  }

  @Test
  void aKeyboardAloneWillDo() throws IOException {
    try (Browser browser = open()) {
      browser.keys("1234");
      browser.key("Backspace");
      browser.await(glass() + " === 'Display: 1 2 3'");
      browser.key("Backspace");
      browser.key("Backspace");
      browser.key("Backspace");
      browser.keys(meter.credit(100));
      browser.key("Enter");
      browser.await(text("#result") + " === 'Accepted: +10.0 kWh'");

      browser.evaluate("document.querySelector('#dial').focus()");
      browser.key("End");
      browser.await(text("#drawn") + " === '12.0 kW'");
      browser.await("document.querySelector('#pulse').classList.contains('pulsing')");
      browser.key("Home");
      browser.await(text("#drawn") + " === 'nothing'");
      browser.await("!document.querySelector('#pulse').classList.contains('pulsing')");
    }
  }

  @Test
  void theDialUsesTheCreditUpAndTheSupplyGoesOff() throws IOException {
    try (Browser browser = open()) {
      browser.evaluate("document.querySelector('#pace').value = '60'");
      browser.type("#dial", "3000");
      browser.await(text("#supply") + " === 'Supply off'");
      browser.await(text("#result") + ".startsWith('The credit is used up')");
      browser.await(wasShown("OFF"));
      browser.await("!document.querySelector('#pulse').classList.contains('pulsing')");
      assertEquals("0.0", emulator.get(meter.path()).text("credit"));
    }
  }

  @Test
  void theLampBlinksAThousandTimesAKilowattHour() throws IOException {
    try (Browser browser = open()) {
      browser.type("#dial", "3600");
      browser.await("document.querySelector('#pulse').classList.contains('pulsing')");
      assertEquals("1s", browser.evaluate(style("#pulse", "animationDuration")));
      browser.prefer("prefers-reduced-motion", "reduce");
      assertEquals("none", browser.evaluate(style("#pulse", "animationName")));
    }
  }

  @Test
  void limitsAndTamperAreSeenAndSaid() throws IOException {
    emulator.post(meter.path() + "/keypad", Map.of("digits", meter.powerLimit(2000)));
    try (Browser browser = open()) {
      browser.type("#dial", "2100");
      browser.await(text("#result") + ".startsWith('Too much power')");
      browser.await(sign("LOAD"));
      browser.type("#dial", "0");
      browser.click("#tamper");
      browser.await(sign("TAMPER"));
      browser.type("#token", meter.clearTamper());
      browser.click(".enter");
      browser.await(text("#result") + " === 'Accepted: TAMPER CLEARED'");
      browser.await("!(" + sign("TAMPER") + ")");
    }
  }

  @Test
  void aRefusalIsSaidAndTheNextDigitStartsAnew() throws IOException {
    try (Browser browser = open()) {
      browser.keys("0".repeat(20));
      browser.key("Enter");
      browser.await(wasShown("REJECT"));
      browser.await(text("#result") + ".startsWith('Not for this meter')");
      browser.keys("7");
      browser.await("document.querySelector('#token').value === '7'");
    }
  }

  @Test
  void everythingFitsAPhoneAndTheKeysFitAThumb() throws IOException {
    try (Browser browser = open()) {
      browser.resize(PHONE_WIDTH, 740);
      browser.await("innerWidth === " + PHONE_WIDTH);
      assertEquals(
          Integer.toString(PHONE_WIDTH), browser.evaluate("document.documentElement.scrollWidth"));
      assertEquals(
          "true",
          browser.evaluate(
              "[...document.querySelectorAll('.keys button')].every(key =>"
                  + " key.getBoundingClientRect().height >= 44"
                  + " && key.getBoundingClientRect().width >= 44)"));
      assertEquals(
          "true",
          browser.evaluate(
              "document.querySelector('.enter').getBoundingClientRect().bottom < innerHeight"));
    }
  }

  /** Names for everything that can be used, and contrast by day and by night. */
  @Test
  void whoCannotSeeItWellCanUseIt() throws IOException {
    try (Browser browser = open()) {
      assertEquals("", browser.unnamed());
      for (String scheme : new String[] {"light", "dark"}) {
        browser.prefer("prefers-color-scheme", scheme);
        assertEquals("", browser.faint(), scheme);
      }
    }
  }

  /** Messages pass in a moment, so the page itself takes note of them. */
  private static final String WATCH =
      """
      window.seen = [];
      new MutationObserver(() => seen.push(document.querySelector('#digits').ariaLabel))
        .observe(document.querySelector('#digits'), { attributes: true });\
      """;

  private Browser open() throws IOException {
    Browser browser = Browser.startOrSkip(profile, "the meter's page");
    browser.open(emulator.base() + "/#" + NUMBER);
    browser.await("document.querySelector('#number')?.textContent === '1234 5678 903'");
    browser.evaluate(WATCH);
    return browser;
  }

  private static String text(String selector) {
    return "document.querySelector('" + selector + "').textContent";
  }

  private static String glass() {
    return "document.querySelector('#digits').ariaLabel";
  }

  private static String wasShown(String text) {
    return "window.seen.includes('Display: " + text + "')";
  }

  private static String sign(String name) {
    return "[...document.querySelectorAll('#signs .lit')].some(sign => sign.textContent === '"
        + name
        + "')";
  }

  private static String style(String selector, String property) {
    return "getComputedStyle(document.querySelector('" + selector + "'))." + property;
  }
}
