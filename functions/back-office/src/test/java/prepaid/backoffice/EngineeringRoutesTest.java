package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.http.HttpResponse;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.EngineeringTask.Kind;
import prepaid.vending.ledger.MoneySource.Engineering;
import prepaid.vending.messaging.VendSamples;
import prepaid.vending.payments.Reminder;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

final class EngineeringRoutesTest {
  private static final String PATH = OfficeWorld.METER_PATH + "/engineering-tokens";
  private static final String DISPATCHER = OfficeWorld.token("dumi", "dispatcher");
  private static final String SUPERVISOR = OfficeWorld.token("sara", "supervisor");
  private final OfficeWorld world = OfficeWorld.furnished();
  private final List<VendRequest> made = new ArrayList<>();
  private Function<VendRequest, VendOutcome> module =
      request -> new VendOutcome.Vended(VendSamples.ordinary(), false);

  EngineeringRoutesTest() {
    world.put(OfficeWorld.METER_PATH, OfficeWorld.METER);
    world.sales =
        request -> {
          made.add(request);
          return module.apply(request);
        };
  }

  private HttpResponse post(String token, String body) {
    return world.call(token, "POST", PATH, body);
  }

  private Engineering last() {
    return (Engineering) made.getLast().source();
  }

  @Test
  void aLimitIsMadeByADispatcherForAReason() {
    HttpResponse response =
        post(
            DISPATCHER,
            "{\"kind\": \"power-limit\", \"value\": 2500, \"reason\": \"arrears\","
                + " \"notify\": \"sms\"}");
    assertEquals(201, response.status(), response.bodyText());
    assertEquals(new EngineeringTask(Kind.POWER_LIMIT, 2_500), last().task());
    assertEquals("dumi", last().mandate().by());
    assertTrue(last().mandate().texted());
    assertEquals("office", made.getLast().key().payer());
    Map<String, Object> json = OfficeWorld.json(response);
    assertEquals("2500", json.get("value"));
    assertEquals("It sets the power limit to 2500 W.", json.get("words"));
    assertEquals(1, ((List<?>) json.getOrDefault("tokens", List.of())).size());
    assertEquals(List.of(), limitsDue());
  }

  private List<Reminder> limitsDue() {
    return world.reminders.stream()
        .filter(reminder -> reminder.kind() == Reminder.Kind.LIMIT)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\": \"limit\", \"reason\": \"r\"}|kind|power-limit, phase-unbalance-limit",
        "{\"kind\": \"power-limit\", \"reason\": \"r\"}|value|missing",
        "{\"kind\": \"power-limit\", \"value\": -1, \"reason\": \"r\"}|value|whole number",
        "{\"kind\": \"power-limit\", \"value\": \"18201625\", \"reason\": \"r\"}|value|18201624",
        "{\"kind\": \"power-limit\", \"value\": 5}|reason|Say why",
        "{\"kind\": \"power-limit\", \"value\": 5, \"reason\": \"a/b\"}|reason|no bar",
        "{\"kind\": \"clear-tamper\", \"value\": 5, \"reason\": \"r\"}|value|no value",
        "{\"kind\": \"clear-credit\", \"value\": \"coal\", \"reason\": \"r\"}|value|water, gas",
        "{\"kind\": \"test\", \"value\": \"lod-switch\", \"reason\": \"r\"}|value|load-switch",
        "{\"kind\": \"test\", \"value\": 19, \"reason\": \"r\"}|value|or its number",
        "{\"kind\": \"test\", \"reason\": \"r\", \"notify\": \"fax\"}|notify|sms",
        "{\"kind\": \"test\", \"reason\": \"r\", \"until\": \"2027-01-01T00:00:00Z\"}|until|Only a"
            + " power",
        "{\"kind\": \"power-limit\", \"value\": 5, \"reason\": \"r\", \"restoreTo\":"
            + " 5}|restoreTo|goes with"
      })
  void eachBadFieldIsNamed(String body, String field, String words) {
    Counts before = world.counts();
    before.assertRefused(400, field, words, post(SUPERVISOR, body.replace("a/b", "a|b")));
    assertEquals(List.of(), made);
  }

  @ParameterizedTest
  @CsvSource({
    "load-switch, 1",
    "1, 1",
    "meter-number, 18",
    "all, 0",
    "0, 0",
    "show, -1",
    "tamper-status, 8"
  })
  void testsGoByNameAndByNumber(String value, long number) {
    HttpResponse response =
        post(
            DISPATCHER,
            "{\"kind\": \"test\", \"value\": \"%s\", \"reason\": \"visit\"}".formatted(value));
    assertEquals(number < 0 ? 400 : 201, response.status(), response.bodyText());
    if (number >= 0) {
      assertEquals(new EngineeringTask(Kind.TEST, number), last().task());
    }
  }

  @Test
  void onlyASupervisorClearsATamper() {
    String body = "{\"kind\": \"clear-tamper\", \"reason\": \"case was repaired\"}";
    assertEquals(403, post(DISPATCHER, body).status());
    assertEquals(403, post(OfficeWorld.token("u", "auditor"), body).status());
    assertEquals(List.of(), made);
    assertEquals(201, post(SUPERVISOR, body).status());
  }

  @Test
  void clearingCreditTakesASecondPersonAndIsOneTokenHoweverOftenItIsSent() {
    String body = "{\"kind\": \"clear-credit\", \"reason\": \"moved out\"}";
    HttpResponse asked = post(DISPATCHER, body);
    assertEquals(202, asked.status(), asked.bodyText());
    Map<?, ?> approval = (Map<?, ?>) OfficeWorld.json(asked).getOrDefault("approval", Map.of());
    String id = String.valueOf(approval.get("id"));
    assertTrue(world.get("/approvals").bodyText().contains("clears all credit"));
    assertEquals(202, post(DISPATCHER, body).status());
    assertEquals(List.of(), made);
    module = request -> new VendOutcome.Undecided(OfficeWorld.NOW.plusSeconds(30));
    assertTrue(approved(id).containsKey("undecidedUntil"));
    assertEquals(503, post(DISPATCHER, body).status());
    module =
        request ->
            new VendOutcome.Refused(Refusal.of(RefusalKind.BUDGET_USED_UP, "No more today."));
    assertEquals("No more today.", approved(id).get("refused"));
    module = request -> new VendOutcome.Vended(VendSamples.ordinary(), true);
    Map<String, Object> agreed = approved(id);
    assertEquals("approved", agreed.get("status"));
    HttpResponse done = post(SUPERVISOR, body);
    assertEquals(201, done.status(), done.bodyText());
    assertEquals(agreed.get("tokens"), OfficeWorld.json(done).get("tokens"));
    assertEquals("sara", OfficeWorld.json(done).get("approvedBy"));
    assertEquals("dumi", last().mandate().by());
    assertEquals(Optional.of("sara"), last().mandate().approvedBy());
    assertEquals(
        Set.of("ask-" + id),
        made.stream().map(request -> request.key().reference()).collect(Collectors.toSet()));
    assertEquals(202, post(DISPATCHER, body).status(), "the approval does for once");
  }

  private Map<String, Object> approved(String id) {
    HttpResponse response = world.call(SUPERVISOR, "POST", "/approvals/" + id + "/approve", "");
    assertEquals(200, response.status(), response.bodyText());
    return OfficeWorld.json(response);
  }

  @Test
  void aLimitForAWhileIsRememberedBeforeItIsSet() {
    String body =
        """
        {"kind": "power-limit", "value": "2500", "reason": "repair",
         "until": "2026-12-01T00:00:00Z"}\
        """;
    Counts before = world.counts();
    before.assertRefused(422, "restoreTo", "No former limit", post(DISPATCHER, body));
    HttpResponse response =
        post(DISPATCHER, body.replace("\"reason\"", "\"restoreTo\": 10000, \"reason\""));
    assertEquals(201, response.status(), response.bodyText());
    assertEquals("10000", OfficeWorld.json(response).get("restoreTo"));
    Reminder reminder = limitsDue().getFirst();
    assertEquals(Reminder.Kind.LIMIT, reminder.kind());
    assertTrue(
        reminder.id().endsWith("@10000@office@" + made.getLast().key().reference()), reminder.id());
    String past =
        body.replace("2026-12", "2026-11").replace("\"reason\"", "\"restoreTo\": 1, \"reason\"");
    world.counts().assertRefused(400, "until", "lies ahead", post(DISPATCHER, past));
  }

  @Test
  void anotherUtilitysMeterAndAnUnknownOneAreRefused() {
    String body = "{\"kind\": \"test\", \"reason\": \"visit\"}";
    assertEquals(403, post(OfficeWorld.adminOf("north"), body).status());
    String unknown = PATH.replace("01234567897", "01000000016");
    assertEquals(404, world.call(DISPATCHER, "POST", unknown, body).status());
    assertFalse(world.log.stream().anyMatch(line -> line.contains("visit")));
  }
}
