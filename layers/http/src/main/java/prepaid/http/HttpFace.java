package prepaid.http;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The frame around every HTTP handler: event in, limits, route, answer out. Whatever is thrown
 * becomes a problem, and each request leaves one JSON line that names no id, token, phone or body.
 */
public final class HttpFace {
  private final Router router;
  private final List<Class<? extends RuntimeException>> harmless;

  public HttpFace(Router router) {
    this(router, List.of());
  }

  /**
   * @param harmless exceptions of the adapters that say: it failed, and certainly changed nothing
   */
  public HttpFace(Router router, List<Class<? extends RuntimeException>> harmless) {
    this.router = router;
    this.harmless = List.copyOf(harmless);
  }

  /** Serves one proxy event. */
  public void serve(InputStream event, OutputStream out, Context context) throws IOException {
    HttpRequest request = ProxyEvents.read(event);
    ProxyEvents.write(answer(request, context.getLogger()::log), out);
  }

  /**
   * Answers one request.
   *
   * @param log takes one line a request
   */
  public HttpResponse answer(HttpRequest request, Consumer<String> log) {
    long startedNanos = System.nanoTime();
    Router.Routing routing = router.routing(request);
    Optional<Throwable> fault = Optional.empty();
    Reply reply;
    try {
      reply =
          request.body().length > routing.bodyBytesMax()
              ? tooLarge(routing.bodyBytesMax())
              : routing.handler().handle(routing.request());
    } catch (RuntimeException | Error thrown) {
      fault = Optional.of(thrown);
      reply =
          harmless.stream().anyMatch(known -> known.isInstance(thrown))
              ? Faults.harmless()
              : Faults.problem(thrown);
    }
    HttpResponse response = finished(reply, request);
    log.accept(line(routing, response, System.nanoTime() - startedNanos, fault));
    return response;
  }

  private static HttpResponse finished(Reply reply, HttpRequest request) {
    HttpResponse response =
        switch (reply) {
          case HttpResponse ready -> ready;
          case Problem problem -> problem.response(request.requestId());
        };
    HttpResponse safe = SecurityHeaders.on(response, request.requestId());
    return request.method().equals("HEAD") ? safe.withoutBody() : safe;
  }

  private static Problem tooLarge(int bytesMax) {
    return Problem.of(
        413,
        "body-too-large",
        "The body is too large",
        "A body has at most %d bytes here.".formatted(bytesMax));
  }

  private static String line(
      Router.Routing routing, HttpResponse response, long nanos, Optional<Throwable> fault) {
    return new JsonObject()
        .put("level", response.status() >= 500 ? "ERROR" : "INFO")
        .put("method", routing.request().method())
        .put("route", routing.template())
        .put("status", response.status())
        .put("durationMicros", nanos / 1000)
        .put("requestId", routing.request().requestId())
        .put("fault", fault.map(Faults::words))
        .text();
  }
}
