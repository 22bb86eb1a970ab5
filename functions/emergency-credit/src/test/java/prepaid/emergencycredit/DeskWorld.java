package prepaid.emergencycredit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.jr.ob.JSON;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.http.HttpFace;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.Jwks;
import prepaid.http.OperatorDoor;
import prepaid.http.OperatorTokens;
import prepaid.http.fixture.Signatures;
import prepaid.sts.BaseDate;
import prepaid.sts.Token;
import prepaid.sts.TokenMinute;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryApprovals;
import prepaid.vending.fixture.MemoryDeliveries;
import prepaid.vending.fixture.MemoryKeys;
import prepaid.vending.fixture.MemoryMeters;
import prepaid.vending.fixture.MemoryRegistry;
import prepaid.vending.fixture.MemoryVendHistory;
import prepaid.vending.fixture.MemoryWrapping;
import prepaid.vending.fixture.Shops;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.ledger.MoneySource.Unpaid;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.operators.Approval;
import prepaid.vending.operators.TwoPersons;
import prepaid.vending.refusals.Answer;
import prepaid.vending.vending.Quote;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/** The desk over memory. Behind it stands a module that decides as the real one, and only notes. */
final class DeskWorld {
  static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  static final String PATH = "/meters/01234567897/reserve-credit";
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  final MemoryMeters meters = new MemoryMeters();
  final MemoryApprovals approvals = new MemoryApprovals();
  final MemoryDeliveries texts = new MemoryDeliveries();

  /** By their references. */
  final Map<String, Vend> given = new LinkedHashMap<>();

  final TwoPersons twoPersons = new TwoPersons(approvals, CLOCK, Shops.random(2));
  private final Quotes quotes;
  private final HttpFace face;

  DeskWorld() {
    MemoryRegistry registry = new MemoryRegistry().with(Highveld.UTILITY, Highveld.TARIFF);
    registry.put(Highveld.GROUP);
    MemoryKeys keys = new MemoryKeys();
    keys.keys.add(Highveld.key(Highveld.terms(1, BaseDate.BASE_2014, 255), new MemoryWrapping()));
    meters.register(Highveld.meter(Highveld.METER, 1, Optional.empty()));
    quotes = new Quotes(new Quotes.Sources(meters, registry, registry, keys), CLOCK);
    ReserveOffice office =
        new ReserveOffice(
            quotes,
            this::vend,
            new MemoryVendHistory(given.values()),
            texts,
            approvals,
            Shops.random(1),
            CLOCK);
    OperatorDoor door =
        new OperatorDoor(
            new OperatorTokens(new Jwks(Signatures::jwks, CLOCK), Signatures.ISSUER, CLOCK));
    face = new HttpFace(ReserveRouter.of(office, door));
  }

  private VendOutcome vend(VendRequest request) {
    Vend before = given.get(request.key().reference());
    if (before != null) {
      return new VendOutcome.Vended(before, true);
    }
    return switch (quotes.unpaid(request.meterNumber(), (Unpaid) request.source())) {
      case Answer.Refused<Quote>(var refusal) -> new VendOutcome.Refused(refusal);
      case Answer.Given<Quote>(var quote) -> {
        Vend vend = vend(request, (Grant) quote.decided().orElseThrow());
        given.put(request.key().reference(), vend);
        yield new VendOutcome.Vended(vend, false);
      }
    };
  }

  private static Vend vend(VendRequest request, Grant grant) {
    return new Vend(
        request.key(),
        Highveld.METER,
        Highveld.meter(Highveld.METER, 1, Optional.empty()).sts(),
        BaseDate.BASE_2014,
        "highveld",
        prepaid.vending.meters.Resource.ELECTRICITY,
        Highveld.rand(0),
        grant,
        "home",
        LocalDate.of(2020, 1, 1),
        Highveld.PRICED_FROM,
        List.of(),
        List.of(
            new IssuedToken(
                TokenKind.RESERVE_CREDIT,
                new Token("01234567890123456789"),
                1,
                grant.wanted(),
                Optional.empty())),
        TokenMinute.of(NOW),
        NOW,
        true,
        1,
        "0".repeat(64),
        "1".repeat(64));
  }

  static String operator(String subject, String... roles) {
    return Signatures.token(
        new JWTClaimsSet.Builder().subject(subject).claim("roles", List.of(roles)),
        NOW.plusSeconds(60));
  }

  static String dina() {
    return operator("dina", "dispatcher");
  }

  HttpResponse give(String body) {
    return call(dina(), "POST", body, Map.of());
  }

  HttpResponse call(String token, String method, String body, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("authorization", "Bearer " + token);
    headers.put("content-type", "application/json");
    return face.answer(
        new HttpRequest(
            method,
            "/office/v1" + PATH,
            Map.of(),
            Map.of(),
            headers,
            body.getBytes(StandardCharsets.UTF_8),
            "198.51.100.7",
            "request-1"),
        line -> {});
  }

  /** Another operator decides on what was asked for last. */
  Answer<Approval> decide(String operator) {
    return twoPersons.decide(approvals.newest(1).getFirst(), operator, true);
  }

  static Map<String, Object> json(HttpResponse response) {
    try {
      return JSON.std.mapFrom(response.bodyText());
    } catch (IOException e) {
      throw new AssertionError(response.bodyText(), e);
    }
  }

  static Map<String, Object> expect(int status, HttpResponse response) {
    assertEquals(status, response.status(), response.bodyText());
    return json(response);
  }

  /** An object within an answer. */
  static Map<?, ?> object(Map<?, ?> from, String field) {
    return from.get(field) instanceof Map<?, ?> map ? map : Map.of("missing", field);
  }

  /** A list within an answer. */
  static List<?> list(Map<?, ?> from, String field) {
    return from.get(field) instanceof List<?> list ? list : List.of("missing " + field);
  }

  /** The first of the objects in a list. */
  static Map<?, ?> first(Map<?, ?> from, String field) {
    return list(from, field).getFirst() instanceof Map<?, ?> map ? map : Map.of("missing", field);
  }
}
