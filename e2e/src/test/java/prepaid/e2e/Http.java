package prepaid.e2e;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Requests to one base address, and their answers as JSON. */
record Http(String base, List<String> headers) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  static Http at(Object base) {
    return new Http(base.toString(), List.of());
  }

  /** Every later request carries this header too. */
  Http with(String name, String value) {
    List<String> more = new ArrayList<>(headers);
    more.add(name);
    more.add(value);
    return new Http(base, more);
  }

  Reply get(String path) {
    return send(request(path).GET());
  }

  Reply post(String path, Map<String, ?> body) {
    return send("POST", path, json(body));
  }

  Reply put(String path, Map<String, ?> body) {
    return send("PUT", path, json(body));
  }

  /** A body as it stands, said to be JSON. */
  Reply send(String method, String path, String body) {
    return with("Content-Type", "application/json").raw(method, path, body);
  }

  /** Nothing but what it is told. */
  Reply raw(String method, String path, String body) {
    return send(request(path).method(method, BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
    if (!headers.isEmpty()) {
      builder.headers(headers.toArray(String[]::new));
    }
    return builder;
  }

  private static Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      return new Reply(response.statusCode(), type, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String json(Map<String, ?> body) {
    try {
      return JSON.std.asString(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An answer. */
  record Reply(int status, String contentType, String body) {
    Map<String, Object> json() {
      try {
        return JSON.std.mapFrom(body);
      } catch (IOException e) {
        throw new UncheckedIOException("no JSON: " + status + " " + body, e);
      }
    }

    List<Map<String, Object>> list() {
      try {
        return JSON.std.listFrom(body).stream().map(Reply::object).toList();
      } catch (IOException e) {
        throw new UncheckedIOException("no JSON list: " + status + " " + body, e);
      }
    }

    String text(String field) {
      return String.valueOf(json().get(field));
    }

    Map<String, Object> object(String field) {
      return object(json().get(field));
    }

    List<Map<String, Object>> objects(String field) {
      return objects(json(), field);
    }

    /** The objects of a list within an object; none when it is left out. */
    static List<Map<String, Object>> objects(Map<String, Object> object, String field) {
      return ((List<?>) object.getOrDefault(field, List.of())).stream().map(Reply::object).toList();
    }

    @SuppressWarnings("unchecked") // JSON objects have text names
    static Map<String, Object> object(@org.jspecify.annotations.Nullable Object value) {
      if (value instanceof Map<?, ?> map) {
        return (Map<String, Object>) map;
      }
      throw new AssertionError("no JSON object: " + value);
    }
  }
}
