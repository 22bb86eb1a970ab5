package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import prepaid.e2e.Http.Reply;

/** Many meters get the same, from the office's word to the keypad. */
class CampaignTest {
  private static final String CAMPAIGNS = "/office/v1/campaigns";
  private static final String UNKNOWN = "01990000000";

  private final RunningSystem system = RunningSystem.shared();
  private final Http admin = system.office("admin");
  private final String id = "story-" + UUID.randomUUID().toString().substring(0, 8);

  private String meter(Phone phone) {
    return new NewMeters(system).on("highveld-flat", ", \"phone\": \"" + phone.number() + "\"");
  }

  private Reply begin(String what, List<String> meters) {
    return admin.send(
        "POST",
        CAMPAIGNS,
        """
        {"id": "%s", %s, "segment": {"utility": "highveld", "meters": ["%s"]},
         "ratePerMinute": 600, "reason": "of a story"}\
        """
            .formatted(id, what, String.join("\", \"", meters)));
  }

  private Reply shown() {
    return system.office("auditor").get(CAMPAIGNS + "/" + id);
  }

  /** Starts what the schedule starts each minute, until so many meters are in a state. */
  private void awaitCount(String state, int count) {
    Await.until(
        () -> {
          system.api().send("POST", "/_local/schedules/Campaigns", "");
          return shown();
        },
        there -> Integer.valueOf(count).equals(there.object("counts").get(state)));
  }

  private List<String> listed(String state) {
    return admin.get(CAMPAIGNS + "/" + id + "/meters?state=" + state).objects("meters").stream()
        .map(meter -> String.valueOf(meter.get("meterNumber")))
        .toList();
  }

  /** The tokens that a campaign made for a meter, as the books have them. */
  private List<String> made(String meter) {
    List<String> tokens = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      String query = cursor.map(text -> "?cursor=" + text).orElse("");
      Reply page = system.office("auditor").get("/office/v1/exports/vends" + query);
      for (Map<String, Object> row : page.objects("rows")) {
        if ((id + "." + meter).equals(row.get("reference"))
            && row.get("tokens") instanceof List<?> set) {
          set.forEach(token -> tokens.add(String.valueOf(((Map<?, ?>) token).get("token"))));
        }
      }
      cursor = Optional.ofNullable(page.json().get("cursor")).map(String::valueOf);
    } while (cursor.isPresent());
    return tokens;
  }

  @Test
  void keysAreTypedInAndKnownToBeEnteredByTheNextPurchase() {
    String typed = meter(Phone.some(system));
    String silent = meter(Phone.some(system));
    Reply begun =
        begin(
            "\"kind\": \"roll-over\", \"texted\": false, \"target\": {\"tariffIndex\": \"05\"}",
            List.of(typed, silent, UNKNOWN));
    assertEquals(201, begun.status(), begun.body());

    awaitCount("issued", 2);
    assertEquals("complete", shown().text("status"));
    assertEquals(List.of(UNKNOWN), listed("refused"));
    List<String> set = Await.until(() -> made(typed), tokens -> !tokens.isEmpty());
    assertTrue(set.size() >= 2, set::toString);
    set.forEach(token -> system.enter(typed, token));

    Reply bought = system.buy(typed, "100.00");
    assertEquals(1, bought.objects("tokens").size(), "the set comes no second time");
    assertEquals("Accept", system.enter(typed, RunningSystem.token(bought)));

    awaitCount("entered", 1);
    assertEquals(List.of(typed), listed("entered"));
    assertEquals(List.of(silent), listed("issued"));
    Reply over = admin.send("POST", CAMPAIGNS + "/" + id + "/cancel", "");
    assertEquals(409, over.status(), "it went through all of them already");
  }

  @Test
  void aGiftIsGivenOnceAndEndsWithItsBudget() {
    Phone hers = Phone.some(system);
    List<String> meters = List.of(meter(hers), meter(hers), meter(hers));
    String what = "\"kind\": \"gift\", \"units\": \"1.0\", \"budget\": \"2.5\"";
    Reply begun = begin(what, meters);
    if (begun.status() == 202) {
      String approval = String.valueOf(begun.object("approval").get("id"));
      Reply agreed =
          system
              .office("supervisor")
              .send("POST", "/office/v1/approvals/" + approval + "/approve", "");
      assertEquals(200, agreed.status(), agreed.body());
      begun = begin(what, meters);
    }
    assertEquals(201, begun.status(), begun.body());

    awaitCount("delivered", 2);
    Reply ended = shown();
    assertEquals("used-up", ended.text("status"));
    assertEquals("2.0", ended.text("given"));
    assertEquals(2, hers.texts().size());
    String lucky = listed("delivered").getFirst();
    long accepted =
        hers.texts().stream()
            .filter(text -> system.enter(lucky, Phone.token(text)).equals("Accept"))
            .count();
    assertEquals(1, accepted);
    assertEquals(200, begin(what, meters).status(), "the same again");
    Map<String, Object> counts = shown().object("counts");
    assertEquals(2, counts.get("delivered"));
  }
}
