package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prepaid.e2e.Http.Reply;

/** Reserve credit from the dispatcher's desk into the meter, and back out of the next purchase. */
class ReserveCreditTest {
  private final RunningSystem system = RunningSystem.shared();

  @Test
  void anEmergencyIsReadAloudTypedInAndPaidBackByTheNextPurchase() {
    String meter = new NewMeters(system).on("highveld-flat", "");
    Map<String, Object> emergency = emergency("no money before Friday");
    Reply early = give("dispatcher", meter, emergency);
    assertEquals(422, early.status(), early.body());
    assertEquals("Accept", system.enter(meter, RunningSystem.token(system.buy(meter, "100.00"))));

    Map<String, Object> able = Reply.object(shown(meter).json().get("emergency"));
    assertEquals(true, able.get("given"));
    assertEquals("10.0", able.get("units"));
    Reply given = give("dispatcher", meter, emergency);
    assertEquals(201, given.status(), given.body());
    Map<String, Object> debt = given.object("debt");
    assertEquals("10.0", debt.get("units"));
    assertEquals("0.00", debt.get("fee"));
    String aloud = String.join("", groups(given));
    assertEquals(RunningSystem.token(given), aloud);
    BigDecimal before = balance(meter);
    assertEquals("Accept", system.enter(meter, aloud));
    assertEquals(before.add(new BigDecimal("10.0")), balance(meter));

    Reply second = give("dispatcher", meter, emergency);
    assertEquals(422, second.status(), second.body());
    assertEquals("/problems/reserve-refused", second.text("type"));

    Reply sale = system.buy(meter, "100.00");
    Map<String, Object> recovery =
        sale.objects("lines").stream()
            .filter(line -> "reserve-recovery".equals(line.get("kind")))
            .findFirst()
            .orElseThrow();
    assertEquals(debt.get("owed"), recovery.get("net"));
    assertEquals("Accept", system.enter(meter, RunningSystem.token(sale)));
    Reply after = shown(meter);
    assertEquals(List.of(), after.objects("debts"));
    assertEquals("emergency", after.objects("grants").getFirst().get("kind"));
    assertEquals(201, give("dispatcher", meter, emergency).status());
  }

  @Test
  void aboveTheDispatchersLimitItTakesASecondPersonWhoIsNotTheFirst() {
    String meter = new NewMeters(system).on("highveld-flat", "");
    var unused = system.buy(meter, "100.00");
    Map<String, Object> much = new HashMap<>(emergency("hospital bed at home"));
    much.put("units", "50.0");
    Reply asked = give("supervisor", meter, much);
    assertEquals(202, asked.status(), asked.body());
    String approve = "/office/v1/approvals/" + asked.object("approval").get("id") + "/approve";
    assertEquals(403, system.office("supervisor").post(approve, Map.of()).status());
    assertEquals(202, give("supervisor", meter, much).status());
    Reply agreed = system.office("admin").post(approve, Map.of());
    assertEquals(200, agreed.status(), agreed.body());
    Reply given = give("supervisor", meter, much);
    assertEquals(201, given.status(), given.body());
    assertEquals(RunningSystem.token(agreed), RunningSystem.token(given));
    assertEquals("Accept", system.enter(meter, RunningSystem.token(given)));
    assertEquals("50.0", given.object("debt").get("units"));
  }

  @Test
  void aShareOfEachPurchasePaysBackAndTheRestIsWrittenOff() {
    OwnUtility own = OwnUtility.with(system, Map.of("reserve", sharing(1_000))).key(1);
    String meter = own.meter(1, "");
    var unused = system.buy(meter, "100.00");
    // 10.0 units of 2.00 with tax, and a fee of a tenth.
    Reply given = give("dispatcher", meter, emergency("storm"));
    assertEquals("22.00", given.object("debt").get("owed"), given.body());
    assertEquals("2.00", given.object("debt").get("fee"));
    assertEquals(
        List.of("6.00", "6.00"), List.of(recovered(meter, "60.00"), recovered(meter, "60.00")));
    Map<String, Object> left = shown(meter).objects("debts").getFirst();
    assertEquals("10.00", left.get("owed"));
    assertReported(own, "0.00", "10.00");

    String path = "/office/v1/meters/" + meter + "/debts/" + left.get("id") + "/write-off";
    Map<String, String> why = Map.of("reason", "moved away");
    Reply asked = system.office("dispatcher").post(path, why);
    assertEquals(202, asked.status(), asked.body());
    String approve = "/office/v1/approvals/" + asked.object("approval").get("id") + "/approve";
    assertEquals(200, system.office("supervisor").post(approve, Map.of()).status());
    Reply off = system.office("dispatcher").post(path, why);
    assertEquals("10.00", off.text("writtenOff"), off.body());
    assertEquals(List.of(), shown(meter).objects("debts"));
    assertReported(own, "10.00", "0.00");
    assertEquals("0.00", recovered(meter, "60.00"), "nothing is owed any more");
  }

  private static Map<String, Object> sharing(int basisPoints) {
    return Map.of(
        "salesMin",
        1,
        "emergencyMax",
        "20.0",
        "totalMax",
        "100.0",
        "grantsAMonth",
        5,
        "feeBasisPoints",
        1_000,
        "shareBasisPoints",
        basisPoints,
        "dispatcherMax",
        "20.0",
        "dayMax",
        "1000.0");
  }

  /** Buys, and answers what of it paid reserve credit back. */
  private String recovered(String meter, String amount) {
    return system.buy(meter, amount).objects("lines").stream()
        .filter(line -> "reserve-recovery".equals(line.get("kind")))
        .map(line -> String.valueOf(line.get("net")))
        .findFirst()
        .orElse("0.00");
  }

  /** What is outstanding by the figures is what the meters owe, to the cent. */
  private void assertReported(OwnUtility own, String writtenOff, String outstanding) {
    String query = "?utility=" + own.id();
    List<String> expected = List.of("22.00", "12.00", writtenOff);
    Map<String, Object> all =
        Await.until(
            () -> rows("reserve-credit" + query).getLast(),
            row ->
                List.of("granted", "recovered", "writtenOff").stream()
                    .map(row::get)
                    .toList()
                    .equals(expected));
    assertEquals("all", all.get("month"));
    assertEquals(outstanding, all.get("outstanding"));
    BigDecimal owed =
        rows("debts" + query).stream()
            .filter(row -> "reserve".equals(row.get("kind")))
            .map(row -> new BigDecimal(String.valueOf(row.get("owed"))))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertEquals(0, owed.compareTo(new BigDecimal(outstanding)), owed::toPlainString);
  }

  private List<Map<String, Object>> rows(String query) {
    Reply report = system.office("auditor").get("/office/v1/reports/" + query);
    assertEquals(200, report.status(), report.body());
    return report.objects("rows").isEmpty() ? List.of(Map.of()) : report.objects("rows");
  }

  @Test
  void fiftyRequestsAtOnceAreOneEmergency() {
    String meter = new NewMeters(system).on("highveld-flat", "");
    var unused = system.buy(meter, "100.00");
    List<Integer> answers =
        IntStream.range(0, 50)
            .parallel()
            .mapToObj(i -> give("dispatcher", meter, emergency("storm")).status())
            .toList();
    assertEquals(1, answers.stream().filter(status -> status == 201).count(), answers::toString);
    assertEquals(1, shown(meter).objects("debts").size());
  }

  @Test
  void theTokenIsTextedWhereItIsAskedFor() {
    Phone phone = Phone.some(system);
    String meter =
        new NewMeters(system)
            .on("highveld-flat", ", \"phone\": \"" + phone.number() + "\", \"language\": \"sw\"");
    Map<String, Object> gift = new HashMap<>(emergency("our fault"));
    gift.putAll(Map.of("kind", "gift", "units", "5.0", "notify", "sms"));
    Reply given = give("dispatcher", meter, gift);
    assertEquals(201, given.status(), given.body());
    assertEquals("sw", given.object("spoken").get("language"));
    String token = RunningSystem.token(given);
    var unused = phone.awaitText(text -> text.replace(" ", "").contains(token));
    assertEquals(
        "delivered",
        Await.until(
            () -> shown(meter).objects("grants").getFirst().get("text"), "delivered"::equals));
    assertTrue(shown(meter).objects("debts").isEmpty());
  }

  @Test
  void whoTextsSosGetsATokenOnceAndHearsWhatIsOwed() {
    Phone phone = Phone.some(system);
    String meter =
        new NewMeters(system).on("highveld-flat", ", \"phone\": \"" + phone.number() + "\"");
    String early = phone.ask("SOS " + meter);
    assertTrue(early.startsWith("Meter " + meter + " can have no reserve credit now"), early);
    String bought = RunningSystem.token(system.buy(meter, "100.00"));
    var unused = phone.awaitText(text -> text.replace(" ", "").startsWith(bought));
    int before = phone.texts().size();
    phone.text("sos", "one-message");
    String answer = phone.awaitText(before + 1);
    assertTrue(answer.contains("It adds 10.0 kWh of reserve. Your next purchases pay"), answer);
    String token = Phone.token(answer);
    assertEquals("Accept", system.enter(meter, token));
    phone.text("sos", "one-message");
    String again = phone.ask("SOS " + meter + " please");
    assertTrue(again.startsWith("Meter " + meter + " had reserve credit."), again);
    // Where nothing was sold since, its token comes once more.
    var last = phone.awaitText(before + 3);
    assertEquals(token, Phone.token(last));
    assertEquals(1, shown(meter).objects("debts").size());
  }

  @Test
  void theMakersCreditIsNotedWhenTheMeterIsConnected() {
    String meter = new NewMeters(system).on("highveld-flat", ", \"initialCredit\": \"20.0\"");
    Map<String, Object> noted = shown(meter).objects("grants").getFirst();
    assertEquals("initial", noted.get("kind"));
    assertEquals("20.0", noted.get("units"));
    assertEquals(List.of(), noted.get("tokens"));
    assertEquals(List.of(), shown(meter).objects("debts"));
    // The reminder that was written first finds it there, and notes nothing more.
    var unused = system.upkeep();
    assertEquals(1, shown(meter).objects("grants").size());
    assertEquals("Accept", system.enter(meter, RunningSystem.token(system.buy(meter, "100.00"))));
  }

  @Test
  void aDebtIsWrittenOffByTwoPeople() {
    String meter = new NewMeters(system).on("highveld-flat", "");
    var unused = system.buy(meter, "100.00");
    Reply given = give("dispatcher", meter, emergency("storm"));
    String debt = String.valueOf(given.object("debt").get("id"));
    String path = "/office/v1/meters/" + meter + "/debts/" + debt + "/write-off";
    Map<String, Object> why = Map.of("reason", "the house burnt down");
    Http dispatcher = system.office("dispatcher");
    Reply asked = dispatcher.post(path, why);
    assertEquals(202, asked.status(), asked.body());
    String approve = "/office/v1/approvals/" + asked.object("approval").get("id") + "/approve";
    assertEquals(200, system.office("supervisor").post(approve, Map.of()).status());
    Reply written = dispatcher.post(path, why);
    assertEquals(200, written.status(), written.body());
    assertEquals(given.object("debt").get("owed"), written.text("writtenOff"));
    assertEquals(List.of(), shown(meter).objects("debts"));
    assertEquals(404, dispatcher.post(path, why).status());
    Reply sale = system.buy(meter, "100.00");
    assertTrue(
        sale.objects("lines").stream()
            .noneMatch(line -> "reserve-recovery".equals(line.get("kind"))));
  }

  private static List<String> groups(Reply given) {
    return ((List<?>) Objects.requireNonNull(given.object("spoken").get("groups")))
        .stream().map(String::valueOf).toList();
  }

  private static Map<String, Object> emergency(String reason) {
    return Map.of("kind", "emergency", "units", "10.0", "reason", reason);
  }

  private Reply give(String operator, String meter, Map<String, Object> body) {
    return system.office(operator).post(path(meter), body);
  }

  private Reply shown(String meter) {
    return system.office("auditor").get(path(meter));
  }

  private static String path(String meter) {
    return "/office/v1/meters/" + meter + "/reserve-credit";
  }

  private BigDecimal balance(String meter) {
    Reply shown = system.meters().get("/meters/" + meter);
    return new BigDecimal(shown.text("credit"));
  }
}
