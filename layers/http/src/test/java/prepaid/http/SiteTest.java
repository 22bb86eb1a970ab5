package prepaid.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SiteTest {
  private static final Map<String, String> FILES =
      Map.of(
          "page/index.html", "<p>",
          "page/own.js", "own",
          "page/same.js", "of the page",
          "site/same.js", "of all",
          "site/look.css", "look",
          "page/secret.class", "no");

  private final Map<String, Integer> reads = new HashMap<>();
  private final Site site = new Site(this::read, Optional.empty());

  private Optional<byte[]> read(String path) {
    reads.merge(path, 1, Integer::sum);
    return Optional.ofNullable(FILES.get(path)).map(text -> text.getBytes(UTF_8));
  }

  private static HttpRequest request(String file) {
    return new HttpRequest(
        "GET",
        "/assets/" + file,
        Map.of("file", file),
        Map.of(),
        Map.of(),
        new byte[0],
        "127.0.0.1",
        "r");
  }

  private HttpResponse part(String name) {
    return assertInstanceOf(HttpResponse.class, site.part(request(name), "page/"));
  }

  @Test
  void aPageHasItsOwnPartsAndThoseOfAllPages() {
    assertEquals("own", part("own.js").bodyText());
    assertEquals("look", part("look.css").bodyText());
    assertEquals("of the page", part("same.js").bodyText());
  }

  @Test
  void nothingElseIsServed() {
    for (String name :
        List.of("secret.class", "none.js", "../own.js", ".own.js", "own", "", "site/same.js")) {
      Problem problem = assertInstanceOf(Problem.class, site.part(request(name), "page/"), name);
      assertEquals(404, problem.status(), name);
    }
    assertInstanceOf(Problem.class, site.file(request("x"), "page/none.html"));
  }

  @Test
  void aFileIsReadOnceAndWhatIsNotThereIsNotKept() {
    for (int i = 0; i < 3; i++) {
      assertEquals(200, part("own.js").status());
      var unused = site.part(request("none.js"), "page/");
    }
    assertEquals(1, reads.get("page/own.js"));
    assertEquals(3, reads.get("site/none.js"));
  }

  @Test
  void onlyPagesMayAskAnotherOriginAndOnlyTheOneThatIsNamed() {
    Site asking = new Site(this::read, Optional.of("https://sign-in.example"));
    HttpResponse page =
        assertInstanceOf(HttpResponse.class, asking.file(request("x"), "page/index.html"));
    String policy = page.header("Content-Security-Policy").orElse("");
    assertTrue(policy.contains(" connect-src 'self' https://sign-in.example;"), policy);
    assertTrue(policy.contains(" script-src 'self';"), policy);
    Reply script = asking.part(request("own.js"), "page/");
    assertEquals(
        Optional.empty(),
        assertInstanceOf(HttpResponse.class, script).header("Content-Security-Policy"));
  }

  @Test
  void whatAllPagesShareIsPackagedWithThisLayer() {
    Site packaged = Site.packaged(Optional.empty());
    for (String name : List.of("look.css", "calls.js", "decimals.js", "element.js", "tokens.js")) {
      assertInstanceOf(HttpResponse.class, packaged.part(request(name), "none/"), name);
    }
  }
}
