package prepaid.webvend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import prepaid.http.HttpResponse;

class SiteFaceTest {
  private final Town town = new Town();

  @Test
  void thePageIsServedWithAllItsParts() {
    HttpResponse page = town.get("/");
    assertEquals(200, page.status());
    assertEquals(Optional.of("text/html; charset=utf-8"), page.header("Content-Type"));
    assertTrue(
        page.header("Content-Security-Policy").orElse("").contains("script-src 'self'"),
        "a policy for pages");

    Matcher parts = Pattern.compile("(?:src|href)=\"(assets/[^\"]+)\"").matcher(page.bodyText());
    int found = 0;
    for (; parts.find(); found++) {
      assertEquals(200, town.get("/" + parts.group(1)).status(), parts.group(1));
    }
    assertTrue(found >= 2, "a style and a script");
  }

  @Test
  void eachPartHasItsType() {
    assertType("text/css; charset=utf-8", "/assets/page.css");
    assertType("text/javascript; charset=utf-8", "/assets/page.js");
    assertType("image/svg+xml", "/assets/favicon.svg");
    assertType("text/css; charset=utf-8", "/assets/look.css");
  }

  @Test
  void theContractIsTheDocumentedOne() throws IOException {
    HttpResponse contract = town.get("/v1/openapi.yaml");
    assertEquals(200, contract.status());
    assertEquals(Optional.of("application/yaml"), contract.header("Content-Type"));
    assertArrayEquals(Files.readAllBytes(Path.of("../../docs/api/openapi.yaml")), contract.body());
  }

  @Test
  void whoHasAFileIsNotSentItAgain() {
    HttpResponse first = town.get("/");
    String tag = first.header("ETag").orElseThrow();
    assertEquals(Optional.of("no-cache"), first.header("Cache-Control"));
    for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
      HttpResponse again = town.call("GET", "/", Map.of("if-none-match", known), "");
      assertEquals(304, again.status(), known);
      assertEquals(0, again.body().length);
      assertEquals(Optional.of(tag), again.header("ETag"));
    }
    assertEquals(200, town.call("GET", "/", Map.of("if-none-match", "\"other\""), "").status());
  }

  @Test
  void nothingElseOfTheClassPathIsServed() {
    for (String path :
        List.of(
            "/assets/none.js",
            "/assets/..%2Fopenapi.yaml",
            "/assets/..%2F..%2Fprepaid%2Fwebvend%2FWebVend.class",
            "/assets/%2Fetc%2Fpasswd",
            "/assets/.hidden.js",
            "/assets/page",
            "/assets/")) {
      assertEquals(404, town.get(path).status(), path);
    }
  }

  private void assertType(String type, String path) {
    assertEquals(Optional.of(type), town.get(path).header("Content-Type"), path);
  }
}
