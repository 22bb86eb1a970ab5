package prepaid.tokengeneration;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import prepaid.aws.AwsClients;
import prepaid.aws.AwsPorts;
import prepaid.aws.Environment;
import prepaid.aws.fixture.Faults;
import prepaid.aws.fixture.LocalDynamo;
import prepaid.aws.fixture.MovableClock;
import prepaid.aws.fixture.UnitMeter;
import prepaid.aws.invocation.Invocation;
import prepaid.aws.invocation.VendOutcomeJson;
import prepaid.sts.BaseDate;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.Shops;
import prepaid.vending.keys.KeyComponent;
import prepaid.vending.keys.KeyContexts;
import prepaid.vending.keys.KeyLife;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.partners.Accounts;
import prepaid.vending.partners.Commission;
import prepaid.vending.partners.Partner;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.PurchaseStatus;
import prepaid.vending.refusals.Answer;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/**
 * The module on DynamoDB Local and a KMS without network: one utility, one supply group whose key
 * two operators entered, one meter. What the module sends goes through faults and meters.
 */
final class ModuleWorld {
  private static final AtomicInteger WORLDS = new AtomicInteger();
  static final Instant NOW = Instant.parse("2026-11-24T10:00:30Z");
  static final String ARN = "arn:aws:lambda:af-south-1:000000000000:function:token-generation:";

  final Faults faults = new Faults();
  final UnitMeter units;
  final List<String> log = new ArrayList<>();
  final AwsPorts plain;
  final TokenGeneration module;

  /** A moment of its own: DynamoDB knows a repeated transaction by what it is about and when. */
  final MovableClock clock = new MovableClock(NOW.plusMillis(WORLDS.incrementAndGet()));

  private final Map<String, String> variables = new HashMap<>(LocalDynamo.freshTables());
  private final KmsInProcess kms = new KmsInProcess();

  ModuleWorld() {
    variables.put("ENVIRONMENT", "test");
    variables.put("STA_TABLES", "sample");
    variables.put("COMPONENT_KEY_ID", "component-key");
    variables.put("VENDING_KEY_ID", "vending-key");
    variables.put("CARD_KEY_ID", "card-key");
    units = new UnitMeter(variables);
    plain = new AwsPorts(new AwsClients(new Environment(variables), kms), clock);
    module = another(Map.of());
    register();
    enterComponents();
  }

  /** One more instance, with other variables, of the same tables and keys. */
  TokenGeneration another(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(variables);
    all.putAll(more);
    Environment environment = new Environment(all);
    AwsPorts watched =
        new AwsPorts(
            new AwsClients(environment, http -> faults.apply(units.apply(kms.apply(http)))), clock);
    return Wiring.build(
        new Wiring.Parts(environment, watched, clock, new SplittableRandom(3 + all.hashCode())),
        new Lines());
  }

  private final class Lines implements TokenGeneration.Journal {
    @Override
    public synchronized void line(String door, String operation, String outcome) {
      log.add(door + " " + operation + " " + outcome);
    }

    @Override
    public synchronized void failure(String operation, RuntimeException failure) {
      log.add(operation + " " + failure.getClass().getSimpleName());
    }

    @Override
    public synchronized void alarm(String what, String meter, String payer) {
      log.add("alarm " + what + " " + meter + " " + payer);
    }
  }

  /** Completes the key through the office's door, activates it, and forgets what was counted. */
  ModuleWorld withKey() {
    module.answer(ARN + "office", new Invocation.CompleteKey(Highveld.SGC, 1, "").json());
    WrappedKey made = plain.keys().find(Highveld.SGC, 1).orElseThrow();
    assertTrue(plain.keys().replace(made, made.activated(new KeyLife.Decision("ann", "bob", NOW))));
    faults.clear();
    units.clear();
    log.clear();
    return this;
  }

  static final long FLOAT = 10_000_000;

  /** The corner shop, with money to sell from. */
  void shop(Commission commission, boolean twoPhase) {
    Partner shop = Shops.corner(commission, twoPhase);
    assertTrue(plain.partners().put(shop));
    var paidIn =
        new Accounts(plain.floats(), clock).deposit(shop, "d1", Highveld.rand(FLOAT), "anna");
    assertInstanceOf(Answer.Given.class, paidIn);
  }

  long available() {
    return plain.floats().read(Shops.CORNER).stream().mapToLong(s -> s.availableMinor()).sum();
  }

  VendOutcome vend(String purchaseId, String tender) {
    return vend(module, purchaseId, tender);
  }

  VendOutcome vend(TokenGeneration instance, String purchaseId, String tender) {
    byte[] answer =
        instance.answer(ARN + "web", new Invocation.Vend(request(purchaseId, tender)).json());
    return VendOutcomeJson.read(answer).orElseThrow();
  }

  VendRequest request(String purchaseId, String tender) {
    return new VendRequest(
        new VendKey("web", purchaseId),
        Highveld.METER.digits(),
        tender,
        "ZAR",
        new MoneySource.PaidPurchase(purchaseId),
        NOW);
  }

  /** A purchase of 100.00 that its provider has reported as paid. */
  void paid(String id) {
    Purchase purchase =
        new Purchase(
            id,
            Highveld.METER,
            Highveld.rand(10_000),
            Optional.of("+27821234567"),
            Optional.empty(),
            "sandbox",
            Optional.empty(),
            PurchaseStatus.PAID,
            NOW,
            Optional.of(Highveld.rand(10_000)),
            Optional.of(NOW),
            Optional.of(NOW.plusSeconds(900)),
            Optional.empty());
    plain.purchases().create(purchase, "%064x".formatted(id.hashCode()), id, List.of());
  }

  Optional<Vend> row(String purchaseId) {
    return plain.ledger().find(new VendKey("web", purchaseId));
  }

  long vendsOfTheMeter() {
    return plain.meters().read(Highveld.METER).orElseThrow().state().head().sequence();
  }

  private void register() {
    plain.utilities().put(Highveld.utility(Highveld.rand(100_000_000)));
    plain.utilities().put(Highveld.GROUP);
    plain.tariffs().put(Highveld.TARIFF);
    plain.meters().register(Highveld.meter(Highveld.METER, 1, Optional.empty()));
  }

  private void enterComponents() {
    byte[] key = HexFormat.of().parseHex(Highveld.TEST_KEY);
    byte[] first = new byte[key.length];
    new SplittableRandom(11).nextBytes(first);
    byte[] second = new byte[key.length];
    for (int i = 0; i < key.length; i++) {
      second[i] = (byte) (key[i] ^ first[i]);
    }
    enter("ann", first);
    enter("bob", second);
  }

  private void enter(String operator, byte[] component) {
    KeyTerms terms = Highveld.terms(1, BaseDate.BASE_2014, 255);
    byte[] sealed =
        plain
            .keyWrapping()
            .encryptComponent(component, KeyContexts.component("test", terms, operator));
    plain
        .keys()
        .add(
            new KeyComponent(
                terms, operator, Base64.getEncoder().encodeToString(sealed), "000000", NOW));
  }
}
