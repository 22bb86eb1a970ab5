package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page at {@code /}, in a real browser: from the meter number to the token in fours. */
class ConsumerPageTest {
  private static final String TOKEN = "/(\\d{4}\\s*){4}\\d{4}/";

  private final RunningSystem system = RunningSystem.shared();

  @TempDir private Path profile = Path.of("");

  @Test
  void aConsumerBuysOnThePage() throws IOException {
    String meter = RunningSystem.meter("blocks", "ZAR");
    try (Browser browser = Browser.startOrSkip(profile, "the page")) {
      browser.open(system.cloud().api() + "/");
      browser.await("document.readyState === 'complete' && document.querySelector('#meter')");
      browser.type("#meter", meter);
      browser.type("#value", "100");
      browser.await("/100\\.00/.test(document.querySelector('#pay').textContent)");
      browser.await("/Block \\d: /.test(document.body.innerText)");

      browser.click("#pay");
      browser.await("location.pathname.startsWith('/checkout/')");
      browser.await("document.querySelector('button')");
      browser.click("button");
      browser.await("document.querySelector('a')");
      browser.click("a");
      browser.await(TOKEN + ".test(document.body.innerText)");
      String token = browser.evaluate("document.body.innerText.match(" + TOKEN + ")[0]");
      assertEquals("Accept", system.enter(meter, token.replaceAll("\\s", "")));
    }
  }

  @Test
  void theReceiptOfATokenFromSampleTablesSaysSo() throws IOException {
    String meter =
        RunningSystem.meterList().stream()
            .filter(listed -> listed.containsKey("tables"))
            .map(listed -> String.valueOf(listed.get("meterNumber")))
            .findFirst()
            .orElseThrow();
    String id = system.buy(meter, "60.00").text("id");
    try (Browser browser = Browser.startOrSkip(profile, "the receipt on the page")) {
      browser.open(system.cloud().api() + "/#purchase=" + id);
      browser.await("/sample tables/.test(document.body.innerText)");
    }
  }

  @Test
  void aMistypedMeterNumberIsSaidAtTheField() throws IOException {
    try (Browser browser = Browser.startOrSkip(profile, "the page")) {
      browser.open(system.cloud().api() + "/");
      browser.await("document.readyState === 'complete' && document.querySelector('#meter')");
      browser.type("#meter", "01120000012");
      browser.await("/check digit/.test(document.body.innerText)");
    }
  }
}
