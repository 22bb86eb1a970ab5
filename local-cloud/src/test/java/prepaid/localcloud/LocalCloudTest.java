package prepaid.localcloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import prepaid.localcloud.template.Stack;
import prepaid.localcloud.template.TemplateRefused;
import prepaid.localcloud.wire.Json;

/** One small system with an API, functions that call each other, a table with its stream. */
class LocalCloudTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static LocalCloud cloud;

  static Path smallTemplate() {
    try {
      return Path.of(
          Objects.requireNonNull(LocalCloudTest.class.getResource("small.yaml")).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeAll
  static void start() {
    cloud = LocalCloud.start(Options.of(smallTemplate()).withoutMeterEmulator());
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  private static HttpResponse<String> call(String method, String path, String body) {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(URI.create(cloud.api() + path))
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .header("X-Asked", "yes")
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String outcome(String path) {
    return Json.string(Json.object(call("GET", path, "").body()), "outcome");
  }

  @Test
  void aRequestBecomesAProxyEventAndItsAnswerAResponse() {
    HttpResponse<String> answer = call("POST", "/v1/a%20b/c?x=1&x=2", "{\"body\":true}");
    Map<String, Object> body = Json.object(answer.body());
    Map<String, Object> event = Json.member(body, "event");
    assertEquals(200, answer.statusCode());
    assertEquals(List.of("a", "b"), answer.headers().allValues("X-Many"));
    assertEquals(Optional.of("one"), answer.headers().firstValue("X-Single"));
    assertEquals("/v1/{proxy+}", event.get("resource"));
    assertEquals("/v1/a b/c", event.get("path"));
    assertEquals("a b/c", Json.member(event, "pathParameters").get("proxy"));
    assertEquals("2", Json.member(event, "queryStringParameters").get("x"));
    assertEquals(List.of("1", "2"), Json.member(event, "multiValueQueryStringParameters").get("x"));
    assertEquals("{\"body\":true}", event.get("body"));
    assertEquals("127.0.0.1", requestIdentity(event).get("sourceIp"));
    assertEquals("local", body.get("environment"));
    assertTrue(Json.string(body, "invokedArn").endsWith(":prepaid-local-FrontFunction:live"));
  }

  private static Map<String, Object> requestIdentity(Map<String, Object> event) {
    return Json.member(Json.member(event, "requestContext"), "identity");
  }

  @Test
  void aPortThatIsTakenIsNamedWithTheOptionForAnotherOne() {
    int taken = cloud.api().getPort();
    Options options = Options.of(smallTemplate());
    assertEquals(
        "port %d cannot be opened: Address already in use. --port N takes another one, --port 0 a"
                .formatted(taken)
            + " free one.",
        whyNot(options.withPorts(taken, 0)));
    assertTrue(whyNot(options.withPorts(0, taken)).contains("--meter-port 0 a free one."));
  }

  private static String whyNot(Options options) {
    return String.valueOf(
        assertThrows(UncheckedIOException.class, () -> LocalCloud.start(options)).getMessage());
  }

  @Test
  void theRootHasNoPathParameters() {
    Map<String, Object> event = Json.member(Json.object(call("GET", "/", "").body()), "event");
    assertEquals("/", event.get("resource"));
    assertNull(event.get("pathParameters"));
    assertNull(event.get("body"));
  }

  @Test
  void anUnknownPathGetsTheGatewaysOwnAnswer() {
    HttpResponse<String> answer = call("GET", "/v2/x", "");
    assertEquals(404, answer.statusCode());
    assertEquals("{\"title\":\"Not found\"}", answer.body());
    assertEquals(
        Optional.of("application/problem+json"), answer.headers().firstValue("Content-Type"));
  }

  @Test
  void aFailingFunctionIsABadGateway() {
    assertEquals(502, call("GET", "/v1/fail", "").statusCode());
  }

  @Test
  void aFunctionMayDoWhatItsPoliciesSayAndNoMore() {
    assertEquals("done", outcome("/v1/put/policy"));
    assertEquals("AccessDeniedException", outcome("/v1/get/policy"));
    assertEquals("done", outcome("/v1/encrypt/test"));
    assertEquals("AccessDeniedException", outcome("/v1/encrypt/other"));
    assertEquals("done", outcome("/v1/text/+27820000001"));
    assertEquals("AuthorizationError", outcome("/v1/topic/" + topic()));
  }

  @Test
  void aFunctionInvokesItsOwnAliasOnly() {
    assertEquals(
        "null {\"arn\":\""
            + Stack.arn("lambda", "function:prepaid-local-BackFunction:front")
            + "\"}",
        outcome("/v1/invoke"));
    assertEquals("AccessDeniedException", outcome("/v1/invoke/prepaid-local-BackFunction:other"));
    assertEquals("AccessDeniedException", outcome("/v1/invoke/prepaid-local-BackFunction"));
  }

  @Test
  void aFunctionThatFailsOrHangsAnswersAFunctionError() {
    assertTrue(outcome("/v1/invoke//fail").startsWith("Unhandled {\"errorMessage\":\"as asked\""));
    assertTrue(outcome("/v1/invoke//hang").contains("Task timed out after 1.00 seconds"));
  }

  @Test
  void textsAreShownOldestFirst() {
    assertEquals("done", outcome("/v1/text/+27820000002"));
    assertEquals("InvalidParameter", outcome("/v1/text/12"));
    Map<String, Object> text =
        Json.object(
            Json.bytes(
                Json.list(
                        call("GET", "/_local/sms?to=%2B27820000002", "")
                            .body()
                            .getBytes(StandardCharsets.UTF_8))
                    .getFirst()));
    assertEquals("hello", text.get("body"));
    assertEquals("+27820000002", text.get("to"));
    assertEquals("[]", call("GET", "/_local/sms?to=%2B27820000009", "").body());
  }

  @Test
  void aScheduleRunsWhenAsked() {
    HttpResponse<String> answer = call("POST", "/_local/schedules/StreamFunctionOften", "");
    assertEquals("{\"looked\":true}", answer.body());
    assertEquals("Scheduled Event", StreamHandler.SCHEDULED.getLast().get("detail-type"));
    assertEquals(404, call("POST", "/_local/schedules/Never", "").statusCode());
  }

  @Test
  void rowsReachTheFunctionOnceAndPoisonIsGivenUpAlone() {
    outcome("/v1/put/first");
    outcome("/v1/put/slip-one");
    outcome("/v1/put/poison-one");
    outcome("/v1/put/last");
    Await.until(
        "all good rows",
        () -> StreamHandler.SEEN.containsAll(List.of("first", "slip-one", "last")));
    Await.until("the topic hears", () -> !localAws().topics().messages(topic()).isEmpty());
    Map<String, Object> givenUp = Json.object(localAws().topics().messages(topic()).getFirst());
    assertEquals(1, givenUp.get("batchSize"));
    assertEquals(1, StreamHandler.SEEN.stream().filter("last"::equals).count());
  }

  private static LoopbackAws localAws() {
    return cloud.aws().orElseThrow();
  }

  private static String topic() {
    return Stack.arn("sns", "prepaid-local-Failures");
  }

  @Test
  void itDoesNotStartBesideARealAccount() {
    Options options = Options.of(smallTemplate());
    for (Map<String, String> environment :
        List.of(Map.of("AWS_PROFILE", "work"), Map.of("AWS_ACCESS_KEY_ID", "AKIAREAL"))) {
      assertThrows(
          TemplateRefused.class,
          () -> LocalCloud.start(options.withEnvironment(environment, 1)).close());
    }
  }

  @Test
  void itIsHealthy() {
    assertEquals("{\"status\":\"up\"}", call("GET", "/_local/health", "").body());
    assertEquals(404, call("GET", "/_local/nothing", "").statusCode());
  }
}
