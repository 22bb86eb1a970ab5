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
import prepaid.sts.Drn;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyType;
import prepaid.sts.StaTables;
import prepaid.vending.keys.KeyWrapping;
import prepaid.vending.keys.KeyWrappingFailed;
import prepaid.vending.keys.UnwrappedVendingKeys;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.meters.Holder;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.Resource;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.money.Units;
import prepaid.vending.vending.Quotes;
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
  final HttpFace face;
  boolean moduleAway;
  boolean keysDown;
  int moduleCalls;
  int unwraps;
  int events;
  final List<String> log = new ArrayList<>();

  Town() {
    Registry registry = new Registry();
    var vending = vending(registry);
    meter(METER, "home", 1, Optional.empty());
    meter(BLOCKED, "home", 1, Optional.of("reported stolen"));
    meter(BASE_1993, "home", 2, Optional.empty());
    meter(KEYLESS, "home", 3, Optional.empty());
    face =
        new HttpFace(
            WebVend.router(
                new WebVend.Ports(
                    store,
                    registry,
                    registry,
                    registry,
                    store,
                    store,
                    provider,
                    request -> {
                      moduleCalls++;
                      return moduleAway
                          ? new VendOutcome.Undecided(NOW.plusSeconds(30))
                          : vending.vend(request);
                    },
                    seeded(),
                    clock)));
  }

  /** Seeded, so that a run can be repeated. */
  private static SecureRandom seeded() {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(7);
      return random;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private Vending vending(Registry registry) {
    return new Vending(
        new Vending.Parts(
            new Quotes(new Quotes.Sources(store, registry, registry, registry), clock),
            store,
            new UnwrappedVendingKeys(new Wrapping(), "test", StaTables.sample(), clock),
            new SplittableRandom(7),
            clock,
            atMost -> {},
            true));
  }

  void meter(String number, String tariff, int keyRevision, Optional<String> blocked) {
    var unused =
        store.register(
            new Registration(
                new Drn(number),
                new StsAttributes(
                    Registry.SGC, "01", keyRevision, KeyType.DUTK, EncryptionAlgorithm.EA11),
                tariff,
                Resource.ELECTRICITY,
                CreditMode.UNITS,
                new Holder(
                    "Thandi Mokoena",
                    Optional.of("+27820000000"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
                blocked,
                Units.ZERO));
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

  /** Keys that are wrapped in nothing, and unwrapped by a service that can be down. */
  private final class Wrapping implements KeyWrapping {
    @Override
    public byte[] unwrap(byte[] wrapped, Map<String, String> context) {
      unwraps++;
      if (keysDown) {
        throw new KeyWrappingFailed("down", new IllegalStateException());
      }
      return wrapped.clone();
    }

    @Override
    public byte[] encryptComponent(byte[] component, Map<String, String> context) {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] decryptComponent(byte[] ciphertext, Map<String, String> context) {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] wrap(byte[] vendingKey, Map<String, String> context) {
      throw new UnsupportedOperationException();
    }
  }
}
