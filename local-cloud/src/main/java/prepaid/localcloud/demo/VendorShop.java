package prepaid.localcloud.demo;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.JsonCalls;
import prepaid.localcloud.wire.JsonCalls.Reply;

/** A shop's till, which speaks the Electrum interface with its partner's id and secret. */
final class VendorShop {
  private static final String ROOT = "/prepaidutility/v3";
  private static final String RAND = "710";

  private final JsonCalls calls;
  private final URI api;
  private final Map<String, Object> partner;

  /**
   * @param partner as {@code ready.json} lists it
   */
  VendorShop(JsonCalls calls, URI api, Map<String, Object> partner) {
    this.calls = calls;
    this.api = api;
    this.partner = Map.copyOf(partner);
  }

  /** Sells for cash; the answer of the first request is lost, and a retry tells it. */
  Map<String, Object> sell(String meter, long cents, Instant now) {
    Map<String, Object> body = message(UUID.randomUUID().toString(), meter, now);
    body.put("purchaseAmount", amount(cents));
    body.put("tenders", List.of(Map.of("tenderType", "CASH", "amount", amount(cents))));
    String path = ROOT + "/tokenPurchases/" + Json.string(body, "id");
    Map<String, Object> sold = expect(201, "selling", post(path, body));
    Map<String, Object> again = expect(202, "retrying", post(path + "/retry", body));
    if (!token(sold).equals(token(again))) {
      throw new StoryBroken("the retry told another token");
    }
    return sold;
  }

  /** The first token of a sale. */
  static String token(Map<String, Object> sold) {
    return Shop.list(sold, "tokens").stream()
        .map(token -> Json.string(token, "token"))
        .findFirst()
        .orElseThrow(() -> new StoryBroken("a sale without a token: " + sold));
  }

  private Map<String, Object> message(String id, String meter, Instant now) {
    Map<String, Object> institution = Map.of("id", "10000001", "name", "Acme Retail");
    Map<String, Object> merchant =
        Map.of(
            "merchantType", "5411",
            "merchantId", "MERCHANT0000001",
            "merchantName",
                Map.of(
                    "name", "Corner Shop", "city", "Testville", "region", "TS", "country", "ZA"));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("time", now.toString());
    body.put(
        "originator",
        Map.of(
            "institution", institution,
            "terminalId", Json.string(partner, "terminal"),
            "merchant", merchant));
    body.put("client", institution);
    body.put("thirdPartyIdentifiers", List.of());
    body.put("meter", Map.of("meterId", meter));
    return body;
  }

  private Reply post(String path, Map<String, Object> body) {
    String login = Json.string(partner, "id") + ":" + Json.string(partner, "secret");
    String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return calls.post(api + path, Map.of("Authorization", "Basic " + basic), body);
  }

  private static Map<String, Object> amount(long cents) {
    return Map.of("amount", cents, "currency", RAND);
  }

  private static Map<String, Object> expect(int status, String what, Reply reply) {
    if (reply.status() != status) {
      throw new StoryBroken(what + " answered " + reply.words());
    }
    return reply.object();
  }
}
