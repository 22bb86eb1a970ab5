package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.jr.ob.JSON;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import prepaid.http.HttpFace;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.Jwks;
import prepaid.http.OperatorDoor;
import prepaid.http.OperatorTokens;
import prepaid.http.Route;
import prepaid.http.Router;
import prepaid.http.fixture.Signatures;
import prepaid.sts.KeyMaterialAccess;
import prepaid.vending.fixture.MemoryApprovals;
import prepaid.vending.fixture.MemoryCampaigns;
import prepaid.vending.fixture.MemoryDeliveries;
import prepaid.vending.fixture.MemoryFigures;
import prepaid.vending.fixture.MemoryFloats;
import prepaid.vending.fixture.MemoryImports;
import prepaid.vending.fixture.MemoryKeyBudgets;
import prepaid.vending.fixture.MemoryKeys;
import prepaid.vending.fixture.MemoryMeterRegister;
import prepaid.vending.fixture.MemoryMeters;
import prepaid.vending.fixture.MemoryPartners;
import prepaid.vending.fixture.MemoryPhoneVendors;
import prepaid.vending.fixture.MemoryPhones;
import prepaid.vending.fixture.MemoryRegistry;
import prepaid.vending.fixture.MemoryStatements;
import prepaid.vending.fixture.MemoryVendHistory;
import prepaid.vending.fixture.MemoryWrapping;
import prepaid.vending.fixture.Shops;
import prepaid.vending.imports.Importing;
import prepaid.vending.keys.KeyAssembly;
import prepaid.vending.keys.KeyCeremony;
import prepaid.vending.keys.KeyRewrapping;
import prepaid.vending.keys.Rewrapping;
import prepaid.vending.ledger.AuditRow;
import prepaid.vending.ledger.AuditTrail;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.payments.Reminder;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.TokenAudit;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/** The back office over memory, with the secure module's own assembly of keys behind it. */
final class OfficeWorld {
  static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  static final String UTILITY =
      """
      {"name": "City Power", "currency": "ZAR", "timeZone": "Africa/Johannesburg",
       "languages": ["en"], "policies": {"smallestSale": "50.00", "largestSale": "10000.00",
       "largestMeterDay": "1000000.00"}}\
      """;
  static final String GROUP = "{\"utility\": \"city\", \"name\": \"Centre\"}";
  static final String TARIFF =
      """
      {"name": "Domestic", "utility": "city", "resource": "electricity",
       "pricesIncludeTax": false, "blocks": [{"upTo": "50.0", "price": "0.9800"},
       {"price": "1.2700"}], "taxBasisPoints": 1500,
       "fixedCharge": {"amount": "98.00", "taxed": true},
       "netRounding": "half-up", "energyRounding": "up"}\
      """;
  static final String METER =
      """
      {"supplyGroup": "123457", "tariffIndex": "01", "keyRevision": 1, "keyType": 2,
       "encryptionAlgorithm": 11, "tariff": "domestic", "resource": "electricity",
       "mode": "units", "holder": "Thandi Mokoena", "phone": "+27821234567",
       "account": "A-1", "address": "1 Main Road", "language": "en", "initialCredit": "10.0",
       "status": "active"}\
      """;
  static final String METER_PATH = "/meters/01234567897";
  static final String VERSION_PATH = "/tariffs/domestic/versions/2026-01-01";

  final MemoryRegistry registry = new MemoryRegistry();
  final MemoryMeters meters = new MemoryMeters();
  final MemoryMeterRegister register = new MemoryMeterRegister(meters, registry);
  final MemoryImports imports = new MemoryImports();
  final MemoryFigures figures = new MemoryFigures();
  final Map<String, Long> budgets = new HashMap<>();
  final MemoryCampaigns campaigns = new MemoryCampaigns(budgets::put);
  VendChannel grants = request -> new VendOutcome.Undecided(NOW);
  final MemoryKeys keys = new MemoryKeys();
  final MemoryKeyBudgets keyBudgets = new MemoryKeyBudgets();
  final MemoryWrapping wrapping = new MemoryWrapping();
  final MemoryPartners partners = new MemoryPartners();
  final MemoryFloats floats = new MemoryFloats();
  final MemoryApprovals approvals = new MemoryApprovals();
  final MemoryStatements statements = new MemoryStatements();
  final MemoryPhoneVendors phoneVendors = new MemoryPhoneVendors();
  final MemoryPhones phones = new MemoryPhones();
  final List<String> texts = new ArrayList<>();
  final List<String> log = new ArrayList<>();

  /** The ways to the secure module; tests put faults here. */
  KeyCeremony ceremony = new KeyAssembly(keys, wrapping, "test", KeyMaterialAccess.granted());

  KeyRewrapping rewrapping = new Rewrapping(keys, wrapping, "test");

  /** What upkeep is asked to look at, and what was sold, of every meter. */
  final List<Reminder> reminders = new ArrayList<>();

  /** The way to the secure module for sales; tests say what it answers. */
  Function<VendRequest, VendOutcome> sales = request -> new VendOutcome.Undecided(NOW);

  ListedReminders promises() {
    return new ListedReminders(reminders);
  }

  /** What was sold, of every meter. */
  final List<Vend> sold = new ArrayList<>();

  final MemoryDeliveries deliveries = new MemoryDeliveries();

  private String text(String to, String body) {
    texts.add(to + " " + body);
    return "message-" + texts.size();
  }

  private final BackOffice office =
      new BackOffice(
          registry,
          registry,
          registry,
          new MemoryVendHistory(sold),
          request -> sales.apply(request),
          meters,
          register,
          register,
          imports,
          figures,
          campaigns,
          request -> grants.vend(request),
          keys,
          wrapping,
          (group, revision, check) -> ceremony.complete(group, revision, check),
          new BackOffice.KeyWork(keyBudgets, () -> rewrapping.some(), "new"),
          partners,
          floats,
          promises(),
          approvals,
          new BackOffice.Books(statements, statements, floats),
          phoneVendors,
          phones,
          this::text,
          deliveries,
          Shops.random(1),
          "test",
          Optional.of(new BackOffice.SignIn("https://sign-in.example", "office")),
          CLOCK);
  private final OperatorDoor door =
      new OperatorDoor(
          new OperatorTokens(new Jwks(Signatures::jwks, CLOCK), Signatures.ISSUER, CLOCK));
  private final HttpFace face = new HttpFace(new Router(routes()));

  /** Of all functions behind the office. */
  List<Route> routes() {
    List<Route> routes = new ArrayList<>(OfficeRouter.routes(office, door));
    routes.addAll(new ExportRoutes(this::page, this::check).routes(door));
    MeterRows rows = new MeterRows(Registering.of(office), MeterJson.of(registry));
    Importing importing = new Importing(imports, rows, "office", CLOCK);
    routes.addAll(new ImportPartRoutes(imports, importing, CLOCK).routes(door));
    return routes;
  }

  /** Every vend has one token, and those whose reference says so have a bad one. */
  private Answer<List<TokenAudit.Checked>> check(List<VendKey> vends) {
    return Answer.given(
        vends.stream()
            .map(vend ->
                new TokenAudit.Checked(
                    vend, 1, vend.reference().equals("bad") ? List.of("is bad") : List.of()))
            .toList());
  }

  /** The audit trail, page by page; the cursor is a page's number. */
  final List<List<AuditRow>> trail = new ArrayList<>();

  private Answer<AuditTrail.Page> page(Optional<String> cursor) {
    int number = cursor.map(Integer::parseInt).orElse(0);
    if (number >= Math.max(trail.size(), 1)) {
      return Answer.refused(RefusalKind.INVALID_REQUEST, "cursor", "No cursor.");
    }
    List<AuditRow> rows = trail.isEmpty() ? List.of() : trail.get(number);
    Optional<String> next = Optional.of(number + 1).filter(n -> n < trail.size()).map(n -> "" + n);
    return Answer.given(new AuditTrail.Page(rows, next));
  }

  /** With a utility, a supply group and a tariff in it. */
  static OfficeWorld furnished() {
    OfficeWorld world = new OfficeWorld();
    assertEquals(201, world.put("/utilities/city", UTILITY).status());
    assertEquals(201, world.put("/supply-groups/123457", GROUP).status());
    assertEquals(201, world.put(VERSION_PATH, TARIFF).status());
    return world;
  }

  static String admin() {
    return token("anna", "admin");
  }

  static String token(String subject, String... roles) {
    return Signatures.token(
        new JWTClaimsSet.Builder().subject(subject).claim("roles", List.of(roles)),
        NOW.plusSeconds(60));
  }

  /** An administrator of some utilities only. */
  static String adminOf(String... utilities) {
    return Signatures.token(
        new JWTClaimsSet.Builder()
            .subject("bheki")
            .claim("roles", List.of("admin"))
            .claim("utilities", List.of(utilities)),
        NOW.plusSeconds(60));
  }

  HttpResponse put(String path, String body) {
    return call(admin(), "PUT", path, body);
  }

  HttpResponse get(String path) {
    return call(admin(), "GET", path, "");
  }

  HttpResponse call(String token, String method, String path, String body) {
    return answer(token, method + " " + path, "application/json", body);
  }

  HttpResponse csv(String path, String body) {
    return answer(admin(), "PUT " + path, "text/csv", body);
  }

  private HttpResponse answer(String token, String line, String type, String body) {
    String path = line.substring(line.indexOf(' ') + 1);
    Map<String, String> headers = Map.of("authorization", "Bearer " + token, "content-type", type);
    return face.answer(
        new HttpRequest(
            line.substring(0, line.indexOf(' ')),
            "/office/v1" + path.replaceFirst("\\?.*", ""),
            Map.of(),
            Query.of(path),
            headers,
            body.getBytes(StandardCharsets.UTF_8),
            "198.51.100.7",
            "request-1"),
        log::add);
  }

  int writes() {
    return registry.writes + meters.writes + keys.writes;
  }

  static Map<String, Object> json(HttpResponse response) {
    try {
      return JSON.std.mapFrom(response.bodyText());
    } catch (IOException e) {
      throw new AssertionError(response.bodyText(), e);
    }
  }

  /** The same JSON, whatever the order and the spaces. */
  static void assertSame(String expected, HttpResponse response) {
    try {
      assertEquals(JSON.std.mapFrom(expected), json(response));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Counts counts() {
    return new Counts(this, writes(), wrapping.calls);
  }
}
