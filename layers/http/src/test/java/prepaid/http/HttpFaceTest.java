package prepaid.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.vending.keys.KeyWrappingFailed;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.limits.Limits;

final class HttpFaceTest {
  private static final String SECRET = "12345678901234567890";
  private final List<String> log = new ArrayList<>();
  private int calls;

  private HttpResponse answer(HttpRequest request, Handler handler) {
    Handler counted =
        asked -> {
          calls++;
          return handler.handle(asked);
        };
    HttpFace face =
        new HttpFace(Router.of(Route.get("/v1/{id}", counted), Route.post("/v1/{id}", counted)));
    return face.answer(request, log::add);
  }

  private static RuntimeException secretly(RuntimeException cause) {
    return new IllegalStateException("token " + SECRET, cause);
  }

  @Test
  void everyAnswerHasTheSecurityHeaders() {
    HttpResponse api = answer(Requests.get("/v1/a"), r -> HttpResponse.json(200, new JsonObject()));
    assertEquals("no-store", api.headers().get("Cache-Control"));
    assertEquals("nosniff", api.headers().get("X-Content-Type-Options"));
    assertEquals("no-referrer", api.headers().get("Referrer-Policy"));
    assertTrue(api.header("Strict-Transport-Security").orElse("").startsWith("max-age=31536000"));
    assertEquals(
        "default-src 'none'; frame-ancestors 'none'", api.headers().get("Content-Security-Policy"));
    assertEquals("request-1", api.headers().get("X-Request-Id"));
    HttpResponse nowhere = answer(Requests.get("/nowhere"), r -> HttpResponse.empty(204));
    assertEquals("no-store", nowhere.headers().get("Cache-Control"));
  }

  @Test
  void aPageMayUseItsOwnScriptsOnly() {
    HttpResponse page = answer(Requests.get("/v1/a"), r -> HttpResponse.page(200, "<p>"));
    String policy = page.header("Content-Security-Policy").orElse("");
    assertTrue(policy.contains("script-src 'self';"), policy);
    assertFalse(policy.contains("unsafe"), policy);
  }

  @Test
  void aHandlersOwnHeaderWins() {
    HttpResponse asset =
        answer(
            Requests.get("/v1/a"),
            r -> HttpResponse.text(200, "x").withHeader("cache-control", "max-age=60"));
    assertEquals("max-age=60", asset.headers().get("Cache-Control"));
  }

  @Test
  void headHasTheHeadersAndNoBody() {
    HttpResponse head =
        answer(
            Requests.of("HEAD", "/v1/a", Map.of(), ""), r -> HttpResponse.text(200, "long text"));
    assertEquals(200, head.status());
    assertEquals(0, head.body().length);
    assertEquals("text/plain; charset=utf-8", head.headers().get("Content-Type"));
  }

  @Test
  void aBodyBeyondTheLimitNeverReachesAHandler() {
    String most = "x".repeat(Limits.BODY_BYTES_MAX);
    Handler taken = r -> HttpResponse.empty(204);
    assertEquals(204, answer(Requests.json("POST", "/v1/a", most), taken).status());
    HttpResponse refused = answer(Requests.json("POST", "/v1/a", most + "x"), taken);
    assertEquals(413, refused.status());
    assertTrue(refused.bodyText().contains("/problems/body-too-large"), refused.bodyText());
    assertEquals(1, calls);
  }

  @Test
  void aProblemNamesTheRequest() {
    HttpResponse response =
        answer(Requests.get("/v1/a"), r -> Problem.unprocessable("holder", "No."));
    assertEquals(422, response.status());
    assertEquals("application/problem+json", response.headers().get("Content-Type"));
    assertEquals(
        "{\"type\":\"/problems/unprocessable\",\"title\":\"The request cannot be carried out\","
            + "\"status\":422,\"detail\":\"No.\",\"field\":\"holder\",\"instance\":\"request-1\"}",
        response.bodyText());
  }

  @Test
  void aBugIs500AndNeitherAnswerNorLogQuotesIt() {
    HttpResponse response =
        answer(
            Requests.get("/v1/purchase-id-1"),
            r -> {
              throw secretly(new IllegalArgumentException(SECRET));
            });
    assertEquals(500, response.status());
    assertFalse(response.bodyText().contains(SECRET), response.bodyText());
    String line = log.getFirst();
    assertFalse(line.contains(SECRET), line);
    assertFalse(line.contains("purchase-id-1"), line);
    assertTrue(line.contains("java.lang.IllegalStateException at prepaid.http."), line);
    assertTrue(line.contains("caused by java.lang.IllegalArgumentException"), line);
    assertTrue(line.contains("\"level\":\"ERROR\""), line);
  }

  @Test
  void anErrorOfTheMachineIsAnsweredToo() {
    HttpResponse response =
        answer(
            Requests.get("/v1/a"),
            r -> {
              throw new StackOverflowError();
            });
    assertEquals(500, response.status());
  }

  @Test
  void aFailedKeyServiceSaysThatNothingHappened() {
    HttpResponse response =
        answer(
            Requests.get("/v1/a"),
            r -> {
              throw new KeyWrappingFailed("down", new RuntimeException());
            });
    assertEquals(503, response.status());
    assertEquals("1", response.headers().get("Retry-After"));
    assertTrue(response.bodyText().contains("may be sent again"), response.bodyText());
  }

  @Test
  void whatAnAdapterKnowsToBeHarmlessMayBeSentAgain() {
    HttpFace face =
        new HttpFace(
            Router.of(
                Route.get(
                    "/",
                    r -> {
                      throw new UncheckedIOException(new IOException());
                    })),
            List.of(UncheckedIOException.class));
    HttpResponse response = face.answer(Requests.get("/"), log::add);
    assertEquals(503, response.status());
    assertTrue(response.bodyText().contains("Nothing happened"), response.bodyText());
    assertEquals("1", response.headers().get("Retry-After"));
  }

  @Test
  void anUnknownOutcomeDoesNotClaimThatNothingHappened() {
    HttpResponse response =
        answer(
            Requests.get("/v1/a"),
            r -> {
              throw new OutcomeUnknown("slow", new RuntimeException());
            });
    assertEquals(503, response.status());
    assertFalse(response.bodyText().contains("Nothing happened"), response.bodyText());
    assertTrue(response.bodyText().contains("/problems/outcome-unknown"), response.bodyText());
  }

  @Test
  void oneLineARequestWithNothingThatIdentifies() {
    HttpRequest request = Requests.of("GET", "/v1/" + SECRET, Map.of("authorization", "x"), "");
    answer(request, r -> HttpResponse.text(200, SECRET));
    assertEquals(1, log.size());
    String line = log.getFirst();
    assertTrue(
        line.matches(
            "\\{\"level\":\"INFO\",\"method\":\"GET\",\"route\":\"/v1/\\{id}\",\"status\":200,"
                + "\"durationMicros\":[0-9]+,\"requestId\":\"request-1\"}"),
        line);
  }
}
