package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import prepaid.http.HttpFace;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.Router;

class OfficePageTest {
  private static final BackOffice.SignIn HOSTED =
      new BackOffice.SignIn("https://sign-in.example", "office-page");

  private static HttpResponse get(Optional<BackOffice.SignIn> signIn, String path) {
    return new HttpFace(new Router(new OfficePage(signIn).routes()))
        .answer(
            new HttpRequest(
                "GET", path, Map.of(), Map.of(), Map.of(), new byte[0], "127.0.0.1", "r"),
            line -> {});
  }

  private static HttpResponse get(String path) {
    return get(Optional.empty(), path);
  }

  private static List<String> named(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }

  @Test
  void thePageIsServedToAnyoneAndAsksThisSiteOnly() {
    HttpResponse page = get("/office");
    assertEquals(200, page.status());
    assertEquals(Optional.of("text/html; charset=utf-8"), page.header("Content-Type"));
    String policy = page.header("Content-Security-Policy").orElse("");
    assertTrue(policy.contains("default-src 'none'; script-src 'self'; style-src 'self';"), policy);
    assertTrue(policy.contains("connect-src 'self';"), policy);
    assertEquals(Optional.of("no-referrer"), page.header("Referrer-Policy"));
    assertEquals(List.of(), named("(<script>|<style|style=|onclick=)", page.bodyText()));
  }

  /** Each script with everything that it imports, from the page on. */
  @Test
  void everyPartThatAnyPartNamesIsThere() {
    TreeSet<String> seen = new TreeSet<>();
    List<String> waiting =
        new ArrayList<>(
            named("(?:src|href)=\"office/assets/([^\"]+)\"", get("/office").bodyText()));
    while (!waiting.isEmpty()) {
      String name = waiting.removeLast();
      if (seen.add(name)) {
        HttpResponse part = get("/office/assets/" + name);
        assertEquals(200, part.status(), name);
        waiting.addAll(named("from \"\\./([^\"]+)\"", part.bodyText()));
        waiting.addAll(named("url\\(\"([^\"]+)\"\\)", part.bodyText()));
      }
    }
    assertTrue(seen.containsAll(List.of("look.css", "favicon.svg", "campaigns.js", "calls.js")));
  }

  /** The ids that scripts look for are in the page, or are made by a script. */
  @Test
  void everyPlaceThatAScriptNamesIsInThePage() {
    String page = get("/office").bodyText();
    for (String script : List.of("office", "campaigns", "campaign-order", "meters", "approvals")) {
      Matcher ids =
          Pattern.compile("byId\\(\"([^\"]+)\"\\)")
              .matcher(get("/office/assets/" + script + ".js").bodyText());
      while (ids.find()) {
        assertTrue(page.contains("id=\"" + ids.group(1) + "\""), script + ": " + ids.group(1));
      }
    }
  }

  @Test
  void whoHasAPlaceToSignInIsSentThereAndThePageMayAskIt() {
    OfficeWorld.assertSame("{}", get("/office/v1/sign-in"));
    OfficeWorld.assertSame(
        "{\"origin\": \"https://sign-in.example\", \"client\": \"office-page\"}",
        get(Optional.of(HOSTED), "/office/v1/sign-in"));
    String policy =
        get(Optional.of(HOSTED), "/office").header("Content-Security-Policy").orElse("");
    assertTrue(policy.contains("connect-src 'self' https://sign-in.example;"), policy);
  }
}
