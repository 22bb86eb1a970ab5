package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prepaid.e2e.Http.Reply;

/** Emergency credit on the web, for whoever shows that the meter's registered phone is theirs. */
class WebEmergencyTest {
  private static final String TOKEN = "/(\\d{4}\\s*){4}\\d{4}/";
  private static final String CODE = "(?s)([0-9]{6}) is your code.*";

  private final RunningSystem system = RunningSystem.shared();
  private final Phone phone = Phone.some(system);
  private final String meter =
      new NewMeters(system).on("highveld-flat", ", \"phone\": \"" + phone.number() + "\"");
  private final String path = "/v1/meters/" + meter + "/reserve-credit";

  @TempDir private Path profile = Path.of("");

  @Test
  void aCodeByTextOpensTheWayToAToken() {
    Reply opened = system.api().post("/v1/sessions", Map.of("phone", phone.number()));
    assertEquals(201, opened.status(), opened.body());
    String verify = "/v1/sessions/" + opened.text("id") + "/verify";
    assertEquals(422, system.api().post(verify, Map.of("code", "0000000".substring(1))).status());
    Reply session = system.api().post(verify, Map.of("code", code()));
    assertEquals(200, session.status(), session.body());
    Http own =
        system
            .api()
            .with("Authorization", "Bearer " + session.text("token"))
            .with("Idempotency-Key", "0123456789abcdef-" + meter);
    assertEquals("false", own.get(path).text("given"));
    assertEquals(422, own.post(path, Map.of()).status());
    var unused = system.buy(meter, "100.00");
    assertEquals("10.0", own.get(path).text("units"));
    Reply given = own.post(path, Map.of());
    assertEquals(201, given.status(), given.body());
    String token = RunningSystem.token(given);
    assertEquals(given.body(), own.post(path, Map.of()).body());
    assertEquals("Accept", system.enter(meter, token));
    var texted = phone.awaitText(text -> text.replace(" ", "").startsWith(token));
    assertTrue(texted.contains("pay back"), texted);
    assertEquals(401, system.api().post(path, Map.of()).status());
    String other = RunningSystem.meter("flat", "ZAR");
    assertEquals(403, own.post("/v1/meters/" + other + "/reserve-credit", Map.of()).status());
  }

  @Test
  void theButtonOnThePageLeadsToTheToken() throws IOException {
    var unused = system.buy(meter, "100.00");
    try (Browser browser = Browser.startOrSkip(profile, "the page")) {
      browser.open(system.cloud().api() + "/");
      browser.await("document.readyState === 'complete' && document.querySelector('#meter')");
      browser.type("#meter", meter);
      browser.await("!document.querySelector('#found').hidden");
      browser.click("#to-emergency");
      browser.type("#emergency-phone", phone.number());
      browser.click("#emergency-go");
      browser.await("!document.querySelector('#emergency-code-field').hidden");
      browser.type("#emergency-code", code());
      browser.click("#emergency-go");
      browser.await("/You can have 10.0/.test(document.querySelector('#emergency').innerText)");
      browser.click("#emergency-go");
      String shown = "document.querySelector('#emergency-tokens').innerText";
      browser.await(TOKEN + ".test(" + shown + ")");
      String token = browser.evaluate(shown + ".match(" + TOKEN + ")[0]");
      assertEquals("Accept", system.enter(meter, token.replaceAll("\\s", "")));
    }
  }

  private String code() {
    return phone.awaitText(text -> text.matches(CODE)).replaceFirst(CODE, "$1");
  }
}
