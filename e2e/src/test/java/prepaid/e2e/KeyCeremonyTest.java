package prepaid.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import prepaid.e2e.Http.Reply;
import prepaid.localcloud.keys.KeysMain;
import prepaid.vending.keys.KeyComponent;

/** A vending key from its components to the token in the meter, and to its end. */
@ResourceLock("card-printer") // The office knows one printer at a time.
class KeyCeremonyTest {
  private static final String KEY = StoryKeys.KEY;
  private static final String FIRST = StoryKeys.FIRST;
  private static final String KEY_CHECK = checkValue(KEY);
  private static final String PAST = "2020-01-01T00:00:00Z";
  private static final String FUTURE = "2044-01-01T00:00:00Z";

  private final RunningSystem system = RunningSystem.shared();
  private final String group = "1%05d".formatted(50_000 + Math.floorMod(System.nanoTime(), 50_000));
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  KeyCeremonyTest() {
    Reply made =
        system
            .office("admin")
            .put("/office/v1/supply-groups/" + group, Map.of("utility", "highveld", "name", "New"));
    assertEquals(201, made.status(), made.body());
  }

  private static String second() {
    return StoryKeys.second();
  }

  private static String checkValue(String component) {
    return KeyComponent.checkValueOf(HexFormat.of().parseHex(component));
  }

  /** {@code ./vend keys …} as an operator would type it; answers the exit code. */
  private int keys(String operator, String typed, String... words) {
    screen.reset();
    PrintStream print = new PrintStream(screen, true, UTF_8);
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--api", system.api().base()));
    String bearer = system.office(operator).headers().getLast().replace("Bearer ", "");
    return KeysMain.run(all, new KeysMain.Io(() -> typed, print, print, bearer));
  }

  private String shown() {
    return screen.toString(UTF_8);
  }

  private int enter(String operator, String component, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("enter", "--group", group, "--revision", "1", "--from", PAST, "--until"));
    words.add(FUTURE);
    words.addAll(List.of(more));
    return keys(operator, component, words.toArray(String[]::new));
  }

  private String approval() {
    String words = shown();
    return words.substring(words.indexOf("--approval ") + "--approval ".length()).strip();
  }

  @Test
  void aMistypedComponentADualActivationALimitAndATokenInTheMeter() {
    String typo = FIRST.replaceFirst("0", "1");
    assertEquals(1, enter("admin", typo, "--component-check", checkValue(FIRST)));
    assertTrue(shown().contains("The check value says"), shown());
    assertEquals(3, enter("admin", FIRST, "--component-check", checkValue(FIRST)));
    assertEquals(1, enter("admin", second()), "the same operator");
    assertEquals(
        3,
        enter(
            "admin2",
            second(),
            "--component-check",
            checkValue(second()),
            "--key-check",
            KEY_CHECK));
    assertTrue(shown().contains("waiting-for-activation"), shown());
    assertTrue(shown().contains("check value " + KEY_CHECK), shown());
    assertFalse(shown().contains(KEY) || shown().contains(second()));

    String meter = meter(1);
    refusedQuote(meter, "key-unavailable");
    String approval = approval();
    assertEquals(1, keys("admin2", "", "approve", "--approval", approval), "who asked");
    refusedQuote(meter, "key-unavailable");
    assertEquals(0, keys("admin", "", "approve", "--approval", approval), shown());
    assertEquals(0, keys("auditor", "", "list", "--group", group));
    assertTrue(shown().contains("revision 1  active"), shown());

    setLimit("150.0");
    Till till = Till.of(system);
    Reply sold = Await.until(() -> till.sell(Till.newId(), meter, 10_000), r -> r.status() < 300);
    String token = String.valueOf(firstToken(sold));
    assertEquals("Accept", system.enter(meter, token));
    Reply refused = till.sell(Till.newId(), meter, 50_000);
    assertEquals(400, refused.status(), refused.body());
    assertTrue(refused.body().contains("\"errorType\":\"LIMIT_EXCEEDED\""), refused.body());
    assertTrue(refused.body().contains("its limit is reached. Sales go on at "), refused.body());
    assertFalse(refused.body().contains(group), refused.body());
    assertFalse(givenUntilRefused(meter).text("detail").isEmpty());
    assertEquals(0, keys("admin", "", "limit", "--group", group, "--revision", "1"));
    assertTrue(shown().contains("takenUnits"), shown());
  }

  /** What is given takes from the limit as well, and the desk hears which key it is. */
  private Reply givenUntilRefused(String meter) {
    Map<String, String> gift = Map.of("kind", "gift", "units", "10.0", "reason", "a test");
    String path = "/office/v1/meters/" + meter + "/reserve-credit";
    for (int i = 0; i < 20; i++) {
      Reply given = system.office("dispatcher").post(path, gift);
      if (given.status() != 201) {
        assertEquals(409, given.status(), given.body());
        assertEquals("/problems/key-limit-reached", given.text("type"));
        assertTrue(
            given.text("detail").contains("key revision 1 of supply group " + group),
            given.text("detail"));
        return given;
      }
    }
    throw new AssertionError("the limit was not reached");
  }

  private static Object firstToken(Reply sold) {
    String body = sold.body();
    var digits = java.util.regex.Pattern.compile("\"([0-9]{20})\"").matcher(body);
    assertTrue(digits.find(), body);
    return digits.group(1);
  }

  private void setLimit(String units) {
    String[] words = {
      "limit", "--group", group, "--revision", "1", "--period", "day", "--units", units
    };
    assertEquals(3, keys("admin", "", words));
    assertEquals(0, keys("admin2", "", "approve", "--approval", approval()));
    assertEquals(0, keys("admin", "", words), shown());
  }

  @Test
  void keysThatMakeNothingSaySo() {
    made(2, FUTURE, "2044-06-01T00:00:00Z");
    made(3, "2015-01-01T00:00:00Z", PAST);
    made(4, PAST, FUTURE);
    assertEquals(
        3, keys("admin2", "", "retire", "--group", group, "--revision", "4", "--reason", "a test"));
    assertEquals(0, keys("admin", "", "approve", "--approval", approval()));
    refusedQuote(meter(2), "key-unavailable");
    refusedQuote(meter(3), "update-key-first");
    String retired = meter(4);
    refusedQuote(retired, "key-unavailable");
    Map<String, String> test = Map.of("kind", "power-limit", "value", "5000", "reason", "a test");
    Reply desk =
        system
            .office("dispatcher")
            .post("/office/v1/meters/" + retired + "/engineering-tokens", test);
    assertTrue(
        desk.text("detail").contains("key revision 4 of supply group " + group + " was retired"),
        desk.body());
    assertEquals(0, keys("admin", "", "list", "--group", group));
    for (String line :
        List.of("revision 2  not-yet-active", "revision 3  expired", "revision 4  retired")) {
      assertTrue(shown().contains(line), shown());
    }
    assertEquals(0, keys("admin", "", "warnings"));
    assertTrue(shown().contains(group), shown());
    peopleAreWoken();
    assertEquals(1, keys("admin", "", "activate", "--group", group, "--revision", "4"));
  }

  /** What is to be seen to about keys goes to the alarm's topic, once. */
  private void peopleAreWoken() {
    made(5, PAST, RunningSystem.options().clock().instant().plus(10, ChronoUnit.DAYS).toString());
    for (int i = 0; i < 2; i++) {
      assertEquals(200, system.api().send("POST", "/_local/schedules/Keys", "").status());
      List<String> told =
          system.alarms().stream().filter(message -> message.contains(group)).toList();
      assertEquals(1, told.size(), told::toString);
      assertTrue(told.getFirst().contains("revision 5"), told.getFirst());
      assertTrue(told.getFirst().contains("within 30 days"), told.getFirst());
    }
  }

  @Test
  void keysAreWrappedAnewByTwoOperatorsWhileTheySell() {
    for (String command : List.of("rewrap", "rewrap-cards")) {
      assertEquals(3, keys("admin", "", command), shown());
      String approval = approval();
      assertEquals(1, keys("admin", "", "approve", "--approval", approval), "alone");
      assertEquals(0, keys("admin2", "", "approve", "--approval", approval));
      assertEquals(0, keys("admin", "", command), shown());
      assertEquals(0, keys("admin2", "", command), "and again, without asking");
      assertTrue(shown().contains("wrapped anew"), shown());
    }
    var card = system.cards().getFirst();
    Map<String, Object> redemption =
        Map.of("pin", card.get("pin"), "meterNumber", RunningSystem.meter("flat", "ZAR"));
    assertEquals(201, system.api().post("/v1/cards/redemptions", redemption).status());
  }

  private void made(int revision, String from, String until) {
    new StoryKeys(system, group).make(revision, from, until);
  }

  private String meter(int revision) {
    return new NewMeters(system).of(group, revision);
  }

  private void refusedQuote(String meter, String kind) {
    Reply quote = system.api().post("/v1/quotes", Map.of("meterNumber", meter, "amount", "100.00"));
    assertEquals(409, quote.status(), quote.body());
    assertEquals("/problems/" + kind, quote.text("type"));
    assertFalse(quote.body().contains(group), quote.body());
  }
}
