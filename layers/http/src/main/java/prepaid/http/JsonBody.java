package prepaid.http;

import java.util.Locale;
import java.util.function.Function;

/** The way from a request to the fields of its JSON body. */
public final class JsonBody {
  private JsonBody() {}

  /** Hands the body's fields on, or answers why there are none. */
  public static Reply read(HttpRequest request, Function<Fields, Reply> handler) {
    String contentType = request.header("content-type").orElse("");
    if (!isJson(contentType)) {
      return Problem.of(
          415,
          "unsupported-media-type",
          "The body must be JSON",
          "Send the body as JSON, in UTF-8, with the header Content-Type: application/json.");
    }
    return Reply.of(
        JsonReader.read(request.body()), members -> handler.apply(new Fields(members, "")));
  }

  private static boolean isJson(String contentType) {
    return contentType
        .toLowerCase(Locale.ROOT)
        .matches("application/([a-z0-9.-]+\\+)?json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?");
  }
}
