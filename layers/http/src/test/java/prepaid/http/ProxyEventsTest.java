package prepaid.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxyEventsTest {
  private static final String EVENT =
      """
      {"resource": "/v1/{proxy+}", "path": "/v1/quotes", "httpMethod": "POST",
       "headers": {"Content-Type": "application/json", "X-Nothing": null},
       "multiValueHeaders": {"Content-Type": ["application/json"]},
       "queryStringParameters": {"cursor": "a b"},
       "multiValueQueryStringParameters": {"cursor": ["a b"]},
       "pathParameters": {"proxy": "quotes"}, "stageVariables": null,
       "requestContext": {"accountId": "1", "authorizer": {"a": [1]}, "requestId": "c6af9ac6",
         "identity": {"cognitoIdentityId": null, "sourceIp": "203.0.113.9"}, "path": "/prod/v1"},
       "body": %s, "isBase64Encoded": %s}
      """;

  private static HttpRequest read(String event) throws IOException {
    return ProxyEvents.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
  }

  private static String written(HttpResponse response) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ProxyEvents.write(response, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void readsAnEventOfTheRestApi() throws IOException {
    HttpRequest request = read(EVENT.formatted("\"{\\\"ü\\\":1}\"", "false"));
    assertEquals("POST", request.method());
    assertEquals("/v1/quotes", request.path());
    assertEquals(Optional.of("application/json"), request.header("CONTENT-TYPE"));
    assertEquals(Optional.empty(), request.header("x-nothing"));
    assertEquals(Optional.of("a b"), request.queryParameter("cursor"));
    assertEquals("{\"ü\":1}", new String(request.body(), StandardCharsets.UTF_8));
    assertEquals("203.0.113.9", request.sourceAddress());
    assertEquals("c6af9ac6", request.requestId());
  }

  @Test
  void undoesBase64() throws IOException {
    assertArrayEquals(
        new byte[] {0, (byte) 0xff}, read(EVENT.formatted("\"AP8=\"", "true")).body());
  }

  @Test
  void anEventWithoutABodyHasAnEmptyOne() throws IOException {
    assertEquals(0, read(EVENT.formatted("null", "false")).body().length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "", "{\"Records\": []}", "{\"path\": \"/\""})
  void refusesWhatIsNoProxyEvent(String event) {
    assertThrows(IOException.class, () -> read(event));
  }

  @Test
  void refusesABodyThatIsNotTheBase64ThatItClaims() {
    assertThrows(IOException.class, () -> read(EVENT.formatted("\"%%%\"", "true")));
  }

  @Test
  void writesTextAsText() throws IOException {
    assertEquals(
        "{\"statusCode\":200,\"headers\":{\"Content-Type\":\"application/json\"},"
            + "\"body\":\"{\\\"a\\\":\\\"ü\\\"}\",\"isBase64Encoded\":false}",
        written(HttpResponse.json(200, new JsonObject().put("a", "ü"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/css",
        "application/problem+json",
        "image/svg+xml",
        "application/javascript",
        "application/yaml",
        "text/html; charset=utf-8"
      })
  void theseTypesAreText(String contentType) throws IOException {
    assertTrue(written(HttpResponse.of(200, contentType, "x")).contains("\"body\":\"x\""));
  }

  @Test
  void writesBytesAsBase64() throws IOException {
    String answer = written(HttpResponse.bytes(200, "font/woff2", new byte[] {0, (byte) 0xff}));
    assertTrue(answer.contains("\"body\":\"AP8=\",\"isBase64Encoded\":true"), answer);
  }
}
