package prepaid.e2e;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import prepaid.e2e.Http.Reply;
import prepaid.localcloud.LocalCloud;
import prepaid.localcloud.Options;
import prepaid.localcloud.Wiring;
import prepaid.localcloud.demo.Demo;
import prepaid.localcloud.sandbox.Sandbox;
import prepaid.localcloud.template.Scope;
import prepaid.localcloud.template.Stack;

/** The whole system on free ports, with its sandbox, and what stories do with it. */
final class RunningSystem implements AutoCloseable {
  private final LocalCloud cloud;
  private final Map<String, String> operators;
  private final Sandbox sandbox;
  private final Sandbox.Seeded seeded;
  private final List<Map<String, Object>> partners;

  private RunningSystem(
      LocalCloud cloud, Options options, Function<Sandbox, Sandbox.Seeded> seeding) {
    this.cloud = cloud;
    this.operators = cloud.operators().tokens();
    this.sandbox =
        new Sandbox(new Sandbox.Addresses(cloud.api(), cloud.meters()), operators, options.clock());
    this.seeded = seeding.apply(sandbox);
    this.partners = seeded.partners();
  }

  /** One system for every story that only adds to it; it ends with the JVM. */
  static RunningSystem shared() {
    return Shared.SYSTEM;
  }

  private static final class Shared {
    static final RunningSystem SYSTEM = start(options());
  }

  /** A system of its own, for a story that breaks things. */
  static RunningSystem start(Options options) {
    return new RunningSystem(LocalCloud.start(options), options, Sandbox::seed);
  }

  /** On data in which a sandbox is already; nobody knows its partners' secrets. */
  static RunningSystem startAgain(Options options) {
    Sandbox.Seeded nothing = new Sandbox.Seeded(List.of(), List.of());
    return new RunningSystem(LocalCloud.start(options), options, unused -> nothing);
  }

  static Options options() {
    return Options.of(Path.of(System.getProperty("house.root"), "template.yaml"));
  }

  @Override
  public void close() {
    cloud.close();
  }

  LocalCloud cloud() {
    return cloud;
  }

  Http api() {
    return Http.at(cloud.api());
  }

  Http meters() {
    return Http.at(cloud.meters());
  }

  Http office(String operator) {
    String token = operators.get(operator);
    return api().with("Authorization", "Bearer " + token);
  }

  /** The face of the Electrum interface, as a partner of the sandbox sees it. */
  Http electrum(int place) {
    return electrumOf(partner(place), String.valueOf(partners.get(place).get("secret")));
  }

  /** The same for any partner. */
  Http electrumOf(String id, String secret) {
    return Http.at(cloud.api() + "/prepaidutility/v3").with("Authorization", basic(id, secret));
  }

  /** Every face, signed in as a partner of the sandbox. */
  Http partnerApi(int place) {
    String secret = String.valueOf(partners.get(place).get("secret"));
    return api().with("Authorization", basic(partner(place), secret));
  }

  private static String basic(String id, String secret) {
    String login = id + ":" + secret;
    return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  String partner(int place) {
    return String.valueOf(partners.get(place).get("id"));
  }

  /** Fresh scratch cards: of 100.00 in ZAR first, each with its serial and PIN. */
  List<Map<String, Object>> cards() {
    return sandbox.seedCards(Wiring.random());
  }

  /** Who plays in the demo. */
  Demo.Cast cast() {
    return new Demo.Cast(
        Sandbox.meterList(),
        partners.getFirst(),
        cards().getFirst(),
        seeded.phoneVendors(),
        String.valueOf(operators.get("admin")));
  }

  /** The first sandbox meter of a case and currency. */
  static String meter(String caseName, String currency) {
    return meterList().stream()
        .filter(meter -> caseName.equals(meter.get("case")))
        .filter(meter -> currency.equals(meter.get("currency")))
        .map(meter -> String.valueOf(meter.get("meterNumber")))
        .findFirst()
        .orElseThrow();
  }

  static List<Map<String, Object>> meterList() {
    return Sandbox.meterList();
  }

  /** Orders, with a key of its own; the answer is checked to be an order. */
  Reply order(String meter, String amount, Optional<String> phone) {
    Map<String, Object> body = new HashMap<>(Map.of("meterNumber", meter, "amount", amount));
    phone.ifPresent(number -> body.put("phone", number));
    Reply order = api().with("Idempotency-Key", UUID.randomUUID().toString()).post(PURCHASES, body);
    if (order.status() != 201) {
      throw new AssertionError("not ordered: " + order);
    }
    return order;
  }

  static final String PURCHASES = "/v1/purchases";

  /** Pays an order at the sandbox provider. */
  static Reply pay(Reply order) {
    return checkout(order).send("POST", "/pay", "");
  }

  /** The provider's page for an order. */
  static Http checkout(Reply order) {
    return Http.at(String.valueOf(order.object("payment").get("checkoutUrl")));
  }

  Reply purchase(Reply order) {
    return api().get(PURCHASES + "/" + order.text("id"));
  }

  /** Asks for a purchase until it is in a status. */
  Reply awaitStatus(Reply order, String status) {
    return Await.until(() -> purchase(order), reply -> reply.text("status").equals(status));
  }

  /** Orders, pays, and waits for the token. */
  Reply buy(String meter, String amount) {
    Reply order = order(meter, amount, Optional.empty());
    pay(order);
    return awaitStatus(order, "vended");
  }

  static String token(Reply vended) {
    return String.valueOf(vended.objects("tokens").get(0).get("token"));
  }

  /** What a meter makes of digits on its keypad: the name of the result. */
  String enter(String meter, String digits) {
    return meters().post("/meters/" + meter + "/keypad", Map.of("digits", digits)).text("result");
  }

  /** What was published to the topic that wakes people. */
  List<String> alarms() {
    String topic = Stack.arn("sns", Scope.STACK + "-AlarmTopic");
    return cloud.aws().orElseThrow().topics().messages(topic);
  }

  /** Runs upkeep now. */
  Reply upkeep() {
    return api().send("POST", "/_local/schedules/UpkeepFunction", "");
  }
}
