package prepaid.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RouterTest {
  private final Router router =
      Router.of(
          Route.get("/v1/meters/{meterNumber}", request -> text(request, "meterNumber")),
          Route.get("/v1/purchases/{id}", request -> text(request, "id")),
          Route.post("/v1/purchases", request -> HttpResponse.text(201, "made")),
          Route.get("/assets/{proxy+}", request -> text(request, "proxy")),
          Route.get("/", request -> HttpResponse.page(200, "<p>")));

  private static Reply text(HttpRequest request, String parameter) {
    return HttpResponse.text(200, request.pathParameter(parameter));
  }

  private Reply reply(String method, String path) {
    Router.Routing routing = router.routing(Requests.of(method, path, java.util.Map.of(), ""));
    return routing.handler().handle(routing.request());
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/meters/01234567897, 01234567897",
    "/v1/meters/a%20b, a b",
    "/v1/meters/a+b, a+b",
    "/v1/meters/100%, 100%",
    "/assets/page.css, page.css",
    "/assets/fonts/a.woff2, fonts/a.woff2"
  })
  void findsTheRouteAndItsParameter(String path, String parameter) {
    HttpResponse response = assertInstanceOf(HttpResponse.class, reply("GET", path));
    assertEquals(parameter, response.bodyText());
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/meters/",
    "/v1/meters",
    "/v1/meters/1/2",
    "/V1/meters/1",
    "//v1/meters/1",
    "/assets/",
    "''"
  })
  void answers404WhereNothingIs(String path) {
    assertEquals(404, assertInstanceOf(Problem.class, reply("GET", path)).status());
  }

  @Test
  void answers405AndTellsWhatIsAllowed() {
    Problem get = assertInstanceOf(Problem.class, reply("GET", "/v1/purchases"));
    assertEquals(405, get.status());
    assertEquals("OPTIONS, POST", get.headers().get("Allow"));
    Problem delete = assertInstanceOf(Problem.class, reply("DELETE", "/v1/purchases/1"));
    assertEquals("GET, HEAD, OPTIONS", delete.headers().get("Allow"));
    assertTrue(delete.detail().contains("GET"), delete.detail());
  }

  @Test
  void optionsTellsTheMethods() {
    HttpResponse response = assertInstanceOf(HttpResponse.class, reply("OPTIONS", "/"));
    assertEquals(204, response.status());
    assertEquals("GET, HEAD, OPTIONS", response.headers().get("Allow"));
    assertEquals(404, assertInstanceOf(Problem.class, reply("OPTIONS", "/nowhere")).status());
  }

  @Test
  void headGoesWhereGetIs() {
    assertEquals(200, assertInstanceOf(HttpResponse.class, reply("HEAD", "/")).status());
  }

  @Test
  void aLogSeesTheTemplateAndNeverThePath() {
    assertEquals(
        "/v1/meters/{meterNumber}",
        router.routing(Requests.get("/v1/meters/01234567897")).template());
    assertEquals("-", router.routing(Requests.get("/v1/secret-id")).template());
  }
}
