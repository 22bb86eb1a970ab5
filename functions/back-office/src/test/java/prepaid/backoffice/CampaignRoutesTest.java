package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.http.HttpResponse;
import prepaid.sts.Drn;
import prepaid.vending.campaigns.Campaign;
import prepaid.vending.campaigns.CampaignMeter;
import prepaid.vending.campaigns.CampaignMeter.Move;
import prepaid.vending.campaigns.CampaignMeter.Reason;
import prepaid.vending.campaigns.CampaignMeter.State;
import prepaid.vending.campaigns.Plan;
import prepaid.vending.campaigns.Stage;
import prepaid.vending.money.Units;

class CampaignRoutesTest {
  private static final String ROLL =
      """
      {"id": "roll-2026", "kind": "roll-over", "segment": {"utility": "city", "baseDate": 1993},
       "ratePerMinute": 600, "reason": "1993 has run out"}\
      """;
  private static final String GIFT =
      """
      {"id": "gift-1", "kind": "gift", "units": "5.0", "budget": "500.0",
       "segment": {"utility": "city", "supplyGroup": "123457", "tariff": "domestic",
        "meters": ["01234567897", "01234567897"]},
       "ratePerMinute": 60, "silentAfterDays": 10, "reason": "a hard winter", "texted": false}\
      """;

  private final OfficeWorld world = OfficeWorld.furnished();

  private HttpResponse post(String body) {
    return post("/campaigns", body);
  }

  private HttpResponse post(String path, String body) {
    return world.call(OfficeWorld.admin(), "POST", path, body);
  }

  @Test
  void aRollOverIsBegunOnceAndShownWithItsFigures() {
    HttpResponse begun = post(ROLL);
    assertEquals(201, begun.status(), begun.bodyText());
    assertEquals("/office/v1/campaigns/roll-2026", begun.header("Location").orElse(""));
    OfficeWorld.assertSame(
        """
        {"id": "roll-2026", "kind": "roll-over", "status": "running", "watched": true,
         "target": {}, "segment": {"utility": "city", "baseDate": 1993},
         "ratePerMinute": 600, "silentAfterDays": 30, "reason": "1993 has run out",
         "texted": true, "requestedBy": "anna", "createdAt": "2026-11-24T08:00:00Z",
         "counts": {"issued": 0, "delivered": 0, "entered": 0, "silent": 0, "refused": 0,
          "doubtful": 0}, "listed": 0, "passed": 0, "passedOver": 0,
         "runOut": [{"baseDate": 1993, "lastMinute": "2024-11-24T20:15:00Z"},
          {"baseDate": 2014, "lastMinute": "2045-11-24T20:15:00Z"},
          {"baseDate": 2035, "lastMinute": "2066-11-24T20:15:00Z"}]}\
        """,
        world.get("/campaigns/roll-2026"));
    assertEquals(200, post(ROLL).status());
    world.counts().assertRefused(422, "id", "another campaign", post(ROLL.replace("600", "601")));
    assertEquals(List.of("roll-2026"), world.campaigns.open(9));
  }

  @Test
  void aGiftAboveOneOperatorsLimitTakesASecondPerson() {
    HttpResponse asked = post(GIFT);
    assertEquals(202, asked.status(), asked.bodyText());
    String id = Objects.toString(((Map<?, ?>) field(asked, "approval")).get("id"));
    String words = Objects.toString(world.get("/approvals").bodyText());
    assertTrue(words.contains("gift: 5.0 units each, 500.0 in all for 1 named meters"), words);
    assertEquals(202, post(GIFT).status());
    assertEquals(Map.of(), world.budgets);
    String approve = "/approvals/" + id + "/approve";
    assertEquals(403, world.call(OfficeWorld.admin(), "POST", approve, "").status());
    String zodwa = OfficeWorld.token("zodwa", "supervisor");
    assertEquals(200, world.call(zodwa, "POST", approve, "").status());
    // What was agreed to is this and nothing else.
    assertEquals(202, post(GIFT.replace("500.0", "900.0")).status());

    HttpResponse begun = post(GIFT);
    assertEquals(201, begun.status(), begun.bodyText());
    assertEquals("zodwa", field(begun, "approvedBy"));
    assertEquals(Map.of("gift-1", 5_000L), world.budgets);
    Campaign campaign = world.campaigns.find("gift-1").orElseThrow();
    assertEquals(
        List.of(new Drn("01234567897")), world.campaigns.named(campaign, Optional.empty(), 9));
    assertEquals(new Units(5_000), ((Plan.What.Credit) campaign.plan().what()).budget());
    assertEquals(200, post(GIFT).status());
  }

  private static String bought(String bought) {
    return GIFT.replace("\"kind\": \"gift\"", "\"kind\": \"incentive\"")
        .replace("\"tariff\": \"domestic\"", "\"bought\": " + bought);
  }

  @Test
  void anIncentiveIsForThoseWhoBoughtEnough() {
    String october = "{\"purchases\": 3, \"units\": \"100.0\", \"month\": \"2026-10\"}";
    assertEquals(202, post(bought(october)).status());
    String words = world.get("/approvals").bodyText();
    assertTrue(
        words.contains("that bought at least 3 times and 100.0 units in 2026-10: a hard"), words);
    String ever = bought("{\"units\": \"100.0\"}").replace("500.0", "10.0");
    assertEquals(202, post(ever).status());
    for (Map.Entry<String, String> wrong :
        Map.of(
                "{}", "bought.units",
                "{\"month\": \"2026-10\"}", "bought.units",
                "{\"units\": \"100.0\", \"month\": \"October\"}", "bought.month",
                "{\"purchases\": 0}", "bought.purchases")
            .entrySet()) {
      world
          .counts()
          .assertRefused(400, "segment." + wrong.getValue(), "", post(bought(wrong.getKey())));
    }
  }

  @Test
  void itIsPausedResumedAndCancelledAndSaidTwiceIsTheSame() {
    post(ROLL);
    assertEquals("paused", field(post("/campaigns/roll-2026/pause", ""), "status"));
    assertEquals("paused", field(post("/campaigns/roll-2026/pause", ""), "status"));
    assertEquals("running", field(post("/campaigns/roll-2026/resume", ""), "status"));
    assertEquals("cancelled", field(post("/campaigns/roll-2026/cancel", ""), "status"));
    assertEquals("cancelled", field(post("/campaigns/roll-2026/cancel", ""), "status"));
    world
        .counts()
        .assertRefused(409, "", "is over: cancelled", post("/campaigns/roll-2026/resume", ""));
    world.counts().assertRefused(404, "", "no campaign", post("/campaigns/roll-9/pause", ""));
    world
        .counts()
        .assertRefused(400, "command", "one of pause", post("/campaigns/roll-2026/stop", ""));
  }

  @Test
  void metersAreListedByTheirState() {
    post(ROLL);
    Campaign before = world.campaigns.find("roll-2026").orElseThrow();
    CampaignMeter refused =
        new CampaignMeter(
            new Drn("01234567897"),
            State.REFUSED,
            OfficeWorld.NOW,
            Optional.of(new Reason("meter-blocked", "It is blocked.")));
    assertTrue(
        world.campaigns.replace(
            before, before.at(new Stage.Running()), List.of(new Move(Optional.empty(), refused))));
    OfficeWorld.assertSame(
        """
        {"meters": [{"meterNumber": "01234567897", "state": "refused",
         "since": "2026-11-24T08:00:00Z", "problem": "meter-blocked",
         "reason": "It is blocked."}]}\
        """,
        world.get("/campaigns/roll-2026/meters?state=refused"));
    OfficeWorld.assertSame(
        "{\"meters\": []}", world.get("/campaigns/roll-2026/meters?state=silent"));
    world
        .counts()
        .assertRefused(400, "state", "of which state", world.get("/campaigns/roll-2026/meters"));
  }

  @Test
  void anotherUtilitysCampaignIsNotThere() {
    post(ROLL);
    String north = OfficeWorld.adminOf("north");
    assertEquals(404, world.call(north, "GET", "/campaigns/roll-2026", "").status());
    OfficeWorld.assertSame("{\"campaigns\": []}", world.call(north, "GET", "/campaigns", ""));
    assertEquals(403, world.call(north, "POST", "/campaigns", ROLL).status());
  }

  @Test
  void onlyAnAdministratorBegins() {
    for (String role : List.of("dispatcher", "supervisor", "auditor")) {
      String token = OfficeWorld.token("x", role);
      assertEquals(403, world.call(token, "POST", "/campaigns", ROLL).status());
      assertEquals(200, world.call(token, "GET", "/campaigns", "").status());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"roll-over\"|\"gift\"|400 units|how many units each",
        "\"roll-over\"|\"loan\"|400 kind|one of",
        "\"ratePerMinute\": 600|\"ratePerMinute\": 0|400 ratePerMinute|from 1",
        "\"baseDate\": 1993|\"baseDate\": 1994|400 segment.baseDate|one of",
        "\"baseDate\": 1993|\"tariff\": \"none\"|422 segment.tariff|no such tariff",
        "\"baseDate\": 1993|\"supplyGroup\": \"999999\"|422 segment.supplyGroup|no such supply",
        "\"baseDate\": 1993|\"meters\": [\"1\"]|400 segment.meters[0]|11 or 13",
        "1993 has run out|''|400 reason|no bar",
        "\"id\": \"roll-2026\"|\"id\": \"Roll!\"|400 id|lower-case",
        "\"ratePerMinute\"|\"units\": \"1.0\", \"ratePerMinute\"|400 units|gives none"
      })
  void aWrongOrderIsSaidInWords(String a, String b, String where, String words) {
    String[] statusAndField = where.split(" ", 2);
    world
        .counts()
        .assertRefused(
            Integer.parseInt(statusAndField[0]),
            statusAndField[1],
            words,
            post(ROLL.replace(a, b)));
    assertEquals(List.of(), world.campaigns.open(9));
  }

  private static Object field(HttpResponse response, String name) {
    return Objects.requireNonNull(OfficeWorld.json(response).get(name), response.bodyText());
  }
}
