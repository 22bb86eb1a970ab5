package prepaid.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonBodyTest {
  private int calls;

  private Reply read(HttpRequest request) {
    return JsonBody.read(
        request,
        fields -> {
          calls++;
          return HttpResponse.empty(204);
        });
  }

  private Problem refused(String body) {
    Problem problem =
        assertInstanceOf(Problem.class, read(Requests.json("POST", "/v1/quotes", body)));
    assertEquals(0, calls);
    assertEquals(400, problem.status());
    return problem;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "application/JSON;charset=\"UTF-8\"",
        "application/merge-patch+json"
      })
  void takesJson(String contentType) {
    read(Requests.of("POST", "/", Map.of("content-type", contentType), "{}"));
    assertEquals(1, calls);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/json; charset=utf-16",
        "application/jsonp"
      })
  void answers415ToOtherTypes(String contentType) {
    Reply reply = read(Requests.of("POST", "/", Map.of("content-type", contentType), "{}"));
    assertEquals(415, assertInstanceOf(Problem.class, reply).status());
    assertEquals(0, calls);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": }|line 1, column 7",
        "{\"a\": 1,}|line 1, column 10",
        "{'a': 1}|line 1, column 3",
        "{\"a\": 01}|line 1, column 8",
        "{\"a\": NaN}|line 1, column 11"
      })
  void saysWhereTheJsonBreaks(String body, String place) {
    String detail = refused(body).detail();
    assertTrue(detail.contains("not valid JSON, at line 1, column "), detail);
    assertTrue(detail.contains(place.substring(0, 14)), detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": \"secretive", "{\"a\": secretive}", "{\"a\": [1, 2"})
  void neverQuotesWhatBroke(String body) {
    assertFalse(refused(body).detail().contains("secretive"));
  }

  @Test
  void saysTheLine() {
    assertTrue(refused("{\n  \"a\": 1\n  \"b\": 2\n}").detail().contains("line 3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"text\"", "12", "null", "true"})
  void theBodyIsAnObject(String body) {
    assertTrue(refused(body).detail().contains("must be a JSON object"));
  }

  @Test
  void anEmptyBodyIsSaidToBeEmpty() {
    assertTrue(refused(" \n").detail().contains("empty"));
  }

  @Test
  void nothingMayFollow() {
    assertTrue(refused("{} {}").detail().contains("follows"));
  }

  @Test
  void aDuplicateIsNamed() {
    Problem problem = refused("{\"policies\": {\"largestSale\": \"1\", \"largestSale\": \"2\"}}");
    assertEquals(Optional.of("policies.largestSale"), problem.field());
    assertTrue(problem.detail().contains("stands twice"), problem.detail());
    assertEquals(Optional.of("b[1].x"), refused("{\"b\":[1,{\"x\":1,\"x\":1}]}").field());
  }

  @Test
  void depthIsBounded() {
    assertTrue(refused("{\"a\":" + "[".repeat(8) + "]".repeat(8) + "}").detail().contains("8"));
    read(Requests.json("POST", "/", "{\"a\":" + "[".repeat(7) + "]".repeat(7) + "}"));
    assertEquals(1, calls);
    calls = 0;
    refused("{\"a\":" + "[".repeat(30_000));
  }

  @Test
  void wrongUtf8IsRefused() {
    HttpRequest plain = Requests.json("POST", "/", "{}");
    byte[] body = "{\"a\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1);
    Reply reply =
        read(
            new HttpRequest(
                "POST", "/", Map.of(), Map.of(), plain.headers(), body, "", "request-1"));
    assertTrue(assertInstanceOf(Problem.class, reply).detail().contains("UTF-8"));
  }
}
