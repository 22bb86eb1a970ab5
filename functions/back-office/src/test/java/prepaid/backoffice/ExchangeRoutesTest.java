package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.aws.fixture.Samples;
import prepaid.http.HttpResponse;
import prepaid.sts.Drn;
import prepaid.vending.credit.Debt;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterFlag;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/** A new meter in the place of an old one. */
final class ExchangeRoutesTest {
  private static final Drn OLD = new Drn("01234567897");
  private static final Drn NEW = Samples.drn(7);
  private static final String DEBTS =
      "\"active\", \"debts\": [{\"id\": \"a1\", \"kind\": \"arrears\", \"owed\": \"450.00\","
          + " \"shareBasisPoints\": 3000}]";

  private final OfficeWorld world = OfficeWorld.furnished();
  private final List<VendRequest> asked = new ArrayList<>();

  private void oldMeter() {
    world.put(OfficeWorld.METER_PATH, OfficeWorld.METER.replace("\"active\"", DEBTS));
    world.grants =
        request -> {
          asked.add(request);
          Meter meter = meter(NEW);
          Vend vend = Samples.vend(meter, Samples.purchaseId(1), 1);
          return new VendOutcome.Vended(vend, asked.size() > 1);
        };
  }

  private HttpResponse exchange(String body) {
    return world.call(OfficeWorld.admin(), "POST", OfficeWorld.METER_PATH + "/exchange", body);
  }

  private static String body(String units) {
    return """
    {"newMeterNumber": "%s", "remainingUnits": "%s", "reason": "Display broken"}\
    """
        .formatted(NEW.digits(), units);
  }

  private Meter meter(Drn number) {
    return world.meters.read(number).orElseThrow();
  }

  @Test
  void holderTariffAndDebtsMoveAndWhatWasLeftIsGiven() {
    oldMeter();
    HttpResponse done = exchange(body("57.3"));
    assertEquals(200, done.status(), done.bodyText());
    Map<String, Object> json = OfficeWorld.json(done);
    assertEquals("exchanged", json.get("status"));
    assertTrue(done.bodyText().contains("\"token\":\""), done.bodyText());
    assertTrue(done.bodyText().contains("\"given\":true"), done.bodyText());

    Meter old = meter(OLD);
    assertTrue(old.registration().is(MeterFlag.REMOVED));
    assertEquals(List.of(), old.state().debts());
    assertEquals(
        "Exchanged for meter %s: Display broken".formatted(NEW.digits()),
        old.registration().blockedBecause().orElse(""));
    Meter next = meter(NEW);
    assertFalse(next.registration().is(MeterFlag.REMOVED));
    assertTrue(next.registration().holder().isSameAs(old.registration().holder()));
    assertEquals("domestic", next.registration().tariff());
    assertEquals(45_000, Debt.sum(next.state().debts()));
    assertEquals(0, next.registration().initialCredit().tenths());

    VendRequest grant = asked.getFirst();
    assertEquals("reserve#exchange-" + OLD.digits(), grant.key().text());
    assertEquals(NEW.digits(), grant.meterNumber());
  }

  @Test
  void theSameRequestAgainMovesNothingAndAsksForTheSameToken() {
    oldMeter();
    exchange(body("57.3"));
    Meter old = meter(OLD);
    Meter next = meter(NEW);
    HttpResponse again = exchange(body("57.3"));
    assertEquals(200, again.status(), again.bodyText());
    assertEquals(old, meter(OLD));
    assertEquals(next, meter(NEW));
    assertEquals(asked.getFirst().key(), asked.getLast().key());
    HttpResponse other = exchange(body("57.3").replace("broken", "stolen"));
    assertEquals(409, other.status(), other.bodyText());
  }

  @Test
  void aMeterThatIsRegisteredIsTakenAsItIs() {
    oldMeter();
    world.put(
        "/meters/" + NEW.digits(),
        OfficeWorld.METER
            .replace("\"tariffIndex\": \"01\"", "\"tariffIndex\": \"02\"")
            .replace("Thandi", "Depot")
            .replace("\"active\"", DEBTS.replace("450.00", "1.00")));
    world.meters.vendsBeforeWrites = 1;
    assertEquals(200, exchange(body("0")).status());
    Meter next = meter(NEW);
    assertEquals("02", next.registration().sts().tariffIndex());
    assertEquals("Thandi Mokoena", next.registration().holder().name());
    assertEquals(45_100, Debt.sum(next.state().debts()));
    assertEquals(List.of("a1", "moved-2"), next.state().debts().stream().map(Debt::id).toList());
    assertEquals(List.of(), asked, "nothing was left");
  }

  @Test
  void whatIsNotGivenIsSaidAndTheMetersAreExchanged() {
    oldMeter();
    world.grants =
        request ->
            new VendOutcome.Refused(
                Refusal.of(RefusalKind.BUDGET_USED_UP, "Nothing is left of this day's budget."));
    HttpResponse done = exchange(body("57.3"));
    assertEquals(200, done.status());
    assertTrue(done.bodyText().contains("\"given\":false"), done.bodyText());
    assertTrue(done.bodyText().contains("this day's budget"), done.bodyText());
    world.grants = request -> new VendOutcome.Undecided(OfficeWorld.NOW);
    assertEquals(503, exchange(body("57.3")).status());
  }

  @Test
  void whatOneMayNotGiveAloneIsGivenWhenAnotherAgrees() {
    oldMeter();
    VendChannel gives = world.grants;
    world.grants =
        request ->
            mandate(request).approvedBy().isPresent() || !asked.isEmpty()
                ? gives.vend(request)
                : new VendOutcome.Refused(
                    Refusal.of(
                        RefusalKind.NOT_ALLOWED, "units", "More than 10.0 takes a second person."));
    world.sales = request -> world.grants.vend(request);
    HttpResponse waits = exchange(body("57.3"));
    assertEquals(202, waits.status(), waits.bodyText());
    assertTrue(waits.bodyText().contains("\"status\":\"exchanged\""), waits.bodyText());
    assertTrue(waits.bodyText().contains("\"given\":false"), waits.bodyText());
    assertTrue(meter(OLD).registration().is(MeterFlag.REMOVED));
    assertEquals(OfficeWorld.json(waits), OfficeWorld.json(exchange(body("57.3"))), "it waits");
    HttpResponse other = exchange(body("57.4"));
    assertEquals(202, other.status(), "another amount is another question");
    assertFalse(OfficeWorld.json(other).equals(OfficeWorld.json(waits)));
    assertEquals(List.of(), asked);

    String id = waits.bodyText().replaceFirst(".*\"approval\":\\{\"id\":\"([^\"]+).*", "$1");
    String approve = "/approvals/" + id + "/approve";
    assertEquals(403, world.call(OfficeWorld.admin(), "POST", approve, "").status());
    String second = OfficeWorld.token("bheki", "supervisor");
    HttpResponse agreed = world.call(second, "POST", approve, "");
    assertEquals(200, agreed.status(), agreed.bodyText());
    assertTrue(agreed.bodyText().contains("57.3"), agreed.bodyText());
    assertTrue(agreed.bodyText().contains("\"tokens\":[{"), "it is made with the approval");
    assertEquals(1, asked.size());

    HttpResponse given = exchange(body("57.3"));
    assertEquals(200, given.status(), given.bodyText());
    assertTrue(given.bodyText().contains("\"given\":true"), given.bodyText());
    assertEquals("anna", mandate(asked.getFirst()).by());
    assertEquals(Optional.of("bheki"), mandate(asked.getFirst()).approvedBy());
    assertEquals(asked.getFirst().key(), asked.getLast().key(), "once");
  }

  private static Mandate mandate(VendRequest request) {
    return ((MoneySource.Unpaid) request.source()).mandate();
  }

  @Test
  void newMetersThatDoNotFitAreRefused() {
    oldMeter();
    world.put("/utilities/north", OfficeWorld.UTILITY);
    world.put("/supply-groups/777777", OfficeWorld.GROUP.replace("city", "north"));
    world.put(
        "/tariffs/polar/versions/2026-01-01", OfficeWorld.TARIFF.replace("\"city\"", "\"north\""));
    String path = "/meters/" + NEW.digits();
    world.put(path, OfficeWorld.METER.replace("123457", "777777").replace("domestic", "polar"));
    Counts before = world.counts();
    before.assertRefused(409, "newMeterNumber", "not the utility city's", exchange(body("1.0")));
    world.call(OfficeWorld.admin(), "DELETE", path + "?reason=x", "");
    before = world.counts();
    before.assertRefused(409, "newMeterNumber", "was removed", exchange(body("1.0")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Display broken|a~b|reason|Say why",
        "\"57.3\"|\"-1\"|remainingUnits|negative",
        "\"57.3\"|\"1.23\"|remainingUnits|decimal"
      })
  void aWrongRequestIsSaidInWords(String from, String to, String field, String words) {
    oldMeter();
    Counts before = world.counts();
    String wrong = body("57.3").replace(from, to.replace('~', '|'));
    before.assertRefused(400, field, words, exchange(wrong));
    String itself = body("57.3").replace(NEW.digits(), OLD.digits());
    before.assertRefused(400, "newMeterNumber", "the old meter", exchange(itself));
  }

  @Test
  void onlyAnAdministratorOfTheUtilityExchanges() {
    oldMeter();
    String path = OfficeWorld.METER_PATH + "/exchange";
    String dispatcher = OfficeWorld.token("dumi", "dispatcher");
    assertEquals(403, world.call(dispatcher, "POST", path, body("1.0")).status());
    assertEquals(403, world.call(OfficeWorld.adminOf("north"), "POST", path, body("1.0")).status());
    world.call(OfficeWorld.admin(), "DELETE", OfficeWorld.METER_PATH + "?reason=x", "");
    assertEquals(409, exchange(body("1.0")).status(), "it was removed before");
  }
}
