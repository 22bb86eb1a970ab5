package prepaid.partnervend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import prepaid.aws.recent.RecentPartners;
import prepaid.http.HttpFace;
import prepaid.http.HttpRequest;
import prepaid.vending.cards.CardRedemptions;
import prepaid.vending.fixture.MemoryKeys;
import prepaid.vending.fixture.MemoryMeters;
import prepaid.vending.fixture.MemoryPartners;
import prepaid.vending.fixture.MemoryRegistry;
import prepaid.vending.fixture.Shops;
import prepaid.vending.ledger.Advices;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.VendHistory;
import prepaid.vending.partners.Copies;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.SecretHash;
import prepaid.vending.vending.AdviceChannel;
import prepaid.vending.vending.VendChannel;

/** A partner is suspended while this function is warm and has just let it in. */
class SuspensionTest {
  private static final Duration IN_EFFECT_AFTER_MAX = Duration.ofSeconds(60);
  private static final String SECRET = "a-secret-of-the-corner-shop";

  private final MemoryPartners partners = new MemoryPartners();
  private final Moving clock = new Moving();
  private final HttpFace face = new HttpFace(PartnerVend.router(ports()));

  /** No request here gets further than the door, or than a body without fields. */
  private PartnerVend.Ports ports() {
    MemoryRegistry registry = new MemoryRegistry();
    return new PartnerVend.Ports(
        new PartnerVend.Registers(new MemoryMeters(), registry, registry, new MemoryKeys()),
        new PartnerVend.Books(
            unused(Ledger.class),
            unused(Advices.class),
            unused(VendHistory.class),
            unused(Copies.class)),
        new RecentPartners(partners, clock),
        unused(VendChannel.class),
        unused(AdviceChannel.class),
        unused(CardRedemptions.class),
        clock);
  }

  private static <T> T unused(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            }));
  }

  private int status(String path) {
    String login = Shops.CORNER + ":" + SECRET;
    Map<String, String> headers =
        Map.of(
            "content-type",
            "application/json",
            "authorization",
            "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
    return face.answer(
            new HttpRequest(
                "POST",
                path,
                Map.of(),
                Map.of(),
                headers,
                "{}".getBytes(UTF_8),
                "127.0.0.1",
                "r-1"),
            line -> {})
        .status();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/partners/v1/cards/redemptions",
        "/prepaidutility/v3/tokenPurchases/0b3a",
        "/prepaidutility/v3/meterLookups/0b3b"
      })
  void aSuspendedPartnerIsLetInNowhereAMinuteLater(String path) {
    Partner shop = Shops.corner().withSecret(SecretHash.of(SECRET, Shops.random(4)));
    assertTrue(partners.put(shop));
    assertEquals(400, status(path), "let in, and the body has no fields");
    assertTrue(partners.put(Shops.suspended(partners.find(Shops.CORNER).orElseThrow())));
    clock.now = clock.now.plus(IN_EFFECT_AFTER_MAX);
    assertEquals(401, status(path));
  }

  private static final class Moving extends Clock {
    private Instant now = Instant.parse("2026-11-24T10:00:30Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
