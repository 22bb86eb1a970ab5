package prepaid.vending.vending;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.Drn;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyType;
import prepaid.sts.StaTables;
import prepaid.sts.VendingKey;
import prepaid.vending.keys.FakeWrapping;
import prepaid.vending.keys.KeyComponent;
import prepaid.vending.keys.KeyContexts;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.UnwrappedVendingKeys;
import prepaid.vending.keys.VendingKeyType;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.meters.Holder;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.Resource;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.meters.VendState;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Block;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.tariffs.Tariffs;
import prepaid.vending.utilities.SalePolicy;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

/** One utility, one supply group, one meter; every port in memory, the clock in hand. */
final class World {
  static final Currency ZAR = Currency.getInstance("ZAR");
  static final Drn METER = new Drn("01234567897");
  static final byte[] TEST_KEY =
      HexFormat.of().parseHex("abababababababab949494949494949401234567");
  static final String SGC = "123457";

  final InMemoryLedger ledger = new InMemoryLedger();
  final FakeWrapping wrapping = new FakeWrapping();
  Instant now = Instant.parse("2026-11-24T10:00:30Z");
  KeyTerms terms = terms(BaseDate.BASE_2014, 255);
  final Quotes quotes;
  final Vending vending;
  int waits;

  World() {
    quotes =
        new Quotes(
            new Quotes.Sources(ledger, new OneUtility(), new OneTariff(), new OneKey()), () -> now);
    vending =
        new Vending(
            new Vending.Parts(
                quotes,
                ledger,
                new UnwrappedVendingKeys(wrapping, "test", StaTables.sample(), () -> now),
                new SplittableRandom(7),
                () -> now,
                atMost -> waits++,
                true));
    ledger.put(registration(Optional.empty()), VendState.fresh());
  }

  static KeyTerms terms(BaseDate baseDate, int expiry) {
    return new KeyTerms(
        SGC,
        1,
        VendingKeyType.VUDK,
        DecoderKeyAlgorithm.DKGA04,
        baseDate,
        expiry,
        Instant.parse("2014-01-01T00:00:00Z"),
        Instant.parse("2045-01-01T00:00:00Z"));
  }

  static Registration registration(Optional<String> blocked) {
    return registration(blocked, CreditMode.UNITS);
  }

  static Registration registration(Optional<String> blocked, CreditMode mode) {
    return new Registration(
        METER,
        new StsAttributes(SGC, "01", 1, KeyType.DUTK, EncryptionAlgorithm.EA11),
        "flat",
        Resource.ELECTRICITY,
        mode,
        new Holder(
            "Thandi Mokoena",
            Optional.of("+27821234567"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        blocked,
        Units.ZERO);
  }

  VendRequest request(String purchaseId, String tender) {
    return new VendRequest(
        new VendKey("web", purchaseId),
        METER.digits(),
        tender,
        "ZAR",
        new MoneySource.PaidPurchase(purchaseId),
        now);
  }

  VendOutcome vendPaid(String purchaseId, String tender) {
    ledger.paid(purchaseId);
    return vending.vend(request(purchaseId, tender));
  }

  private final class OneKey implements KeyStore {
    @Override
    public Optional<WrappedKey> find(String supplyGroup, int keyRevision) {
      return keys(supplyGroup).stream()
          .filter(key -> key.terms().keyRevision() == keyRevision)
          .findFirst();
    }

    @Override
    public List<WrappedKey> keys(String supplyGroup) {
      byte[] wrapped = wrapping.wrap(TEST_KEY, KeyContexts.vendingKey("test", terms));
      try (VendingKey key = VendingKey.of(TEST_KEY)) {
        return supplyGroup.equals(SGC)
            ? List.of(
                new WrappedKey(
                    terms, Base64.getEncoder().encodeToString(wrapped), key.checkValue()))
            : List.of();
      }
    }

    @Override
    public List<KeyComponent> components(String supplyGroup, int keyRevision) {
      return List.of();
    }

    @Override
    public boolean add(KeyComponent component) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean complete(WrappedKey key, List<KeyComponent> components) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void discard(List<KeyComponent> components) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class OneTariff implements Tariffs {
    @Override
    public List<TariffVersion> versions(String id) {
      return List.of(
          new TariffVersion(
              "flat",
              LocalDate.of(2020, 1, 1),
              "Flat",
              "highveld",
              Resource.ELECTRICITY,
              ZAR,
              List.of(new Block(OptionalLong.empty(), 1_850_000)),
              1500,
              false,
              Optional.empty(),
              TariffVersion.NetRounding.HALF_UP,
              TariffVersion.EnergyRounding.UP));
    }

    @Override
    public boolean put(TariffVersion version) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class OneUtility implements Utilities {
    private static final Utility HIGHVELD =
        new Utility(
            "highveld",
            "Highveld Power",
            ZAR,
            ZoneId.of("Africa/Johannesburg"),
            List.of("en"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new SalePolicy(
                new Money(5000, ZAR), new Money(1_000_000, ZAR), new Money(5_000_000, ZAR)));

    @Override
    public Optional<Utility> utility(String id) {
      return Optional.of(HIGHVELD).filter(utility -> utility.id().equals(id));
    }

    @Override
    public Optional<SupplyGroup> supplyGroup(String code) {
      return Optional.of(new SupplyGroup(SGC, "highveld", "North"))
          .filter(group -> group.code().equals(code));
    }

    @Override
    public boolean put(Utility utility) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean put(SupplyGroup group) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Utility> allUtilities() {
      return List.of(HIGHVELD);
    }
  }
}
