package prepaid.meter;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import prepaid.meter.MeterRoutes.Answer;
import prepaid.meter.MeterRoutes.Request;

/** The meters over HTTP: JSON, and a page with a keypad. */
public final class MeterServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(MeterServer.class.getName());
  private static final int BODY_BYTES_MAX = 64 * 1024;
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final HttpServer server;
  private final ExecutorService threads;
  private final MeterRoutes routes;

  private MeterServer(HttpServer server, ExecutorService threads, MeterRoutes routes) {
    this.server = server;
    this.threads = threads;
    this.routes = routes;
  }

  /**
   * Starts answering on this machine's loopback address.
   *
   * @param port 0 picks a free one
   * @param data where meters are kept; empty keeps them in memory
   * @throws IOException when the port is taken or a kept meter cannot be read
   */
  public static MeterServer start(int port, Optional<Path> data, InstantSource clock)
      throws IOException {
    return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), data, clock);
  }

  /**
   * Starts answering on an address, which others may reach: nobody has to prove who they are here.
   *
   * @param address port 0 picks a free one
   * @param data where meters are kept; empty keeps them in memory
   * @throws IOException when the port is taken or a kept meter cannot be read
   */
  public static MeterServer start(
      InetSocketAddress address, Optional<Path> data, InstantSource clock) throws IOException {
    Optional<MeterFiles> files = Optional.empty();
    if (data.isPresent()) {
      files = Optional.of(new MeterFiles(data.get()));
    }
    MeterRoutes routes = new MeterRoutes(new MeterBoard(files, clock), new Assets());
    HttpServer server = HttpServer.create(address, 0);
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("meter-", 0).factory());
    MeterServer meterServer = new MeterServer(server, threads, routes);
    server.setExecutor(threads);
    server.createContext("/", meterServer::handle);
    server.start();
    return meterServer;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange));
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    try {
      return routes.answer(request(exchange));
    } catch (RefusedRequest refused) {
      return problem(refused);
    } catch (IOException broken) {
      LOG.log(System.Logger.Level.ERROR, "a meter could not be kept or read", broken);
      return problem(
          RefusedRequest.of(503, "not-kept", "The meter could not be kept: nothing happened."));
    } catch (RuntimeException bug) {
      LOG.log(System.Logger.Level.ERROR, "a request failed", bug);
      return problem(RefusedRequest.of(500, "bug", "The emulator failed; its log says more."));
    }
  }

  private static Answer problem(RefusedRequest refused) throws IOException {
    Answer json = Answer.json(refused.status(), refused.problem());
    return new Answer(json.status(), "application/problem+json", json.body());
  }

  private static Request request(HttpExchange exchange) throws IOException, RefusedRequest {
    String path = exchange.getRequestURI().getPath();
    // The answer to HEAD is that to GET, without its body.
    String method = isHead(exchange) ? "GET" : exchange.getRequestMethod();
    List<String> allowed = MeterRoutes.methods(path);
    if (allowed.isEmpty()) {
      throw RefusedRequest.of(404, "unknown-path", "There is nothing at this address.");
    }
    if (!allowed.contains(method)) {
      exchange.getResponseHeaders().set("Allow", String.join(", ", allowed));
      throw RefusedRequest.of(
          405, "wrong-method", "This address understands " + String.join(" and ", allowed) + ".");
    }
    byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
    if (body.length > BODY_BYTES_MAX) {
      throw RefusedRequest.of(413, "body-too-large", "A body has at most 64 KB.");
    }
    return new Request(method, path, new String(body, StandardCharsets.UTF_8));
  }

  private static boolean isHead(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("HEAD");
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", answer.contentType());
    headers.set("Content-Security-Policy", PAGE_POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cache-Control", "no-store");
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    if (isHead(exchange)) {
      headers.set("Content-Length", String.valueOf(body.length));
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }
}
