package prepaid.localcloud.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server that only this machine can reach; each request has a thread of its own, and no
 * virtual one: loading a class pins its carrier, of which two cores have two, and threads that wait
 * for each other's classes then wait for ever.
 */
public final class LoopbackServer implements AutoCloseable {
  /** API Gateway reads no more than this of a request. */
  public static final int BODY_BYTES_MAX = 10 * 1024 * 1024;

  static {
    // Without it each answer waits 40 ms for the client's delayed acknowledgement.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  /** Answers one request; what it throws becomes a 500. */
  public interface Handler {
    WireResponse answer(WireRequest request) throws Exception;
  }

  private final HttpServer server;
  private final ExecutorService threads;

  private LoopbackServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /** Starts on {@code port}; 0 takes a free one. */
  public static LoopbackServer start(int port, Handler handler) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
      ExecutorService threads =
          Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());
      server.setExecutor(threads);
      server.createContext("/", exchange -> exchange(exchange, handler));
      server.start();
      return new LoopbackServer(server, threads);
    } catch (IOException e) {
      throw new UncheckedIOException(taken("--port", port, e), e);
    }
  }

  /** In words why a port is not opened, and what to do about it. */
  public static String taken(String option, int port, IOException why) {
    return "port %d cannot be opened: %s. %s N takes another one, %s 0 a free one."
        .formatted(port, why.getMessage(), option, option);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** The base address, without a slash at the end. */
  public URI uri() {
    return URI.create("http://localhost:" + port());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void exchange(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
      WireResponse response =
          body.length > BODY_BYTES_MAX ? tooLarge() : answer(exchange, body, handler);
      send(exchange, response);
    }
  }

  private static WireResponse answer(HttpExchange exchange, byte[] body, Handler handler) {
    try {
      return handler.answer(request(exchange, body));
    } catch (Exception e) {
      return WireResponse.problem(
          500, "/problems/internal", "Internal error", "Something broke here: " + e);
    }
  }

  private static WireRequest request(HttpExchange exchange, byte[] body) {
    Map<String, List<String>> headers = new LinkedHashMap<>(exchange.getRequestHeaders());
    String remote = exchange.getRemoteAddress().getAddress().getHostAddress();
    return new WireRequest(
        exchange.getRequestMethod(), exchange.getRequestURI(), headers, body, remote);
  }

  private static WireResponse tooLarge() {
    return WireResponse.problem(
        413, "/problems/too-large", "Too large", "The request is larger than this service reads.");
  }

  private static void send(HttpExchange exchange, WireResponse response) throws IOException {
    response.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    byte[] body = response.body();
    boolean bare = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(response.status(), bare ? -1 : body.length);
    if (!bare) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Opens {@code wanted} if it is free, any other port otherwise. */
  public static LoopbackServer startNear(@Nullable Integer wanted, Handler handler) {
    if (wanted != null) {
      try {
        return start(wanted, handler);
      } catch (UncheckedIOException taken) {
        return start(0, handler);
      }
    }
    return start(0, handler);
  }
}
