package prepaid.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A consumer at the face of the system: orders, pays, and looks until the token is there. */
final class Buyer {
  private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(30);
  private static final long TOKEN_WAIT_MAX_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final String AMOUNT = "100.00";

  private final HttpClient http;
  private final URI api;

  Buyer(HttpClient http, URI api) {
    this.http = http;
    this.api = api;
  }

  /** Something that should not happen to a buyer; its message says what. */
  static final class Disappointed extends Exception {
    private static final long serialVersionUID = 1L;

    Disappointed(String message) {
      super(message);
    }
  }

  /** How long each step took, in nanoseconds; the token's is from the payment's answer on. */
  record Bought(long orderNanos, long payNanos, long tokenNanos) {
    long wholeNanos() {
      return orderNanos + payNanos + tokenNanos;
    }
  }

  /** Buys once, for 100.00 in the meter's currency. */
  Bought buy(String meter) throws Disappointed, InterruptedException {
    long begun = System.nanoTime();
    Map<String, Object> order = order(meter);
    long ordered = System.nanoTime();
    pay(order);
    long paid = System.nanoTime();
    awaitToken(String.valueOf(order.get("id")), paid + TOKEN_WAIT_MAX_NANOS);
    return new Bought(ordered - begun, paid - ordered, System.nanoTime() - paid);
  }

  /** The baseline: the smallest read that the face offers. */
  long lookUp(String meter) throws Disappointed, InterruptedException {
    long begun = System.nanoTime();
    send(HttpRequest.newBuilder(api.resolve("/v1/meters/" + meter)));
    return System.nanoTime() - begun;
  }

  private Map<String, Object> order(String meter) throws Disappointed, InterruptedException {
    String body = "{\"meterNumber\":\"" + meter + "\",\"amount\":\"" + AMOUNT + "\"}";
    return send(
        HttpRequest.newBuilder(api.resolve("/v1/purchases"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "bench-" + UUID.randomUUID())
            .POST(BodyPublishers.ofString(body)));
  }

  private void pay(Map<String, Object> order) throws Disappointed, InterruptedException {
    if (!(order.get("payment") instanceof Map<?, ?> payment)) {
      throw new Disappointed("the order names no payment: " + order.keySet());
    }
    URI checkout = URI.create(payment.get("checkoutUrl") + "/pay");
    send(HttpRequest.newBuilder(checkout).POST(BodyPublishers.noBody()));
  }

  private void awaitToken(String id, long untilNanos) throws Disappointed, InterruptedException {
    while (true) {
      Map<String, Object> purchase =
          send(HttpRequest.newBuilder(api.resolve("/v1/purchases/" + id)));
      String status = String.valueOf(purchase.get("status"));
      if (status.equals("vended")) {
        requireToken(purchase);
        return;
      }
      if (!List.of("awaiting-payment", "paid").contains(status)) {
        throw new Disappointed("the purchase is " + status);
      }
      if (System.nanoTime() - untilNanos > 0) {
        throw new Disappointed("no token in time; the purchase is " + status);
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  private static void requireToken(Map<String, Object> purchase) throws Disappointed {
    boolean there =
        purchase.get("tokens") instanceof List<?> tokens
            && !tokens.isEmpty()
            && tokens.getFirst() instanceof Map<?, ?> token
            && String.valueOf(token.get("token")).matches("[0-9]{20}");
    if (!there) {
      throw new Disappointed("vended, but without a token of 20 digits");
    }
  }

  private Map<String, Object> send(HttpRequest.Builder request)
      throws Disappointed, InterruptedException {
    HttpRequest built =
        request.timeout(ANSWER_WAIT_MAX).header("Accept", "application/json").build();
    try {
      HttpResponse<String> answer = http.send(built, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new Disappointed(
            built.method() + " " + built.uri().getPath() + ": " + problem(answer));
      }
      return answer.body().isBlank() ? Map.of() : JSON.std.mapFrom(answer.body());
    } catch (IOException e) {
      throw new Disappointed(built.method() + " " + built.uri().getPath() + ": " + e);
    }
  }

  private static String problem(HttpResponse<String> answer) throws IOException {
    boolean told = answer.headers().firstValue("Content-Type").orElse("").contains("json");
    return answer.statusCode() + (told ? " " + JSON.std.mapFrom(answer.body()).get("detail") : "");
  }
}
