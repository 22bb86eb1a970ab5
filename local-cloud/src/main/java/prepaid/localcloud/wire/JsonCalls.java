package prepaid.localcloud.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Calls a JSON API as any client would. */
public final class JsonCalls implements AutoCloseable {
  private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** What came back. */
  public record Reply(int status, byte[] body) {
    public Map<String, Object> object() {
      return Json.object(body);
    }

    public boolean good() {
      return status / 100 == 2;
    }

    /** Status and beginning of the body, for a person. */
    public String words() {
      String text = new String(body, StandardCharsets.UTF_8);
      return status + " " + text.substring(0, Math.min(text.length(), 400));
    }
  }

  public Reply get(String url, Map<String, String> headers) {
    return send("GET", url, headers, Optional.empty());
  }

  public Reply put(String url, Map<String, String> headers, Object body) {
    return send("PUT", url, headers, Optional.of(body));
  }

  public Reply post(String url, Map<String, String> headers, Object body) {
    return send("POST", url, headers, Optional.of(body));
  }

  /** A call without a body. */
  public Reply send(String method, String url, Map<String, String> headers) {
    return send(method, url, headers, Optional.empty());
  }

  private Reply send(
      String method, String url, Map<String, String> headers, Optional<Object> body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(ANSWER_WAIT_MAX)
            .method(
                method,
                body.map(value -> HttpRequest.BodyPublishers.ofByteArray(Json.bytes(value)))
                    .orElseGet(HttpRequest.BodyPublishers::noBody));
    body.ifPresent(unused -> request.header("Content-Type", "application/json"));
    headers.forEach(request::header);
    try {
      HttpResponse<byte[]> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Reply(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + url + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
