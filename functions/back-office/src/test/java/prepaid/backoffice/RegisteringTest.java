package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.aws.fixture.Samples;
import prepaid.http.HttpResponse;
import prepaid.sts.Drn;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterFlag;
import prepaid.vending.meters.PendingKey;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.money.Units;

/** What a change of registration does to a meter's key and flags. */
final class RegisteringTest {
  private static final String PATH = OfficeWorld.METER_PATH;
  private static final Drn NUMBER = new Drn("01234567897");
  private final OfficeWorld world = OfficeWorld.furnished();

  RegisteringTest() {
    world.put("/supply-groups/123458", OfficeWorld.GROUP);
    world.put(PATH, OfficeWorld.METER);
  }

  private Meter meter() {
    return world.meters.read(NUMBER).orElseThrow();
  }

  private StsAttributes sts() {
    return meter().registration().sts();
  }

  private HttpResponse put(String from, String to) {
    return world.put(PATH, OfficeWorld.METER.replace(from, to));
  }

  private Object pending(HttpResponse response) {
    return Optional.ofNullable(OfficeWorld.json(response).get("pendingKey")).orElse("none");
  }

  @ParameterizedTest
  @CsvSource({"\"123457\", \"123458\"", "\"01\", \"02\"", "\"keyRevision\": 1, \"keyRevision\": 2"})
  void aMeterThatWasSoldToWaitsForTheTokensOfItsNewKey(String from, String to) {
    StsAttributes before = sts();
    world.meters.vend(NUMBER);
    HttpResponse changed = put(from, to);
    assertEquals(200, changed.status(), changed.bodyText());
    assertEquals(
        Optional.of(new PendingKey(before, Optional.empty())), meter().state().pendingKey());
    Map<String, Object> shown =
        Map.of(
            "state",
            "waiting",
            "from",
            Map.of("supplyGroup", "123457", "tariffIndex", "01", "keyRevision", 1));
    assertEquals(shown, pending(changed));
    assertEquals(shown, pending(world.get(PATH)));
    String again = world.get(PATH).bodyText();
    assertEquals(200, world.put(PATH, again).status(), "what is shown may be sent back");
    assertEquals(shown, pending(world.get(PATH)));
    // Back where its key is, there is nothing to tell the meter.
    assertEquals("none", pending(world.put(PATH, OfficeWorld.METER)));
    assertEquals(Optional.empty(), meter().state().pendingKey());
    assertEquals(before, sts());
  }

  @Test
  void aSecondChangeBeforeTheTokensStartsWhereTheKeyIs() {
    StsAttributes before = sts();
    world.meters.vend(NUMBER);
    put("\"01\"", "\"02\"");
    put("\"01\"", "\"03\"");
    assertEquals("03", sts().tariffIndex());
    assertEquals(before, meter().state().pendingKey().orElseThrow().from());
  }

  @Test
  void aSetThatWasIssuedIsBelievedAndTheWayBackIsAChangeOfItsOwn() {
    StsAttributes before = sts();
    world.meters.vend(NUMBER);
    put("\"01\"", "\"02\"");
    Meter moved = meter();
    PendingKey issued = new PendingKey(before, Optional.of(new VendKey("office", "k1")));
    assertTrue(
        world.meters.replace(
            moved.registration(),
            moved.state().withPendingKey(Optional.of(issued)),
            moved.version()));
    assertEquals("issued", ((Map<?, ?>) pending(world.get(PATH))).get("state"));
    assertEquals("office.k1", ((Map<?, ?>) pending(world.get(PATH))).get("issuedBy"));
    assertEquals(200, put("Thandi", "Thabo").status());
    assertEquals("01", sts().tariffIndex());
    assertEquals(
        Optional.of(new PendingKey(moved.registration().sts(), Optional.empty())),
        meter().state().pendingKey());
  }

  @Test
  void beforeTheFirstSaleItIsACorrectionAndTellsTheMeterNothing() {
    assertEquals(200, put("\"01\"", "\"02\"").status());
    assertEquals(Optional.empty(), meter().state().pendingKey());
  }

  @ParameterizedTest
  @CsvSource({
    "\"123457\", \"123458\"",
    "\"keyRevision\": 1, \"keyRevision\": 2",
    "\"keyType\": 2, \"keyType\": 1",
    "\"encryptionAlgorithm\": 11, \"encryptionAlgorithm\": 7"
  })
  void whatIsNotedWithoutATokenIsNoSaleSoThatAWrongRegistrationIsCorrected(String from, String to) {
    world.meters.vend(NUMBER);
    world.sold.add(noted());
    assertEquals(200, put(from, to).status());
    assertEquals(Optional.empty(), meter().state().pendingKey());
    // Then a token is made, and from there on its key is changed by tokens.
    world.put(PATH, OfficeWorld.METER);
    world.meters.vend(NUMBER);
    assertEquals(
        from.contains("keyType") || from.contains("Algorithm") ? 409 : 200, put(from, to).status());
    assertEquals(
        from.contains("Revision") || from.contains("123457"),
        meter().state().pendingKey().isPresent());
  }

  /** The row of the maker's credit, which comes without a token. */
  private Vend noted() {
    Vend sale = Samples.vend(meter(), "p1", 0);
    return new Vend(
        new VendKey("reserve", "initial-01234567897"),
        NUMBER,
        sale.sts(),
        sale.baseDate(),
        sale.utility(),
        sale.resource(),
        sale.tender(),
        new Grant(
            GrantKind.INITIAL,
            Optional.of(new Units(100)),
            Mandate.of("anna", "the maker's initial credit"),
            Optional.empty()),
        sale.tariff(),
        sale.tariffVersion(),
        sale.pricedFrom(),
        List.of(),
        List.of(),
        1,
        sale.at(),
        false,
        1,
        sale.previousHash(),
        sale.hash());
  }

  @Test
  void aMeterThatWasSoldToStaysWithItsUtility() {
    world.put("/utilities/north", OfficeWorld.UTILITY);
    world.put("/supply-groups/777777", OfficeWorld.GROUP.replace("city", "north"));
    world.put(
        "/tariffs/polar/versions/2026-01-01", OfficeWorld.TARIFF.replace("\"city\"", "\"north\""));
    world.meters.vend(NUMBER);
    Counts before = world.counts();
    before.assertRefused(
        409,
        "supplyGroup",
        "utility's supply groups",
        world.put(
            PATH, OfficeWorld.METER.replace("123457", "777777").replace("domestic", "polar")));
  }

  private static String flagged(String flags) {
    return OfficeWorld.METER.replace("\"active\"", "\"active\", \"flags\": " + flags);
  }

  @Test
  void flagsAreSetShownKeptAndCleared() {
    assertEquals(200, world.put(PATH, flagged("[\"vulnerable\", \"honey\"]")).status());
    assertEquals(Set.of(MeterFlag.VULNERABLE, MeterFlag.HONEY), meter().registration().flags());
    assertEquals(List.of("vulnerable", "honey"), OfficeWorld.json(world.get(PATH)).get("flags"));
    assertEquals(200, world.put(PATH, OfficeWorld.METER).status());
    assertEquals(Set.of(MeterFlag.VULNERABLE, MeterFlag.HONEY), meter().registration().flags());
    assertEquals(200, world.put(PATH, flagged("[]")).status());
    assertEquals(Set.of(), meter().registration().flags());
    Counts before = world.counts();
    before.assertRefused(
        400, "flags[0]", "vulnerable, honey", world.put(PATH, flagged("[\"removed\"]")));
  }

  @Test
  void aMeterThatNobodyHasIsKnownToAdministratorsOnly() {
    world.put(PATH, flagged("[\"honey\"]"));
    for (String role : List.of("dispatcher", "supervisor", "auditor")) {
      HttpResponse shown = world.call(OfficeWorld.token("d", role), "GET", PATH, "");
      assertFalse(shown.bodyText().contains("honey"), role);
    }
    String dispatcher = OfficeWorld.token("d", "dispatcher");
    HttpResponse changed = world.call(dispatcher, "PUT", PATH, flagged("[\"vulnerable\"]"));
    assertEquals(200, changed.status(), changed.bodyText());
    assertFalse(changed.bodyText().contains("honey"));
    assertEquals(Set.of(MeterFlag.VULNERABLE, MeterFlag.HONEY), meter().registration().flags());
    Counts before = world.counts();
    before.assertRefused(
        403,
        "flags",
        "Only an administrator",
        world.call(dispatcher, "PUT", PATH, flagged("[\"honey\"]")));
  }
}
