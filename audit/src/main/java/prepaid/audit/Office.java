package prepaid.audit;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The office of a running system, as an auditor calls it. */
final class Office implements AutoCloseable {
  private static final String EXPORT = "/office/v1/exports/vends";
  private static final String CHECKS = "/office/v1/exports/token-checks";
  private static final Duration CONNECT_WAIT_MAX = Duration.ofSeconds(5);
  private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(30);
  private static final int TRIES_MAX = 3;
  private static final int SERVER_FAILED = 500;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_WAIT_MAX).build();
  private final URI base;
  private final String token;

  Office(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /** One page of the export, as it was answered. */
  byte[] page(Optional<String> cursor) throws IOException {
    String query =
        cursor.map(text -> "?cursor=" + URLEncoder.encode(text, StandardCharsets.UTF_8)).orElse("");
    return ask(request(EXPORT + query).GET().build());
  }

  /** What the secure module makes of the tokens of some vends. */
  byte[] tokenChecks(byte[] vends) throws IOException {
    return ask(
        request(CHECKS)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(vends))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    String root = base.toString().replaceFirst("/$", "");
    return HttpRequest.newBuilder(URI.create(root + path))
        .timeout(ANSWER_WAIT_MAX)
        .header("Authorization", "Bearer " + token);
  }

  /** Reading changes nothing, so what failed there is asked for again. */
  private byte[] ask(HttpRequest request) throws IOException {
    for (int i = 1; ; i++) {
      HttpResponse<byte[]> answer = send(request);
      if (answer.statusCode() == 200) {
        return answer.body();
      }
      if (answer.statusCode() < SERVER_FAILED || i == TRIES_MAX) {
        throw new IOException(
            "%s answered %d".formatted(request.uri().getPath(), answer.statusCode()));
      }
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
