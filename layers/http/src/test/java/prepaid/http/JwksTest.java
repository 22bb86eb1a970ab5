package prepaid.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class JwksTest {
  private static final Issuer ISSUER = new Issuer();

  private final SettableClock clock = new SettableClock();
  private int fetches;
  private boolean down;
  private String document = ISSUER.jwks();
  private final Jwks jwks =
      new Jwks(
          () -> {
            fetches++;
            if (down) {
              throw new IOException("down");
            }
            return document;
          },
          clock);

  private static final class SettableClock extends Clock {
    private Instant now = Issuer.NOW;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void fetchesOnceWhileTheKeysAreFresh() throws Jwks.Unreachable {
    assertTrue(jwks.key("rsa-1").isPresent());
    assertTrue(jwks.key("ec-1").isPresent());
    clock.pass(Duration.ofMinutes(9));
    assertTrue(jwks.key("rsa-1").isPresent());
    assertEquals(1, fetches);
    clock.pass(Duration.ofMinutes(2));
    assertTrue(jwks.key("rsa-1").isPresent());
    assertEquals(2, fetches);
  }

  @Test
  void findsANewKeyAndDoesNotAskForEveryStrangersKey() throws Jwks.Unreachable {
    document = "{\"keys\":[]}";
    assertFalse(jwks.key("rsa-1").isPresent());
    assertFalse(jwks.key("rsa-1").isPresent());
    assertEquals(1, fetches);
    document = ISSUER.jwks();
    clock.pass(Duration.ofSeconds(31));
    assertTrue(jwks.key("rsa-1").isPresent());
    assertEquals(2, fetches);
  }

  @Test
  void keepsKeysForAWhileWhenTheIssuerIsDown() throws Jwks.Unreachable {
    assertTrue(jwks.key("rsa-1").isPresent());
    down = true;
    clock.pass(Duration.ofMinutes(30));
    assertTrue(jwks.key("rsa-1").isPresent());
    assertTrue(jwks.key("rsa-1").isPresent());
    assertEquals(2, fetches);
    clock.pass(Duration.ofMinutes(31));
    assertThrows(Jwks.Unreachable.class, () -> jwks.key("rsa-1"));
  }

  @Test
  void withoutAnyKeysItIsUnreachable() {
    down = true;
    assertThrows(Jwks.Unreachable.class, () -> jwks.key("rsa-1"));
    down = false;
    document = "<html>";
    assertThrows(Jwks.Unreachable.class, () -> jwks.key("rsa-1"));
  }

  @Test
  void readsAnAddress() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean here = exchange.getRequestURI().getPath().equals("/jwks.json");
          byte[] body = document.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(here ? 200 : 404, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort();
      assertTrue(Jwks.at(URI.create(base + "/jwks.json"), clock).key("rsa-1").isPresent());
      Jwks wrong = Jwks.at(URI.create(base + "/elsewhere"), clock);
      assertThrows(Jwks.Unreachable.class, () -> wrong.key("rsa-1"));
      document = " ".repeat(64 * 1024) + ISSUER.jwks();
      Jwks large = Jwks.at(URI.create(base + "/jwks.json"), clock);
      assertThrows(Jwks.Unreachable.class, () -> large.key("rsa-1"));
    } finally {
      server.stop(0);
    }
  }
}
