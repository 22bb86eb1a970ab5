package prepaid.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;

/**
 * A request, as a handler sees it.
 *
 * @param method in capitals
 * @param path as it was sent, without the query
 * @param pathParameters what the route's template names, percent-decoded; empty before routing
 * @param query decoded; of a name that stands twice, the last
 * @param headers names in lower case
 * @param body raw bytes, base64 of the event already undone
 * @param sourceAddress the client's IP address, as the gateway saw it
 * @param requestId the gateway's; answers name it as {@code instance}
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; a copy of each body would only cost
public record HttpRequest(
    String method,
    String path,
    Map<String, String> pathParameters,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body,
    String sourceAddress,
    String requestId) {
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  public Optional<String> queryParameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /**
   * What stands at a name of the route's template.
   *
   * @throws IllegalStateException when the template has no such name
   */
  public String pathParameter(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalStateException("the route has no {" + name + "}");
    }
    return value;
  }

  /** What stands at a name of the route's template, when it is of that shape. */
  public <T> Answer<T> pathParameter(String name, Shape<T> shape) {
    return switch (shape.read(pathParameter(name))) {
      case Answer.Given<T> given -> given;
      case Answer.Refused<T>(Refusal refusal) ->
          Answer.refused(Refusal.of(refusal.kind(), name, refusal.detail()));
    };
  }

  HttpRequest routed(Map<String, String> parameters) {
    return new HttpRequest(
        method, path, parameters, query, headers, body, sourceAddress, requestId);
  }

  /** Only what a log may show: no path (it holds ids), no headers (tokens), no body. */
  @Override
  public String toString() {
    return "HttpRequest[" + method + ", " + requestId + "]";
  }
}
