package prepaid.webvend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.http.HttpResponse;
import prepaid.vending.limits.Limits;

/** What holds at every address of the face. */
class WebVendTest {
  private static final List<String> POSTS =
      List.of("/v1/quotes", "/v1/purchases", "/v1/payments/sandbox/events");
  private static final List<String> GETS =
      List.of(
          "/v1/meters/" + Town.METER,
          "/v1/purchases/nothing",
          "/v1/openapi.yaml",
          "/",
          "/assets/page.js");

  private final Town town = new Town();

  @Test
  void anotherMethodIsRefusedWithTheOnesThatAreAllowed() {
    for (String path : POSTS) {
      for (String method : List.of("PUT", "DELETE", "PATCH")) {
        assertProblem(405, town.call(method, path, Map.of(), ""));
      }
    }
    assertProblem(405, town.call("GET", "/v1/quotes", Map.of(), ""));
    for (String path : GETS) {
      HttpResponse response = town.call("DELETE", path, Map.of(), "");
      assertProblem(405, response);
      assertTrue(response.header("Allow").orElse("").contains("GET"), path);
    }
    nothingHappened();
  }

  @Test
  void aBodyOverTheLimitIsRefused() {
    String large = "{\"x\":\"" + "x".repeat(Limits.BODY_BYTES_MAX) + "\"}";
    for (String path : POSTS) {
      assertProblem(413, town.post(path, large));
    }
    nothingHappened();
  }

  @Test
  void malformedBodiesAreRefused() {
    for (String path : List.of("/v1/quotes", "/v1/purchases")) {
      for (String body :
          List.of("", "{", "null", "[]", "1", "{\"a\":1,\"a\":2}", "{}", "{\"meterNumber\":1}")) {
        assertProblem(400, town.post(path, body));
      }
    }
    nothingHappened();
  }

  @Test
  void otherAddressesAreNotFound() {
    for (String path : List.of("/v1", "/v1/", "/v2/quotes", "/v1/meters", "/v1/purchases/a/b")) {
      HttpResponse response = town.get(path);
      assertTrue(response.status() == 404 || response.status() == 405, path);
      assertProblem(response.status(), response);
    }
  }

  @Test
  void aStoreThatIsDownIsAProblemToTryAgain() {
    town.store.down = true;
    assertProblem(503, town.get("/v1/meters/" + Town.METER));
    assertProblem(503, town.get("/v1/purchases/nothing"));
    assertProblem(
        503,
        town.order(Town.KEY, "{\"meterNumber\":\"" + Town.METER + "\",\"amount\":\"500.00\"}"));
    nothingHappened();
  }

  private void nothingHappened() {
    assertEquals(0, town.store.writes);
    assertEquals(0, town.provider.opened);
    assertEquals(0, town.moduleCalls);
    assertEquals(0, town.wrapping.unwraps);
  }

  private static void assertProblem(int status, HttpResponse response) {
    assertEquals(status, response.status(), response.bodyText());
    assertEquals(Optional.of("application/problem+json"), response.header("Content-Type"));
    Map<String, Object> problem = Town.json(response);
    assertTrue(String.valueOf(problem.get("type")).startsWith("/problems/"), problem.toString());
    assertEquals(status, problem.get("status"));
    assertTrue(String.valueOf(problem.get("detail")).endsWith("."), problem.toString());
  }
}
