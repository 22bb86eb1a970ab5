package prepaid.localcloud.sandbox;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.JsonCalls;
import prepaid.localcloud.wire.JsonCalls.Reply;

/**
 * The sandbox's phone vendor: the office registers the phone and texts it a code, and its owner
 * answers by text with a PIN.
 */
final class SandboxPhoneVendor {
  private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");
  private static final int NOT_SHOWN = 501;
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final JsonCalls calls;
  private final URI api;

  SandboxPhoneVendor(JsonCalls calls, URI api) {
    this.calls = calls;
    this.api = api;
  }

  /**
   * The vendor as {@code ready.json} lists it; none where the code that was texted is not shown.
   */
  Optional<Map<String, Object>> seed(Map<String, String> bearer) {
    String path = api + "/office/v1/phone-vendors/" + encoded(SandboxPartners.VENDOR_PHONE);
    Map<String, Object> body =
        Map.of(
            "partner", SandboxPartners.PHONE_VENDOR,
            "name", "Sipho Dlamini",
            "document", "8001015009087");
    Reply stored = expect(calls.put(path, bearer, body));
    // A start with the data of an earlier one finds the PIN set.
    if (!Boolean.TRUE.equals(stored.object().get("ready"))) {
      if (calls.get(textsUrl(), Map.of()).status() == NOT_SHOWN) {
        return Optional.empty();
      }
      join(path, bearer);
    }
    return Optional.of(
        Map.of("phone", SandboxPartners.VENDOR_PHONE, "pin", SandboxPartners.VENDOR_PIN));
  }

  private void join(String path, Map<String, String> bearer) {
    var sent = expect(calls.post(path + "/codes", bearer, Map.of()));
    String code = newest(body -> CODE.matcher(body).find());
    Matcher digits = CODE.matcher(code);
    if (digits.find()) {
      String text = "JOIN " + digits.group() + " " + SandboxPartners.VENDOR_PIN;
      Map<String, Object> body = Map.of("from", SandboxPartners.VENDOR_PHONE, "body", text);
      var joined = expect(calls.post(api + "/_local/sms", Map.of(), body));
      await(() -> ready(path, bearer));
    }
  }

  private boolean ready(String path, Map<String, String> bearer) {
    return Boolean.TRUE.equals(expect(calls.get(path, bearer)).object().get("ready"));
  }

  /** The newest such text to the vendor's phone. */
  private String newest(Predicate<String> wanted) {
    List<Object> texts = Json.list(expect(calls.get(textsUrl(), Map.of())).body());
    Optional<String> found =
        texts.reversed().stream()
            .map(text -> Json.string(Json.object(Json.bytes(text)), "body"))
            .filter(wanted)
            .findFirst();
    return found.orElseThrow(() -> new IllegalStateException("no code was texted"));
  }

  private String textsUrl() {
    return api + "/_local/sms?to=" + encoded(SandboxPartners.VENDOR_PHONE);
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the phone vendor's PIN was not set");
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private static Reply expect(Reply reply) {
    if (!reply.good()) {
      throw new IllegalStateException("the system refused the phone vendor: " + reply.words());
    }
    return reply;
  }

  private static String encoded(String phone) {
    return URLEncoder.encode(phone, StandardCharsets.UTF_8);
  }
}
