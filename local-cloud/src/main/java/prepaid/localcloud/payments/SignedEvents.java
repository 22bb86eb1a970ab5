package prepaid.localcloud.payments;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import prepaid.localcloud.wire.Journal;

/** Sends events to the merchant, signed anew at each try, until one is taken. */
final class SignedEvents implements AutoCloseable {
  private static final int TRIES_MAX = 10;
  private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("payment-events").factory());
  private final Map<String, Event> waiting = new ConcurrentHashMap<>();
  private final byte[] secret;
  private final Clock clock;
  private final Journal journal;

  /** Events that earlier starts could not deliver wait for {@link #resume}. */
  SignedEvents(String secret, Clock clock, Journal journal) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
    this.journal = journal;
    for (Map<String, Object> entry : journal.earlier()) {
      Event event = Event.read(entry);
      if (entry.containsKey("done")) {
        waiting.remove(event.id());
      } else {
        waiting.put(event.id(), event);
      }
    }
  }

  /** One event and where it goes. */
  record Event(String id, String url, String body) {
    Map<String, Object> json() {
      return Map.of("id", id, "url", url, "body", body);
    }

    static Event read(Map<String, Object> json) {
      return new Event(
          String.valueOf(json.get("id")),
          String.valueOf(json.get("url")),
          String.valueOf(json.get("body")));
    }
  }

  /** Sends what an earlier start left over. */
  void resume() {
    waiting.values().forEach(event -> timer.execute(() -> attempt(event, 1)));
  }

  /** Kept first, then sent; the answer comes when the first try is over. */
  CompletableFuture<Void> send(Event event) {
    journal.append(event.json());
    waiting.put(event.id(), event);
    return attempt(event, 1);
  }

  private CompletableFuture<Void> attempt(Event event, int number) {
    return http.sendAsync(request(event), HttpResponse.BodyHandlers.discarding())
        .handle((answer, failure) -> {
          boolean taken = failure == null && answer.statusCode() / 100 == 2;
          if (taken) {
            done(event);
          } else if (number < TRIES_MAX && !timer.isShutdown()) {
            long seconds = 1L << (number - 1);
            timer.schedule(() -> attempt(event, number + 1), seconds, TimeUnit.SECONDS);
          }
          return null;
        });
  }

  private void done(Event event) {
    waiting.remove(event.id());
    journal.append(Map.of("id", event.id(), "done", true));
  }

  private HttpRequest request(Event event) {
    return HttpRequest.newBuilder(URI.create(event.url()))
        .timeout(ANSWER_WAIT_MAX)
        .header("Content-Type", "application/json")
        .header("Sandbox-Signature", signature(event.body()))
        .POST(HttpRequest.BodyPublishers.ofString(event.body()))
        .build();
  }

  private String signature(String body) {
    long time = clock.instant().getEpochSecond();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      byte[] tag = mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
      return "t=" + time + ",v1=" + HexFormat.of().formatHex(tag);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is missing", e);
    }
  }

  @Override
  public void close() throws IOException {
    timer.shutdownNow();
    http.shutdownNow();
    journal.close();
  }
}
