package prepaid.webvend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import prepaid.http.HttpFace;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.sts.BaseDate;
import prepaid.sts.Drn;
import prepaid.sts.StaTables;
import prepaid.vending.cards.CardRedemptions;
import prepaid.vending.cards.RedemptionOutcome;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryKeys;
import prepaid.vending.fixture.MemoryPhones;
import prepaid.vending.fixture.MemoryRegistry;
import prepaid.vending.fixture.MemorySessions;
import prepaid.vending.fixture.MemoryWrapping;
import prepaid.vending.keys.UnwrappedVendingKeys;
import prepaid.vending.sessions.SigningIn;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.SaleTerms;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.Vending;

/** The whole face with the real vending behind it; only the edges are in memory. */
final class Town {
  static final String METER = "01234567897";
  static final String BLOCKED = "01234567905";
  static final String BASE_1993 = "01234567913";
  static final String KEYLESS = "01234567921";
  static final String KEY = "an-idempotency-key";
  static final Instant NOW = Instant.parse("2026-11-24T10:00:30Z");

  final Store store = new Store();
  final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  final Provider provider = new Provider(clock);
  final MemoryWrapping wrapping = new MemoryWrapping();
  final HttpFace face;
  final MemorySessions sessions = new MemorySessions();
  final MemoryPhones phones = new MemoryPhones();
  final List<String> texts = new ArrayList<>();
  boolean moduleAway;
  int moduleCalls;
  int events;
  final List<String> log = new ArrayList<>();

  /** What the module answers to redemptions; tests set it. */
  CardRedemptions cards = redemption -> new RedemptionOutcome.NotAccepted();

  /** How a card's tokens are texted; tests set it. */
  CardFace.Texting texting = (vend, phone, language) -> {};

  Town() {
    MemoryRegistry registry =
        new MemoryRegistry()
            .with(
                Highveld.refusingKeys(Highveld.utility(Highveld.rand(1_200_000))),
                Highveld.flat(2_000_000));
    MemoryKeys keys = new MemoryKeys();
    keys.keys.add(Highveld.key(Highveld.terms(1, BaseDate.BASE_2014, 255), wrapping));
    keys.keys.add(Highveld.key(Highveld.terms(2, BaseDate.BASE_1993, 255), wrapping));
    var vending = vending(registry, keys);
    meter(METER, 1, Optional.empty());
    meter(BLOCKED, 1, Optional.of("reported stolen"));
    meter(BASE_1993, 2, Optional.empty());
    meter(KEYLESS, 3, Optional.empty());
    face =
        new HttpFace(
            WebVend.router(
                new WebVend.Ports(
                    store,
                    registry,
                    registry,
                    keys,
                    store,
                    store,
                    provider,
                    request -> {
                      moduleCalls++;
                      return moduleAway
                          ? new VendOutcome.Undecided(NOW.plusSeconds(30))
                          : vending.vend(request);
                    },
                    redemption -> cards.redeem(redemption),
                    (vend, phone, language) -> texting.text(vend, phone, language),
                    new SigningIn.Post(sessions, phones, this::text),
                    seeded(),
                    clock)));
  }

  String text(String to, String body) {
    texts.add(body);
    return "message-" + texts.size();
  }

  /** Seeded, so that a run can be repeated. */
  static SecureRandom seeded() {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(7);
      return random;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private Vending vending(MemoryRegistry registry, MemoryKeys keys) {
    return new Vending(
        new Vending.Parts(
            new Quotes(new Quotes.Sources(store, registry, registry, keys), clock),
            store,
            SaleTerms.AS_ASKED,
            new UnwrappedVendingKeys(wrapping, "test", StaTables.sample(), clock),
            new SplittableRandom(7),
            clock,
            atMost -> {},
            true));
  }

  void meter(String number, int keyRevision, Optional<String> blocked) {
    var unused = store.register(Highveld.meter(new Drn(number), keyRevision, blocked));
  }

  void onTariff(String number, String tariff) {
    var unused =
        store.register(
            Highveld.onTariff(Highveld.meter(new Drn(number), 1, Optional.empty()), tariff));
  }

  HttpResponse get(String path) {
    return call("GET", path, Map.of(), "");
  }

  HttpResponse post(String path, String body) {
    return call("POST", path, Map.of(), body);
  }

  HttpResponse order(String key, String body) {
    return call("POST", "/v1/purchases", Map.of("idempotency-key", key), body);
  }

  /** A purchase of 500.00, and its id. */
  String ordered() {
    HttpResponse response = order(KEY, "{\"meterNumber\":\"" + METER + "\",\"amount\":\"500.00\"}");
    return (String) json(response).getOrDefault("id", "no purchase: " + response.bodyText());
  }

  /** The provider reports that a purchase was paid. */
  HttpResponse paid(String id, String amount) {
    return event("evt_" + events++, id, amount);
  }

  HttpResponse event(String eventId, String id, String amount) {
    return event(NOW, eventBody(eventId, id, amount));
  }

  HttpResponse event(Instant signedAt, String body) {
    return call(
        "POST",
        "/v1/payments/sandbox/events",
        Map.of("sandbox-signature", signature(signedAt, body)),
        body);
  }

  static String eventBody(String eventId, String id, String amount) {
    return """
    {"id":"%s","type":"payment.succeeded","created":%d,"data":{"session":"s-%s",\
    "reference":"%s","amount":"%s","currency":"ZAR"}}\
    """
        .formatted(eventId, NOW.getEpochSecond(), id, id, amount);
  }

  HttpResponse call(String method, String path, Map<String, String> headers, String body) {
    Map<String, String> all = new HashMap<>(Map.of("content-type", "application/json"));
    all.putAll(headers);
    return face.answer(
        new HttpRequest(
            method, path, Map.of(), Map.of(), all, body.getBytes(UTF_8), "127.0.0.1", "r-1"),
        log::add);
  }

  static Map<String, Object> json(HttpResponse response) {
    try {
      return JSON.std.mapFrom(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(response.bodyText(), e);
    }
  }

  private static String signature(Instant at, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Provider.SECRET.getBytes(UTF_8), "HmacSHA256"));
      byte[] hmac = mac.doFinal((at.getEpochSecond() + "." + body).getBytes(UTF_8));
      return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(hmac);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
