package prepaid.localcloud.payments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import prepaid.localcloud.wire.DataDirectory;
import prepaid.localcloud.wire.Journal;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.LoopbackServer;
import prepaid.localcloud.wire.PrivateFile;
import prepaid.localcloud.wire.WireRequest;
import prepaid.localcloud.wire.WireResponse;

/** A payment provider with hosted checkout pages and signed events, where no money moves. */
public final class SandboxProvider implements AutoCloseable {
  private static final Pattern CLOSING = Pattern.compile("/sessions/([a-z0-9_]+)/close");
  private static final Pattern CHECKOUT = Pattern.compile("/checkout/([a-z0-9_]+)(/pay|/decline)?");

  /** How long a payer waits for the merchant to have heard. */
  private static final long FIRST_TRY_SECONDS_MAX = 3;

  /** A refund takes nothing back from the fact that it was paid. */
  private static final Set<Payment.State> PAID =
      EnumSet.of(Payment.State.SUCCEEDED, Payment.State.REFUNDED);

  private final String secret;
  private final Payments payments;
  private final SignedEvents events;
  private final LoopbackServer server;

  private SandboxProvider(DataDirectory data, Clock clock, SecureRandom random) {
    this.secret = secret(data.file("payments-secret"), random);
    this.events = new SignedEvents(secret, clock, Journal.open(data.file("payment-events.jsonl")));
    this.payments = new Payments(Journal.open(data.file("payments.jsonl")), events, random, clock);
    this.server = LoopbackServer.startNear(data.earlierPort("payments"), this::answer);
    data.rememberPort("payments", server.port());
  }

  /** With the books of an earlier start, and on its port if that is free. */
  public static SandboxProvider start(DataDirectory data, Clock clock, SecureRandom random) {
    return new SandboxProvider(data, clock, random);
  }

  /** Sends the events that an earlier start could not deliver. */
  public void resume() {
    events.resume();
  }

  public URI uri() {
    return server.uri();
  }

  /** What merchant and provider share. */
  public String secret() {
    return secret;
  }

  private WireResponse answer(WireRequest request) throws InterruptedException {
    Matcher checkout = CHECKOUT.matcher(request.path());
    if (checkout.matches()) {
      return checkout(request, checkout);
    }
    if (!authorized(request)) {
      return problem(401, "Who are you?");
    }
    Matcher closing = CLOSING.matcher(request.path());
    if (closing.matches() && request.method().equals("POST")) {
      return closed(Objects.requireNonNull(closing.group(1)));
    }
    return switch (request.method() + " " + request.path()) {
      case "POST /sessions" -> session(request);
      case "POST /refunds" -> refund(request);
      case "GET /payments" ->
          WireResponse.json(200, payments.all().stream().map(Payment::json).toList());
      default -> problem(404, "There is nothing here.");
    };
  }

  private boolean authorized(WireRequest request) {
    byte[] expected = ("Bearer " + secret).getBytes(StandardCharsets.UTF_8);
    byte[] actual = request.header("Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, actual);
  }

  private WireResponse session(WireRequest request) {
    Optional<String> key = request.header("Idempotency-Key");
    Payment.Order order = Payment.order(body(request));
    if (key.isEmpty() || order.reference().isEmpty() || order.eventsUrl().isEmpty()) {
      return problem(400, "Idempotency-Key, reference and eventsUrl are needed.");
    }
    if (!order.amount().matches("[0-9]+\\.[0-9]{2}") || !order.currency().matches("[A-Z]{3}")) {
      return problem(400, "The amount needs two decimals, the currency three letters.");
    }
    Payment payment = payments.open(key.get(), order);
    if (!payment.order().equals(order)) {
      return problem(422, "This Idempotency-Key was used for another order.");
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("session", payment.session());
    answer.put("checkoutUrl", uri() + "/checkout/" + payment.session());
    return WireResponse.json(201, answer);
  }

  /** A session that nobody can pay any more; one that was paid, with the event that says so. */
  private WireResponse closed(String session) {
    Optional<Payment> payment = payments.find(session).map(payments::close);
    if (payment.isEmpty()) {
      return problem(404, "There is no such session.");
    }
    Map<String, Object> answer = new LinkedHashMap<>(payment.get().json());
    if (PAID.contains(payment.get().state())) {
      answer.put("event", payment.get().event(Payment.State.SUCCEEDED));
    }
    return WireResponse.json(200, answer);
  }

  private WireResponse refund(WireRequest request) {
    Optional<String> key = request.header("Idempotency-Key");
    Map<String, Object> body = body(request);
    if (key.isEmpty()) {
      return problem(400, "Idempotency-Key is needed.");
    }
    return payments
        .refund(key.get(), Json.string(body, "session"))
        .map(id -> WireResponse.json(201, Map.of("refund", id, "status", "succeeded")))
        .orElseGet(() -> problem(409, "Only a payment that succeeded can be refunded, once."));
  }

  /** Of what is no object every field is missing. */
  private static Map<String, Object> body(WireRequest request) {
    return Json.objectIfAny(request.body()).orElse(Map.of());
  }

  private WireResponse checkout(WireRequest request, Matcher path) throws InterruptedException {
    Optional<Payment> payment = payments.find(Objects.requireNonNull(path.group(1)));
    if (payment.isEmpty()) {
      return problem(404, "There is no such checkout.");
    }
    String action = path.group(2);
    if (action == null) {
      return WireResponse.text(200, "text/html; charset=utf-8", CheckoutPage.of(payment.get()));
    }
    if (!request.method().equals("POST")) {
      return problem(405, "POST pays or declines.");
    }
    boolean pays = action.equals("/pay");
    Payment decided =
        decide(payment.get(), pays ? Payment.State.SUCCEEDED : Payment.State.DECLINED);
    return pays == PAID.contains(decided.state())
        ? answer(request, decided)
        : problem(409, "This payment is decided: " + decided.state().label() + ".");
  }

  private Payment decide(Payment payment, Payment.State decision) throws InterruptedException {
    Payments.Decided decided = payments.decide(payment, decision);
    try {
      decided.told().get(FIRST_TRY_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException late) {
      // The event is kept and tried again; the payer need not wait for that.
      return decided.payment();
    }
    return decided.payment();
  }

  /** A browser's form goes back to the page, which leads on; a program gets JSON. */
  private static WireResponse answer(WireRequest request, Payment payment) {
    String type = request.header("Content-Type").orElse("");
    if (type.startsWith("application/x-www-form-urlencoded")
        && request.header("Accept").orElse("").contains("text/html")) {
      String page = "/checkout/" + payment.session();
      return WireResponse.text(303, "text/plain", "").with("Location", page);
    }
    return WireResponse.json(200, Map.of("status", payment.state().label()));
  }

  private static WireResponse problem(int status, String detail) {
    return WireResponse.problem(status, "about:blank", "Sandbox payments", detail);
  }

  private static String secret(Optional<Path> file, SecureRandom random) {
    try {
      if (file.isPresent() && Files.exists(file.get())) {
        return Files.readString(file.get());
      }
      byte[] bytes = new byte[24];
      random.nextBytes(bytes);
      String made = HexFormat.of().formatHex(bytes);
      file.ifPresent(path -> PrivateFile.replace(path, made.getBytes(StandardCharsets.US_ASCII)));
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the payment provider's secret", e);
    }
  }

  @Override
  public void close() throws Exception {
    server.close();
    payments.close();
  }
}
