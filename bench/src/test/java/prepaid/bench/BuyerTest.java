package prepaid.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import prepaid.bench.Buyer.Disappointed;

/** The buyer against a face that answers what the test says. */
class BuyerTest {
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final Queue<String> looks = new ConcurrentLinkedQueue<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer server = server();
  private final String base = "http://127.0.0.1:" + server.getAddress().getPort();
  private final Buyer buyer = new Buyer(http, URI.create(base));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    http.close();
  }

  @Test
  void aPurchaseIsOrderedPaidAndLookedAtUntilItsTokenIsThere() throws Exception {
    looks.add("{\"status\": \"paid\"}");
    looks.add("{\"status\": \"vended\", \"tokens\": [{\"token\": \"00834150533583928845\"}]}");

    Buyer.Bought bought = buyer.buy("07000000007");

    assertEquals(
        "[POST /v1/purchases, POST /checkout/1/pay, GET /v1/purchases/p1, GET /v1/purchases/p1]",
        asked.toString());
    assertTrue(bought.orderNanos() > 0 && bought.payNanos() > 0 && bought.tokenNanos() > 0);
    assertEquals(
        bought.wholeNanos(), bought.orderNanos() + bought.payNanos() + bought.tokenNanos());
  }

  @Test
  void whatEndsOtherwiseDisappoints() {
    looks.add("{\"status\": \"refund-due\"}");
    assertSaid("refund-due");
    looks.add("{\"status\": \"vended\", \"tokens\": []}");
    assertSaid("without a token");
    assertSaid("GET /v1/purchases/p1: 404 There is none.");
  }

  private void assertSaid(String words) {
    Disappointed said = assertThrows(Disappointed.class, () -> buyer.buy("07000000007"));
    assertTrue(String.valueOf(said.getMessage()).contains(words), said.getMessage());
  }

  private HttpServer server() {
    try {
      HttpServer made =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      made.createContext("/", this::answer);
      return made;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    asked.add(exchange.getRequestMethod() + " " + path);
    String order = "{\"id\": \"p1\", \"payment\": {\"checkoutUrl\": \"" + base + "/checkout/1\"}}";
    String body =
        switch (path) {
          case "/v1/purchases" -> order;
          case "/checkout/1/pay" -> "{}";
          default -> looks.isEmpty() ? "" : looks.remove();
        };
    boolean missing = body.isEmpty();
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    byte[] bytes =
        (missing ? "{\"detail\": \"There is none.\"}" : body).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(missing ? 404 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
