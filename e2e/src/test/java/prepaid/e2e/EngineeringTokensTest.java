package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.e2e.Http.Reply;

/** What engineers set, clear and test, from the desk to the meter. */
class EngineeringTokensTest {
  private final RunningSystem system = RunningSystem.shared();
  private final Phone phone = Phone.some(system);
  private final String number =
      new NewMeters(system).on("highveld-flat", ", \"phone\": \"" + phone.number() + "\"");

  private Reply ask(String operator, Map<String, ?> body) {
    return system
        .office(operator)
        .post("/office/v1/meters/" + number + "/engineering-tokens", body);
  }

  private String token(String operator, Map<String, ?> body) {
    Reply made = ask(operator, body);
    assertEquals(201, made.status(), made.body());
    return RunningSystem.token(made);
  }

  private String load(int watts) {
    return system
        .meters()
        .post("/meters/" + number + "/consume", Map.of("watts", watts, "minutes", 1))
        .text("openBecause");
  }

  private void credit() {
    assertEquals("Accept", system.enter(number, RunningSystem.token(system.buy(number, "200.00"))));
  }

  @Test
  void aMeterTripsAboveItsLimitAndTheHistoryKnowsIt() {
    credit();
    Map<String, Object> limit =
        Map.of("kind", "power-limit", "value", 2_500, "reason", "pays in instalments");
    Reply made = ask("dispatcher", limit);
    assertEquals(201, made.status(), made.body());
    assertEquals(
        List.of("power-limit", "LIMIT"),
        List.of(
            made.objects("tokens").getFirst().get("kind"),
            made.objects("tokens").getFirst().get("label")));
    assertEquals("Accept", system.enter(number, RunningSystem.token(made)));
    assertEquals("[]", load(2_500));
    assertEquals("[power-limit]", load(2_501));
    assertEquals(
        "Accept",
        system.enter(
            number,
            token(
                "supervisor",
                Map.of("kind", "power-limit", "value", "8000", "reason", "paid up"))));
    assertEquals("[]", load(2_501));

    Reply history =
        Await.until(
            () -> system.office("auditor").get("/office/v1/meters/" + number + "/power-limits"),
            reply -> reply.objects("limits").size() == 2);
    assertEquals(
        List.of(2_500, 8_000),
        history.objects("limits").stream().map(one -> one.get("watts")).toList());
    assertEquals("pays in instalments", history.objects("limits").getFirst().get("reason"));
  }

  @Test
  void aLimitThatEndsGivesTheFormerOneBackByItself() {
    credit();
    Map<String, Object> usual = Map.of("kind", "power-limit", "value", 8_000, "reason", "usual");
    assertEquals("Accept", system.enter(number, token("dispatcher", usual)));
    String until = RunningSystem.options().clock().instant().plusSeconds(10).toString();
    Map<String, Object> limit =
        Map.of("kind", "power-limit", "value", 2_500, "reason", "a dry winter", "until", until);
    Reply made = ask("dispatcher", limit);
    assertEquals("8000", made.text("restoreTo"), made.body());
    assertEquals("Accept", system.enter(number, RunningSystem.token(made)));
    assertEquals("[power-limit]", load(2_501));

    String history = "/office/v1/meters/" + number + "/power-limits";
    List<Map<String, Object>> limits =
        Await.until(
                () -> {
                  assertEquals(200, system.upkeep().status());
                  return system.office("auditor").get(history);
                },
                reply -> reply.objects("limits").size() == 3)
            .objects("limits");
    assertEquals(
        List.of(8_000, 2_500, 8_000), limits.stream().map(one -> one.get("watts")).toList());
    assertEquals("schedule", limits.getLast().get("by"));
    String back = phone.awaitText(text -> text.contains("limit to 8000 W"));
    assertEquals("Accept", system.enter(number, Phone.token(back)));
    assertEquals("[]", load(2_501));
    system.upkeep();
    assertEquals(3, system.office("auditor").get(history).objects("limits").size(), "once");
  }

  @Test
  void aTamperMarkIsClearedByASupervisorOnly() {
    credit();
    system.meters().post("/meters/" + number + "/tamper", Map.of());
    Map<String, Object> body =
        Map.of("kind", "clear-tamper", "reason", "the case was sealed again");
    assertEquals(403, ask("dispatcher", body).status());
    assertEquals("Accept", system.enter(number, token("supervisor", body)));
    assertEquals("[]", system.meters().get("/meters/" + number).text("openBecause"));
  }

  @Test
  void creditIsClearedWhenTwoPersonsAgree() {
    credit();
    Map<String, Object> body = Map.of("kind", "clear-credit", "reason", "the tenants moved out");
    Reply asked = ask("dispatcher", body);
    assertEquals(202, asked.status(), asked.body());
    String approve = "/office/v1/approvals/" + asked.object("approval").get("id") + "/approve";
    assertEquals(403, system.office("dispatcher").send("POST", approve, "").status());
    Reply agreed = system.office("supervisor").send("POST", approve, "");
    assertEquals(200, agreed.status(), agreed.body());
    assertEquals(RunningSystem.token(agreed), token("dispatcher", body));
    assertEquals("Accept", system.enter(number, RunningSystem.token(agreed)));
    assertEquals("0.0", system.meters().get("/meters/" + number).text("credit"));
  }

  @Test
  void aTestShowsWhatItIsCalledAfter() {
    String test =
        token("dispatcher", Map.of("kind", "test", "value", "meter-number", "reason", "a visit"));
    Reply shown = system.meters().post("/meters/" + number + "/keypad", Map.of("digits", test));
    assertEquals("Accept", shown.text("result"), shown.body());
    assertTrue(shown.body().contains(number), shown.body());
  }

  @Test
  void theSameKeyIsTheSameToken() {
    Map<String, Object> body = Map.of("kind", "power-limit", "value", 3_000, "reason", "once");
    String path = "/office/v1/meters/" + number + "/engineering-tokens";
    Http desk = system.office("dispatcher").with("Idempotency-Key", "limit-" + number + "-once");
    Reply first = desk.post(path, body);
    assertEquals(first.objects("tokens"), desk.post(path, body).objects("tokens"));
    Reply other = desk.post(path, Map.of("kind", "power-limit", "value", 4_000, "reason", "once"));
    assertEquals(422, other.status(), other.body());
  }

  @Test
  void aMeterThatNobodyHasSellsAndSaysNothing() {
    String honey = RunningSystem.meter("honey", "ZAR");
    Reply known = system.api().get("/v1/meters/" + honey);
    assertEquals(true, known.json().get("canVend"));
    assertTrue(!known.body().contains("honey"), known.body());
    assertTrue(
        !system.office("dispatcher").get("/office/v1/meters/" + honey).body().contains("honey"));
    assertEquals(
        List.of("honey"),
        system.office("admin").get("/office/v1/meters/" + honey).json().get("flags"));
    try (LoggedLines logged = LoggedLines.open()) {
      Reply bought = system.buy(honey, "100.00");
      assertEquals("Accept", system.enter(honey, RunningSystem.token(bought)));
      String line = "{\"alarm\":\"honey-meter\",\"meter\":\"%s\",\"payer\":\"web\"}";
      assertTrue(logged.lines().contains(line.formatted(honey)), () -> "" + logged.lines());
    }
  }

  /** The line is counted, and people are woken by the first: all that CloudWatch is told. */
  @Test
  void theAlarmOfAMeterThatNobodyHasIsWiredToWhatIsLogged() throws IOException {
    String template = Files.readString(RunningSystem.options().template());
    String filter = resource(template, "HoneyMeterVends");
    assertTrue(filter.contains("LogGroupName: !Ref TokenGenerationLog"), filter);
    assertTrue(filter.contains("'{ $.alarm = \"honey-meter\" }'"), filter);
    assertTrue(filter.contains("MetricName: HoneyMeterVends"), filter);
    String alarm = resource(template, "HoneyMeterSoldTo");
    assertTrue(alarm.contains("MetricName: HoneyMeterVends"), alarm);
    assertTrue(alarm.contains("Threshold: 1\n"), alarm);
    assertTrue(alarm.contains("AlarmActions: [!Ref AlarmTopic]"), alarm);
    assertTrue(
        resource(template, "TokenGenerationFunction")
            .contains("LogGroup: !Ref TokenGenerationLog"));
  }

  private static String resource(String template, String name) {
    int start = template.indexOf("\n  " + name + ":\n");
    return template.substring(start, template.indexOf("\n\n", start + 1));
  }
}
