package prepaid.webvend;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.VendingKey;
import prepaid.vending.keys.KeyComponent;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.VendingKeyType;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Money;
import prepaid.vending.tariffs.Block;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.tariffs.Tariffs;
import prepaid.vending.utilities.SalePolicy;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

/** One utility with one tariff; key revision 1 counts minutes from 2014, revision 2 from 1993. */
final class Registry implements Utilities, Tariffs, KeyStore {
  static final String SGC = "123457";
  static final Currency RAND = Currency.getInstance("ZAR");

  @Override
  public Optional<Utility> utility(String id) {
    return allUtilities().stream().filter(utility -> utility.id().equals(id)).findFirst();
  }

  @Override
  public Optional<SupplyGroup> supplyGroup(String code) {
    return Optional.of(new SupplyGroup(SGC, "highveld", "North"))
        .filter(group -> group.code().equals(code));
  }

  @Override
  public List<Utility> allUtilities() {
    return List.of(
        new Utility(
            "highveld",
            "Highveld Power",
            RAND,
            ZoneId.of("Africa/Johannesburg"),
            List.of("en", "zu"),
            Optional.of("+27110000000"),
            Optional.of("1 Main Road"),
            Optional.of("4000000000"),
            new SalePolicy(rand(5_000), rand(1_000_000), rand(1_200_000))));
  }

  @Override
  public List<TariffVersion> versions(String id) {
    return id.equals("home") ? List.of(HOME) : List.of();
  }

  private static final TariffVersion HOME =
      new TariffVersion(
          "home",
          LocalDate.of(2026, 1, 1),
          "Home",
          "highveld",
          Resource.ELECTRICITY,
          RAND,
          List.of(new Block(OptionalLong.empty(), 2_000_000)),
          1500,
          false,
          Optional.empty(),
          TariffVersion.NetRounding.HALF_UP,
          TariffVersion.EnergyRounding.UP);

  @Override
  public Optional<WrappedKey> find(String supplyGroup, int keyRevision) {
    return switch (keyRevision) {
      case 1 -> Optional.of(key(1, BaseDate.BASE_2014));
      case 2 -> Optional.of(key(2, BaseDate.BASE_1993));
      default -> Optional.empty();
    };
  }

  private static WrappedKey key(int revision, BaseDate baseDate) {
    byte[] plain = HexFormat.of().parseHex("abababababababab949494949494949401234567");
    try (VendingKey key = VendingKey.of(plain)) {
      return wrapped(revision, baseDate, plain, key.checkValue());
    }
  }

  private static WrappedKey wrapped(
      int revision, BaseDate baseDate, byte[] plain, String checkValue) {
    return new WrappedKey(
        new KeyTerms(
            SGC,
            revision,
            VendingKeyType.VUDK,
            DecoderKeyAlgorithm.DKGA04,
            baseDate,
            255,
            Instant.parse("1993-01-01T00:00:00Z"),
            Instant.parse("2045-01-01T00:00:00Z")),
        Base64.getEncoder().encodeToString(plain),
        checkValue);
  }

  static Money rand(long minor) {
    return new Money(minor, RAND);
  }

  @Override
  public List<WrappedKey> keys(String supplyGroup) {
    return List.of();
  }

  @Override
  public List<KeyComponent> components(String supplyGroup, int keyRevision) {
    return List.of();
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
  public boolean put(TariffVersion version) {
    throw new UnsupportedOperationException();
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
