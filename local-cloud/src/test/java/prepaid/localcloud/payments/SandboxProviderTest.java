package prepaid.localcloud.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prepaid.localcloud.Await;
import prepaid.localcloud.Wiring;
import prepaid.localcloud.wire.DataDirectory;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.JsonCalls;
import prepaid.localcloud.wire.JsonCalls.Reply;
import prepaid.localcloud.wire.LoopbackServer;
import prepaid.localcloud.wire.WireRequest;
import prepaid.localcloud.wire.WireResponse;

/** The provider as a merchant and a payer meet it. */
class SandboxProviderTest {
  @TempDir Path directory;
  private final List<WireRequest> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final JsonCalls calls = new JsonCalls();
  private LoopbackServer merchant;
  private SandboxProvider provider;

  @BeforeEach
  void start() {
    merchant =
        LoopbackServer.start(
            0,
            request -> {
              boolean refuse = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
              if (!refuse) {
                events.add(request);
              }
              return WireResponse.json(refuse ? 503 : 200, Map.of());
            });
    provider = SandboxProvider.start(DataDirectory.at(directory), Wiring.clock(), Wiring.random());
  }

  @AfterEach
  void stop() throws Exception {
    provider.close();
    merchant.close();
    calls.close();
  }

  private Map<String, String> headers(String key) {
    return Map.of("Authorization", "Bearer " + provider.secret(), "Idempotency-Key", key);
  }

  private Map<String, Object> order(String amount) {
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("reference", "purchase-1");
    order.put("amount", amount);
    order.put("currency", "ZAR");
    order.put("description", "Units <for> you");
    order.put("returnUrl", "http://shop/back");
    order.put("eventsUrl", merchant.uri() + "/events");
    return order;
  }

  private Reply open(String key, String amount) {
    return calls.post(provider.uri() + "/sessions", headers(key), order(amount));
  }

  private static String checkout(Reply opened) {
    return Json.string(opened.object(), "checkoutUrl");
  }

  private Reply press(String url) {
    return calls.post(url, Map.of(), Map.of());
  }

  @Test
  void aPaidSessionSendsOneSignedEventBeforeThePayerHasTheAnswer() throws Exception {
    String url = checkout(open("k1", "500.00"));
    assertEquals(
        "{\"status\":\"succeeded\"}",
        new String(press(url + "/pay").body(), StandardCharsets.UTF_8));
    press(url + "/pay");
    assertEquals(1, events.size());
    Map<String, Object> event = Json.object(events.getFirst().body());
    Map<String, Object> data = Json.member(event, "data");
    assertEquals("payment.succeeded", event.get("type"));
    assertEquals("500.00", data.get("amount"));
    assertEquals("purchase-1", data.get("reference"));
    String signature = events.getFirst().header("Sandbox-Signature").orElseThrow();
    String time = signature.replaceFirst("t=([0-9]+),.*", "$1");
    assertEquals("t=" + time + ",v1=" + hmac(time + "." + events.getFirst().text()), signature);
  }

  private String hmac(String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(provider.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void anOrderRepeatedIsTheSameSessionAndAnotherOneIsRefused() {
    String url = checkout(open("k2", "10.00"));
    assertEquals(url, checkout(open("k2", "10.00")));
    assertEquals(422, open("k2", "11.00").status());
    assertNotEquals(url, checkout(open("k3", "10.00")));
    assertEquals(400, open("k4", "10").status());
    assertEquals(400, calls.post(provider.uri() + "/sessions", headers("k5"), List.of()).status());
    Reply stranger =
        calls.post(
            provider.uri() + "/sessions",
            Map.of("Authorization", "Bearer x", "Idempotency-Key", "k5"),
            order("10.00"));
    assertEquals(401, stranger.status());
  }

  @Test
  void aDeclinedPaymentMayBeTriedAgain() {
    String url = checkout(open("k6", "10.00"));
    assertEquals(200, press(url + "/decline").status());
    assertEquals(200, press(url + "/decline").status());
    assertEquals(1, events.size());
    assertTrue(events.getFirst().text().contains("payment.declined"));
    String page = new String(calls.get(url, Map.of()).body(), StandardCharsets.UTF_8);
    assertTrue(page.contains("been declined") && page.contains("id=\"pay\""));

    assertEquals(200, press(url + "/pay").status());
    assertEquals(409, press(url + "/decline").status());
    assertEquals(2, events.size());
    assertTrue(events.getLast().text().contains("payment.succeeded"));
  }

  @Test
  void aDeclinedSessionThatWasClosedCannotBePaid() {
    Reply opened = open("k10", "10.00");
    press(checkout(opened) + "/decline");
    assertEquals("closed", close(opened).object().get("status"));
    assertEquals(409, press(checkout(opened) + "/pay").status());
  }

  @Test
  void aMerchantThatMissedTheEventLearnsOfItWhenItCloses() {
    refusals.set(1_000);
    Reply opened = open("k8", "10.00");
    press(checkout(opened) + "/pay");
    Map<String, Object> paid = close(opened).object();
    assertEquals("succeeded", paid.get("status"));
    Map<String, Object> event = Json.member(paid, "event");
    assertEquals("payment.succeeded", event.get("type"));
    assertEquals("purchase-1", Json.member(event, "data").get("reference"));

    refusals.set(0);
    Await.until("the event is told after all", () -> !events.isEmpty());
    assertEquals(event, Json.object(events.getFirst().body()));
  }

  @Test
  void aClosedSessionCannotBePaid() {
    Reply opened = open("k9", "10.00");
    assertEquals("closed", close(opened).object().get("status"));
    assertEquals("closed", close(opened).object().get("status"));
    assertEquals(409, press(checkout(opened) + "/pay").status());
    assertEquals(List.of(), events);
    String none = provider.uri() + "/sessions/cs_none/close";
    assertEquals(404, calls.post(none, headers("k"), Map.of()).status());
  }

  private Reply close(Reply opened) {
    String url = provider.uri() + "/sessions/" + Json.string(opened.object(), "session") + "/close";
    return calls.post(url, headers("any"), Map.of());
  }

  @Test
  void aRefundIsMadeOnceAndToldOnce() {
    Reply opened = open("k7", "10.00");
    String session = Json.string(opened.object(), "session");
    Map<String, Object> refund = Map.of("session", session, "amount", "10.00", "reason", "none");
    assertEquals(409, calls.post(provider.uri() + "/refunds", headers("r"), refund).status());
    press(checkout(opened) + "/pay");
    Reply first = calls.post(provider.uri() + "/refunds", headers("r"), refund);
    assertEquals(201, first.status());
    assertEquals(
        first.object(), calls.post(provider.uri() + "/refunds", headers("r"), refund).object());
    assertEquals(409, calls.post(provider.uri() + "/refunds", headers("r2"), refund).status());
    Await.until("the refund is told", () -> events.size() == 2);
  }

  @Test
  void anEventThatIsRefusedComesAgainAlsoAfterARestart() throws Exception {
    refusals.set(1);
    press(checkout(open("k8", "10.00")) + "/pay");
    assertEquals(0, events.size());
    provider.close();
    provider = SandboxProvider.start(DataDirectory.at(directory), Wiring.clock(), Wiring.random());
    provider.resume();
    Await.until("the event comes again", () -> events.size() == 1);
    Reply list = calls.get(provider.uri() + "/payments", headers("any"));
    assertTrue(new String(list.body(), StandardCharsets.UTF_8).contains("\"succeeded\""));
  }

  @Test
  void thePageOffersTheButtonsThenTheWayBack() {
    String url = checkout(open("k9", "10.00"));
    String page = new String(calls.get(url, Map.of()).body(), StandardCharsets.UTF_8);
    assertTrue(page.contains("id=\"pay\"") && page.contains("10.00 ZAR"));
    assertTrue(page.contains("Units &lt;for&gt; you"));
    press(url + "/pay");
    String after = new String(calls.get(url, Map.of()).body(), StandardCharsets.UTF_8);
    assertTrue(after.contains("href=\"http://shop/back\"") && !after.contains("id=\"pay\""));
  }
}
