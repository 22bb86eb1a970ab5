package prepaid.tokengeneration;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Currency;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import prepaid.aws.AwsClients;
import prepaid.aws.AwsPorts;
import prepaid.aws.Environment;
import prepaid.aws.fixture.Faults;
import prepaid.aws.fixture.LocalDynamo;
import prepaid.aws.fixture.UnitMeter;
import prepaid.aws.invocation.Invocation;
import prepaid.aws.invocation.VendOutcomeJson;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.Drn;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyType;
import prepaid.vending.keys.KeyComponent;
import prepaid.vending.keys.KeyContexts;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.VendingKeyType;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.meters.Holder;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.Resource;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.PurchaseStatus;
import prepaid.vending.tariffs.Block;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.utilities.SalePolicy;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utility;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/**
 * The module on DynamoDB Local and a KMS without network: one utility, one supply group whose key
 * two operators entered, one meter. What the module sends goes through faults and meters.
 */
final class ModuleWorld {
  private static final AtomicInteger WORLDS = new AtomicInteger();
  static final Currency ZAR = Currency.getInstance("ZAR");
  static final Instant NOW = Instant.parse("2026-11-24T10:00:30Z");
  static final String ARN = "arn:aws:lambda:af-south-1:000000000000:function:token-generation:";
  private static final String SGC = "123457";
  private static final Drn METER = new Drn("01234567897");

  final Faults faults = new Faults();
  final UnitMeter units;
  final List<String> log = new ArrayList<>();
  final AwsPorts plain;
  final TokenGeneration module;

  /** A moment of its own: DynamoDB knows a repeated transaction by what it is about and when. */
  private final Clock clock = Clock.fixed(NOW.plusMillis(WORLDS.incrementAndGet()), ZoneOffset.UTC);

  ModuleWorld() {
    Map<String, String> variables = new HashMap<>(LocalDynamo.freshTables());
    variables.put("ENVIRONMENT", "test");
    variables.put("STA_TABLES", "sample");
    variables.put("COMPONENT_KEY_ID", "component-key");
    variables.put("VENDING_KEY_ID", "vending-key");
    Environment environment = new Environment(variables);
    KmsInProcess kms = new KmsInProcess();
    units = new UnitMeter(variables);
    plain = new AwsPorts(new AwsClients(environment, kms), clock);
    AwsPorts watched =
        new AwsPorts(
            new AwsClients(environment, http -> faults.apply(units.apply(kms.apply(http)))), clock);
    module =
        Wiring.build(
            new Wiring.Parts(environment, watched, clock, new SplittableRandom(3)), new Lines());
    register();
    enterComponents();
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
  }

  /** Completes the key through the office's door, and forgets what was counted. */
  ModuleWorld withKey() {
    module.answer(ARN + "office", new Invocation.CompleteKey(SGC, 1, "").json());
    faults.clear();
    units.clear();
    log.clear();
    return this;
  }

  VendOutcome vend(String purchaseId, String tender) {
    byte[] answer =
        module.answer(ARN + "web", new Invocation.Vend(request(purchaseId, tender)).json());
    return VendOutcomeJson.read(answer).orElseThrow();
  }

  VendRequest request(String purchaseId, String tender) {
    return new VendRequest(
        new VendKey("web", purchaseId),
        METER.digits(),
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
            METER,
            new Money(10_000, ZAR),
            Optional.of("+27821234567"),
            Optional.empty(),
            "sandbox",
            Optional.empty(),
            PurchaseStatus.PAID,
            NOW,
            Optional.of(new Money(10_000, ZAR)),
            Optional.of(NOW),
            Optional.of(NOW.plusSeconds(900)),
            Optional.empty());
    plain.purchases().create(purchase, "%064x".formatted(id.hashCode()), id, List.of());
  }

  Optional<Vend> row(String purchaseId) {
    return plain.ledger().find(new VendKey("web", purchaseId));
  }

  long vendsOfTheMeter() {
    return plain.meters().read(METER).orElseThrow().state().head().sequence();
  }

  private void register() {
    SalePolicy policy =
        new SalePolicy(
            new Money(5000, ZAR), new Money(1_000_000, ZAR), new Money(100_000_000, ZAR));
    plain
        .utilities()
        .put(
            new Utility(
                "highveld",
                "Highveld Power",
                ZAR,
                ZoneId.of("Africa/Johannesburg"),
                List.of("en"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                policy));
    plain.utilities().put(new SupplyGroup(SGC, "highveld", "North"));
    plain
        .tariffs()
        .put(
            new TariffVersion(
                "home",
                LocalDate.of(2026, 7, 1),
                "Home",
                "highveld",
                Resource.ELECTRICITY,
                ZAR,
                List.of(new Block(OptionalLong.empty(), 1_850_000)),
                1500,
                false,
                Optional.empty(),
                TariffVersion.NetRounding.HALF_UP,
                TariffVersion.EnergyRounding.UP));
    plain.meters().register(registration());
  }

  private static Registration registration() {
    return new Registration(
        METER,
        new StsAttributes(SGC, "01", 1, KeyType.DUTK, EncryptionAlgorithm.EA11),
        "home",
        Resource.ELECTRICITY,
        CreditMode.UNITS,
        new Holder(
            "Thandi Mokoena",
            Optional.of("+27821234567"),
            Optional.empty(),
            Optional.of("12 Long Street, Cape Town"),
            Optional.empty()),
        Optional.empty(),
        Units.ZERO);
  }

  private void enterComponents() {
    byte[] key = HexFormat.of().parseHex("abababababababab949494949494949401234567");
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
    KeyTerms terms =
        new KeyTerms(
            SGC,
            1,
            VendingKeyType.VUDK,
            DecoderKeyAlgorithm.DKGA04,
            BaseDate.BASE_2014,
            255,
            Instant.parse("2014-01-01T00:00:00Z"),
            Instant.parse("2045-01-01T00:00:00Z"));
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
