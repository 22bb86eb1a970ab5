package prepaid.meter;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Speaks to a meter server of a test. */
final class MeterClient implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  MeterClient(MeterServer server) {
    base = "http://localhost:" + server.port();
  }

  /** An answer with its JSON fields. */
  record Reply(int status, HttpResponse<String> response) {
    Object field(String name) throws IOException {
      return String.valueOf(JSON.std.mapFrom(response.body()).get(name));
    }
  }

  Reply get(String path) throws IOException, InterruptedException {
    return send("GET", path, "");
  }

  Reply post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return send("POST", path, JSON.std.asString(body));
  }

  Reply put(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return send("PUT", path, JSON.std.asString(body));
  }

  Reply send(String method, String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    return new Reply(response.statusCode(), response);
  }

  @Override
  public void close() {
    http.close();
  }
}
