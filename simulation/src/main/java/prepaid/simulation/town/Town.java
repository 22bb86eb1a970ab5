package prepaid.simulation.town;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import prepaid.simulation.outside.Kms;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.Drn;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyType;
import prepaid.sts.VendingKey;
import prepaid.sts.VendingKeyType;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.credit.Terms;
import prepaid.vending.keys.KeyContexts;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.meters.Holder;
import prepaid.vending.meters.MeterFlag;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.Resource;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.utilities.DeskPolicy;
import prepaid.vending.utilities.SalePolicy;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utility;

/** Two utilities in two time zones, their supply groups, keys and meters. */
public final class Town {
  public static final String ENVIRONMENT = "simulated";
  public static final Currency RAND = Currency.getInstance("ZAR");
  public static final Currency ROUBLE = Currency.getInstance("RUB");
  static final String HIGHVELD = "highveld";
  static final String SEVERNY = "severny";

  /** The key that every sandbox uses: not a secret. */
  static final String TEST_KEY = "abababababababab949494949494949401234567";

  private static final int METERS_A_KIND = 3;
  private static final int KEY_REVISION = 1;

  private Town() {}

  /** What meters there are: utility, tariff, algorithm, mode and what they owe. */
  enum Kind {
    FLAT(HIGHVELD, Prices.FLAT, EncryptionAlgorithm.EA11),
    BLOCKS(SEVERNY, Prices.BLOCKS, EncryptionAlgorithm.EA11),
    OWING(HIGHVELD, Prices.MONTHLY, EncryptionAlgorithm.EA11),
    MONEY(HIGHVELD, Prices.FLAT, EncryptionAlgorithm.EA11),
    OLD(SEVERNY, Prices.BLOCKS, EncryptionAlgorithm.EA07),
    ACCOUNT(HIGHVELD, Prices.MONTHLY, EncryptionAlgorithm.EA11);

    private final String utility;
    private final String tariff;
    private final EncryptionAlgorithm algorithm;

    Kind(String utility, String tariff, EncryptionAlgorithm algorithm) {
      this.utility = utility;
      this.tariff = tariff;
      this.algorithm = algorithm;
    }
  }

  static String supplyGroup(String utility) {
    return utility.equals(HIGHVELD) ? "123457" : "234567";
  }

  static List<SupplyGroup> groups() {
    return List.of(
        new SupplyGroup(supplyGroup(HIGHVELD), HIGHVELD, "North"),
        new SupplyGroup(supplyGroup(SEVERNY), SEVERNY, "Harbour"));
  }

  static List<Utility> utilities() {
    return List.of(
        utility(HIGHVELD, RAND, "Africa/Johannesburg", "en"),
        utility(SEVERNY, ROUBLE, "Europe/Moscow", "ru"));
  }

  private static Utility utility(String id, Currency currency, String zone, String language) {
    return new Utility(
        id,
        "Utility " + id,
        currency,
        ZoneId.of(zone),
        List.of(language, "en"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new SalePolicy(
            new Money(5_000, currency),
            new Money(1_000_000, currency),
            new Money(100_000_000, currency),
            Optional.empty()),
        DeskPolicy.NONE);
  }

  static List<WrappedKey> keys(Kms kms) {
    return groups().stream().map(group -> key(group.code(), kms)).toList();
  }

  private static WrappedKey key(String group, Kms kms) {
    KeyTerms terms =
        new KeyTerms(
            group,
            KEY_REVISION,
            VendingKeyType.VUDK,
            DecoderKeyAlgorithm.DKGA04,
            BaseDate.BASE_2014,
            255,
            Instant.parse("2014-01-01T00:00:00Z"),
            Instant.parse("2045-01-01T00:00:00Z"));
    byte[] plain = HexFormat.of().parseHex(TEST_KEY);
    byte[] wrapped = kms.seal(plain, KeyContexts.vendingKey(ENVIRONMENT, terms));
    try (VendingKey key = VendingKey.of(plain)) {
      return new WrappedKey(terms, Base64.getEncoder().encodeToString(wrapped), key.checkValue());
    }
  }

  static List<Registration> meters() {
    List<Registration> meters = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      // Desk and tills both sell to those that have an account.
      int count = kind == Kind.ACCOUNT ? 2 * METERS_A_KIND : METERS_A_KIND;
      for (int i = 0; i < count; i++) {
        meters.add(meter(kind, meters.size() + 1));
      }
    }
    return meters;
  }

  private static Registration meter(Kind kind, int number) {
    return new Registration(
        drn("01%08d".formatted(12_000_000 + number)),
        new StsAttributes(
            supplyGroup(kind.utility), "01", KEY_REVISION, KeyType.DUTK, kind.algorithm),
        kind.tariff,
        Resource.ELECTRICITY,
        kind == Kind.MONEY ? CreditMode.CURRENCY : CreditMode.UNITS,
        new Holder(
            "Holder " + number,
            number % 2 == 0 ? Optional.of("+2782%07d".formatted(number)) : Optional.empty(),
            Optional.of("A" + number),
            Optional.empty(),
            Optional.empty(),
            Optional.of("%032x".formatted(number))),
        Optional.empty(),
        Units.ZERO,
        kind == Kind.ACCOUNT ? Set.of(MeterFlag.POST_PAY) : Set.of());
  }

  /** What a meter owes when the world begins. */
  static List<Debt> debts(Registration meter) {
    if (!meter.tariff().equals(Prices.MONTHLY)) {
      return List.of();
    }
    return List.of(
        debt("old-bills", 1_500_000, new Terms.Share(2_000)),
        debt("arrangement", 400_000, new Terms.Instalment(20_000)));
  }

  private static Debt debt(String id, long owedMinor, Terms terms) {
    return new Debt(
        id, DebtKind.ARREARS, Units.ZERO, owedMinor, Optional.<LocalDate>empty(), 1, terms, 0);
  }

  /** With the check digit that fits. */
  private static Drn drn(String withoutCheckDigit) {
    return IntStream.range(0, 10)
        .mapToObj(digit -> withoutCheckDigit + digit)
        .filter(digits -> Drn.refusal(digits).isEmpty())
        .map(Drn::new)
        .findFirst()
        .orElseThrow();
  }
}
