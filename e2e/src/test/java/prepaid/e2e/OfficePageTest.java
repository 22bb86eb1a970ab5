package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operators' page at {@code /office}, in a real browser: a day at the utility's desk. */
class OfficePageTest {
  private static final String WHAT = "the operators' page";
  private static final String TOKEN = "#%s .digits";
  private static final int PHONE_WIDTH = 360;

  @TempDir private Path profile = Path.of("");

  /** A day of its own: it moves the one meter of the sandbox that has an old key. */
  @Test
  void aDayAtTheDesk() throws IOException {
    try (Browser browser = Browser.startOrSkip(profile, WHAT);
        RunningSystem system = RunningSystem.start(RunningSystem.options())) {
      Desk desk = new Desk(browser, system);
      desk.pasteTokenOf("admin");
      rollOver(desk, RunningSystem.meter("base-1993", "ZAR"));
      String meter = RunningSystem.meter("blocks", "ZAR");
      system.buy(meter, "100.00");
      emergency(desk, meter);
      clearance(desk, meter);
    }
  }

  private static void rollOver(Desk desk, String meter) {
    Browser browser = desk.browser();
    browser.await("document.querySelectorAll('.base-date').length === 3");
    browser.await("/ended .*2024/.test(document.querySelector('.base-date').innerText)");
    browser.await("document.querySelector('#order-utility option[value=highveld]')");
    browser.click("#order summary");
    browser.type("#order-id", "roll-1993");
    browser.type("#order-base", "1993");
    browser.click("#order-form [type=submit]");
    browser.await("document.querySelector('#order-reason-error').textContent === 'Say why.'");
    browser.type("#order-reason", "the identifiers of 1993 have run out");
    browser.click("#order-form [type=submit]");
    browser.await("document.querySelector('#campaign-roll-1993')");

    desk.awaitWork(count("Issued") + " + " + count("Delivered") + " === 1");
    browser.await("document.querySelector('article progress').value > 1");
    browser.await("document.querySelector('article .chip').textContent === 'went through all'");
    assertEquals(1, desk.system().buy(meter, "100.00").objects("tokens").size());
    desk.awaitWork(count("Entered") + " === 1");
    browser.click("article .states tr:nth-child(3) button");
    browser.await("document.querySelector('.listed a')?.textContent === '" + meter + "'");
  }

  /** How many meters the page shows in a state. */
  private static String count(String state) {
    return """
    Number([...document.querySelectorAll('article .states tr')]
      .find(row => row.innerText.startsWith('%s')).querySelector('.number').textContent)\
    """
        .formatted(state);
  }

  private static void emergency(Desk desk, String meter) {
    Browser browser = desk.browser();
    desk.followLinkOf("dispatcher");
    browser.await(
        "/takes the role admin/.test(document.querySelector('#order-refused').innerText)");
    desk.find("A00002", meter);
    browser.await("/can be given now/.test(document.querySelector('#eligible').textContent)");
    browser.type("#give-reason", "no money before Friday");
    browser.click("#giving [type=submit]");
    String token = desk.token("given");
    String spoken = browser.evaluate("document.querySelector('#given .spoken').textContent");
    assertEquals(4, spoken.split(",")[0].split(" ").length, spoken);
    assertEquals("Accept", desk.system().enter(meter, token));
    browser.await("/not paid back yet/.test(document.querySelector('#eligible').textContent)");
  }

  private static void clearance(Desk desk, String meter) {
    Browser browser = desk.browser();
    askForClearance(browser);
    browser.await("document.querySelector('#made .waits')");
    browser.evaluate("location.hash = '#approvals'");
    browser.await("/You asked for this yourself/.test(document.body.innerText)");
    assertEquals("0", browser.evaluate("document.querySelectorAll('.approval .main').length"));

    desk.followLinkOf("supervisor");
    browser.await("document.querySelector('#waiting-count').textContent === '1'");
    browser.evaluate("location.hash = '#approvals'");
    browser.await("document.querySelector('.approval .main')?.textContent === 'Approve'");
    browser.click(".approval .main");
    browser.await("/Agreed to/.test(document.querySelector('#approvals-said').textContent)");
    String agreed = desk.token("approvals-made");

    desk.followLinkOf("dispatcher");
    desk.find(meter, meter);
    askForClearance(browser);
    assertEquals(agreed, desk.token("made"));
    assertEquals("Accept", desk.system().enter(meter, agreed));
    assertEquals("0.0", desk.system().meters().get("/meters/" + meter).text("credit"));
  }

  private static void askForClearance(Browser browser) {
    browser.type("#task-kind", "clear-credit");
    browser.type("#task-reason", "the meter goes to another house");
    browser.click("#tasks [type=submit]");
  }

  /** In every room: names, contrast by day and by night, and no sideways scrolling on a phone. */
  @Test
  void whoCannotSeeItWellOrHasAPhoneCanUseIt() throws IOException {
    try (Browser browser = Browser.startOrSkip(profile, WHAT)) {
      Desk desk = new Desk(browser, RunningSystem.shared());
      desk.pasteTokenOf("admin");
      String meter = RunningSystem.meter("arrears", "ZAR");
      browser.resize(PHONE_WIDTH, 740);
      // What each room shows last, since it asks for it.
      Map<String, String> last =
          Map.of(
              "campaigns",
              ".base-date",
              "meters/" + meter,
              "#tasks",
              "approvals",
              "#approvals-over .approval");
      for (String room : last.keySet()) {
        browser.evaluate("location.hash = '#" + room + "'");
        browser.await("document.querySelector('" + last.get(room) + "')");
        browser.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
        assertEquals(
            Integer.toString(PHONE_WIDTH),
            browser.evaluate("document.documentElement.scrollWidth"),
            room);
        assertEquals("", browser.unnamed(), room);
        for (String scheme : List.of("light", "dark")) {
          browser.prefer("prefers-color-scheme", scheme);
          assertEquals("", browser.faint(), room + " " + scheme);
        }
      }
    }
  }

  @Test
  void aTokenThatIsNoneIsSaidInWords() throws IOException {
    try (Browser browser = Browser.startOrSkip(profile, WHAT)) {
      Desk desk = new Desk(browser, RunningSystem.shared());
      desk.paste("something");
      browser.await("/no operator.s token/.test(document.querySelector('#sign-in').innerText)");
      desk.paste("eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.AAAA");
      browser.await("/not accepted/.test(document.querySelector('#sign-in').innerText)");
      assertEquals("null", browser.evaluate("sessionStorage.getItem('operator')"));
    }
  }

  /** The page, and what an operator does there in every story. */
  private record Desk(Browser browser, RunningSystem system) {
    private String address() {
      return system.cloud().api() + "/office";
    }

    private String tokenOf(String operator) {
      return system.office(operator).headers().getLast().replace("Bearer ", "");
    }

    void paste(String text) {
      browser.open(address());
      browser.await("document.querySelector('#sign-in')?.hidden === false");
      browser.type("#token", text);
      browser.click("#sign-in-form [type=submit]");
    }

    void pasteTokenOf(String operator) {
      paste(tokenOf(operator));
      awaitOperator(operator);
    }

    /** The token goes out of the address at once: it is not to be read over a shoulder. */
    void followLinkOf(String operator) {
      browser.open(address() + "#token=" + tokenOf(operator));
      awaitOperator(operator);
      assertFalse(browser.evaluate("location.href").contains("token"));
    }

    private void awaitOperator(String operator) {
      browser.await("document.querySelector('#who')?.textContent === '" + operator + "'");
    }

    /** Starts what the schedule starts each minute, until the page shows something by itself. */
    void awaitWork(String condition) {
      Await.until(
          () -> {
            system.api().send("POST", "/_local/schedules/Campaigns", "");
            return browser.evaluate("String(" + condition + ")");
          },
          "true"::equals);
    }

    void find(String text, String meter) {
      browser.evaluate("location.hash = '#meters'");
      browser.await("!document.querySelector('[data-room=meters]').hidden");
      browser.type("#looked-for", text);
      browser.click("#search [type=submit]");
      browser.await("document.querySelector('#meter-heading')?.textContent === '" + meter + "'");
    }

    /** The one that was just made, as somebody reads it out. */
    String token(String place) {
      String digits = "document.querySelector('" + TOKEN.formatted(place) + "')";
      browser.await(digits);
      String token = browser.evaluate(digits + ".textContent").replaceAll("\\s", "");
      assertTrue(token.matches("[0-9]{20}"), "20 digits");
      return token;
    }
  }
}
