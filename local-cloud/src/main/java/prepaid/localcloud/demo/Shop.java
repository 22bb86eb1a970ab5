package prepaid.localcloud.demo;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.JsonCalls;
import prepaid.localcloud.wire.JsonCalls.Reply;

/** What a consumer does at the shop's address, and what the phone then receives. */
final class Shop {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final JsonCalls calls;
  private final URI api;

  Shop(JsonCalls calls, URI api) {
    this.calls = calls;
    this.api = api;
  }

  Map<String, Object> meter(String number) {
    return expect(200, "looking up the meter", calls.get(api + "/v1/meters/" + number, Map.of()));
  }

  Map<String, Object> quote(String number, String amount) {
    return expect(
        200,
        "asking for a quote",
        calls.post(api + "/v1/quotes", Map.of(), Map.of("meterNumber", number, "amount", amount)));
  }

  /** Orders; the same key gives the same purchase. */
  Map<String, Object> order(String key, Map<String, Object> body) {
    return expect(
        201, "ordering", calls.post(api + "/v1/purchases", Map.of("Idempotency-Key", key), body));
  }

  void pay(Map<String, Object> purchase) {
    String url = Json.string(Json.member(purchase, "payment"), "checkoutUrl");
    Map<String, Object> paid = expect(200, "paying", calls.post(url + "/pay", Map.of(), Map.of()));
    if (!Json.string(paid, "status").equals("succeeded")) {
      throw new StoryBroken("the payment did not succeed: " + paid);
    }
  }

  /** Waits until the purchase has its token. */
  Map<String, Object> vended(String id) {
    return await(
        "the purchase is vended",
        () -> {
          Map<String, Object> purchase =
              expect(200, "reading the purchase", calls.get(api + "/v1/purchases/" + id, Map.of()));
          return Optional.of(purchase).filter(one -> Json.string(one, "status").equals("vended"));
        });
  }

  /** Waits for a text to the phone that carries this token, however it is grouped. */
  String textWith(String phone, String token) {
    String to = URLEncoder.encode(phone, StandardCharsets.UTF_8);
    return await(
        "a text with the token arrives at " + phone,
        () -> {
          Reply reply = calls.get(api + "/_local/sms?to=" + to, Map.of());
          if (reply.status() == 501) {
            return Optional.of("(" + Json.string(reply.object(), "detail") + ")");
          }
          return Json.list(reply.body()).stream()
              .map(item -> Json.string(Json.object(Json.bytes(item)), "body"))
              .filter(body -> body.replaceAll("[ -]", "").contains(token))
              .findFirst();
        });
  }

  /** The tokens of a purchase, in the order in which they are entered. */
  static List<Map<String, Object>> tokens(Map<String, Object> purchase) {
    return list(purchase, "tokens");
  }

  static List<Map<String, Object>> list(Map<String, Object> object, String name) {
    return object.get(name) instanceof List<?> items
        ? items.stream().map(item -> Json.object(Json.bytes(item))).toList()
        : List.of();
  }

  static Map<String, Object> body(String meter, String amount, String phone) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("meterNumber", meter);
    body.put("amount", amount);
    body.put("phone", phone);
    return body;
  }

  private static Map<String, Object> expect(int status, String what, Reply reply) {
    if (reply.status() != status) {
      throw new StoryBroken(what + " answered " + reply.words());
    }
    return reply.object();
  }

  /** Looks until there is something; a story does not wait for ever. */
  static <T> T await(String what, Supplier<Optional<T>> look) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (true) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > deadline) {
        throw new StoryBroken("never, in " + DEADLINE.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
