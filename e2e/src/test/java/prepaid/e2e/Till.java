package prepaid.e2e;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import prepaid.e2e.Http.Reply;

/**
 * A till that speaks the Electrum interface.
 *
 * @param face the interface, with the partner's id and secret
 */
record Till(Http face, String terminal) {
  static final String CASH = "CASH";

  static Till of(RunningSystem system) {
    return new Till(system.electrum(0), "TERM0001");
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }

  Reply lookup(String meter) {
    return send("/meterLookups/", newId(), meter, Map.of());
  }

  /** A purchase of so many cents, paid in cash. */
  Reply sell(String id, String meter, long cents) {
    return face.post("/tokenPurchases/" + id, purchase(id, meter, cents));
  }

  Reply retry(String id, String meter, long cents) {
    return face.post("/tokenPurchases/" + id + "/retry", purchase(id, meter, cents));
  }

  Reply trial(String id, String meter, long cents) {
    return face.post("/tokenPurchases/" + id + "/trial", purchase(id, meter, cents));
  }

  Reply confirm(String sale, String id) {
    Map<String, Object> advice = advice(sale, id);
    advice.put("tenders", List.of());
    return face.post("/tokenPurchases/" + sale + "/confirmations/" + id, advice);
  }

  Reply reverse(String sale, String id) {
    Map<String, Object> advice = advice(sale, id);
    advice.put("reversalReason", "TIMEOUT");
    return face.post("/tokenPurchases/" + sale + "/reversals/" + id, advice);
  }

  Reply reprint(String meter, Map<String, ?> more) {
    return send("/tokenReprints/", newId(), meter, more);
  }

  private Reply send(String path, String id, String meter, Map<String, ?> more) {
    Map<String, Object> message = message(id, meter);
    message.putAll(more);
    return face.post(path + id, message);
  }

  Map<String, Object> purchase(String id, String meter, long cents) {
    Map<String, Object> message = message(id, meter);
    message.put("purchaseAmount", amount(cents));
    message.put("tenders", List.of(Map.of("tenderType", CASH, "amount", amount(cents))));
    return message;
  }

  Map<String, Object> message(String id, String meter) {
    Map<String, Object> institution = Map.of("id", "10000001", "name", "Acme Retail");
    Map<String, Object> name =
        Map.of("name", "Corner Shop", "city", "Testville", "region", "TS", "country", "ZZ");
    Map<String, Object> merchant =
        Map.of("merchantType", "5411", "merchantId", "MERCHANT0000001", "merchantName", name);
    Map<String, Object> message = new HashMap<>();
    message.put("id", id);
    message.put("time", "2026-05-17T07:53:10.000Z");
    message.put(
        "originator",
        Map.of("institution", institution, "terminalId", terminal, "merchant", merchant));
    message.put("client", institution);
    message.put("thirdPartyIdentifiers", thirdParties());
    message.put("meter", Map.of("meterId", meter));
    return message;
  }

  private static List<Map<String, Object>> thirdParties() {
    return List.of(Map.of("institutionId", "10000001", "transactionIdentifier", "ACME-000047"));
  }

  private static Map<String, Object> advice(String sale, String id) {
    Map<String, Object> advice = new HashMap<>();
    advice.put("id", id);
    advice.put("requestId", sale);
    advice.put("time", "2026-05-17T07:54:10.000Z");
    advice.put("thirdPartyIdentifiers", thirdParties());
    return advice;
  }

  static Map<String, Object> amount(long cents) {
    return Map.of("amount", Math.toIntExact(cents), "currency", "710");
  }

  /** The tokens of a sale, in the order in which they are entered. */
  static List<String> tokens(Reply sold) {
    return sold.objects("tokens").stream()
        .map(token -> String.valueOf(token.get("token")))
        .toList();
  }

  /** What each token, debt and charge of a sale costs, net and tax. */
  static List<Long> parts(Reply sold) {
    List<Long> parts = new ArrayList<>();
    for (String list : List.of("tokens", "debtRecoveryCharges", "serviceCharges")) {
      for (Map<String, Object> part : sold.objects(list)) {
        Map<String, Object> amount = Reply.object(part.get("amount"));
        parts.add(number(amount, "amount"));
        parts.add(number(amount, "tax"));
      }
    }
    return parts;
  }

  private static long number(Map<String, Object> object, String field) {
    return ((Number) object.getOrDefault(field, 0)).longValue();
  }
}
