package prepaid.localcloud.dynamodb;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import prepaid.localcloud.wire.WireRequest;
import prepaid.localcloud.wire.WireResponse;

/** Hands DynamoDB's calls on to the database behind. */
public final class DynamoProxy {
  private static final Set<String> HOP =
      Set.of(
          "connection", "content-length", "transfer-encoding", "host", "expect", "date", "server");

  private final URI database;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public DynamoProxy(URI database) {
    this.database = database;
  }

  public WireResponse answer(WireRequest request) throws IOException, InterruptedException {
    HttpRequest.Builder onward =
        HttpRequest.newBuilder(database.resolve("/"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach((name, values) -> copy(name, values, onward));
    HttpResponse<byte[]> answer =
        http.send(onward.build(), HttpResponse.BodyHandlers.ofByteArray());
    Map<String, List<String>> headers = new LinkedHashMap<>();
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!hop(name)) {
            headers.put(name, values);
          }
        });
    return new WireResponse(answer.statusCode(), headers, answer.body());
  }

  private static void copy(String name, List<String> values, HttpRequest.Builder onward) {
    if (!hop(name)) {
      values.forEach(value -> onward.header(name, value));
    }
  }

  private static boolean hop(String name) {
    return HOP.contains(name.toLowerCase(Locale.ROOT)) || name.startsWith(":");
  }
}
