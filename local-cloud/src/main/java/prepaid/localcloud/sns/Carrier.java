package prepaid.localcloud.sns;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import prepaid.localcloud.template.Scope;
import prepaid.localcloud.wire.Json;

/** The network behind SNS: which phones it reaches, and what SNS writes into its log about it. */
public final class Carrier {
  /** Where SNS logs the texts that arrived; the others stand in {@code …/Failure}. */
  public static final String LOG =
      "sns/%s/%s/DirectPublishToPhoneNumber".formatted(Scope.REGION, Scope.ACCOUNT);

  private final Map<String, String> unreached = new ConcurrentHashMap<>();
  private final Clock clock;
  private volatile BiConsumer<String, String> log = (group, line) -> {};

  public Carrier(Clock clock) {
    this.clock = clock;
  }

  /** From now on each line goes there too: the name of the log group, and the line. */
  public void logTo(BiConsumer<String, String> now) {
    this.log = now;
  }

  /** From now on no text gets to this phone, for this reason in the words of SNS. */
  public void lose(String phone, String reason) {
    unreached.put(phone, reason);
  }

  /** From now on texts get to this phone again. */
  public void reach(String phone) {
    unreached.remove(phone);
  }

  boolean reaches(String phone) {
    return !unreached.containsKey(phone);
  }

  /** Says what became of a text that SNS took. */
  void report(String messageId, String phone) {
    String reason = unreached.get(phone);
    boolean arrived = reason == null;
    Map<String, Object> line = new LinkedHashMap<>();
    line.put(
        "notification", Map.of("messageId", messageId, "timestamp", clock.instant().toString()));
    line.put(
        "delivery",
        Map.of(
            "destination",
            phone,
            "providerResponse",
            arrived ? "Message has been accepted by phone carrier" : reason,
            "smsType",
            "Transactional",
            "dwellTimeMs",
            0));
    line.put("status", arrived ? "SUCCESS" : "FAILURE");
    log.accept(
        arrived ? LOG : LOG + "/Failure", new String(Json.bytes(line), StandardCharsets.UTF_8));
  }
}
