package prepaid.aws.recent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.MovableClock;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.VendingKeyType;
import prepaid.vending.keys.KeyLife;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Money;
import prepaid.vending.tariffs.Block;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.tariffs.TariffVersion.EnergyRounding;
import prepaid.vending.tariffs.TariffVersion.NetRounding;
import prepaid.vending.utilities.DeskPolicy;
import prepaid.vending.utilities.SalePolicy;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utility;

/** The three decorators, each over its table, with another writer beside it. */
class RecentPortsTest {
  private final MovableClock clock = new MovableClock(Samples.NOW);
  private final LocalPorts local = LocalPorts.fresh(clock, TableShape.REGISTRY, TableShape.KEYS);

  private static Utility utility(String name) {
    Money money = new Money(100, Samples.RAND);
    return new Utility(
        "polokwane",
        name,
        Samples.RAND,
        ZoneId.of("Africa/Johannesburg"),
        List.of("en"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new SalePolicy(money, money, money, Optional.empty()),
        DeskPolicy.NONE);
  }

  private static TariffVersion tariff(String name) {
    return new TariffVersion(
        "flat",
        LocalDate.of(2026, 7, 1),
        name,
        "polokwane",
        Resource.ELECTRICITY,
        Samples.RAND,
        List.of(new Block(OptionalLong.empty(), 1_210_000)),
        1500,
        false,
        Optional.empty(),
        NetRounding.HALF_UP,
        EnergyRounding.UP);
  }

  private static WrappedKey key() {
    KeyTerms terms =
        new KeyTerms(
            "600727",
            1,
            VendingKeyType.VUDK,
            DecoderKeyAlgorithm.DKGA04,
            BaseDate.BASE_2014,
            255,
            Samples.NOW,
            Samples.NOW.plusSeconds(1));
    return new WrappedKey(terms, "d3JhcHBlZA==", "A1B2C3")
        .activated(new KeyLife.Decision("ann", "bob", Samples.NOW));
  }

  @Test
  void utilitiesAndGroupsAreSeenHalfAMinuteLateByOthersAndAtOnceByTheWriter() {
    var recent = local.ports().recentUtilities();
    var others = local.ports().utilities();
    others.put(utility("old"));
    others.put(new SupplyGroup("600727", "polokwane", "old"));
    assertEquals(Optional.of(utility("old")), recent.utility("polokwane"));
    assertEquals("old", recent.supplyGroup("600727").orElseThrow().name());

    others.put(utility("new"));
    others.put(new SupplyGroup("600727", "polokwane", "new"));
    assertEquals(Optional.of(utility("old")), recent.utility("polokwane"));
    assertEquals("old", recent.supplyGroup("600727").orElseThrow().name());
    assertEquals(List.of(utility("new")), recent.allUtilities());
    clock.forward(Limits.CONFIGURATION_AGE_MAX);
    assertEquals(Optional.of(utility("new")), recent.utility("polokwane"));
    assertEquals("new", recent.supplyGroup("600727").orElseThrow().name());

    recent.put(utility("own"));
    recent.put(new SupplyGroup("600727", "polokwane", "own"));
    assertEquals(Optional.of(utility("own")), recent.utility("polokwane"));
    assertEquals("own", recent.supplyGroup("600727").orElseThrow().name());
  }

  @Test
  void tariffsAreSeenHalfAMinuteLateByOthersAndAtOnceByTheWriter() {
    var recent = local.ports().recentTariffs();
    assertEquals(List.of(), recent.versions("flat"));
    local.ports().tariffs().put(tariff("old"));
    assertEquals(List.of(), recent.versions("flat"));
    clock.forward(Duration.ofSeconds(1));
    assertEquals(List.of(tariff("old")), recent.versions("flat"));

    local.ports().tariffs().put(tariff("new"));
    assertEquals(List.of(tariff("old")), recent.versions("flat"));
    recent.put(tariff("own"));
    assertEquals(List.of(tariff("own")), recent.versions("flat"));
  }

  @Test
  void aKeyIsReadOnceAndSeenAtOnceByWhoCompletesIt() {
    var recent = local.ports().recentKeys();
    assertEquals(Optional.empty(), recent.find("600727", 1));
    assertTrue(recent.complete(key(), recent.components("600727", 1)));
    local.faults().clear();

    for (int i = 0; i < 1000; i++) {
      assertEquals(Optional.of(key()), recent.find("600727", 1));
    }
    assertEquals(1, local.faults().count("GetItem"));
    assertEquals(List.of(key()), recent.keys("600727"));
    assertEquals(List.of("600727"), recent.groups());
  }

  @Test
  void aRetiredKeyReadsAndSellsNothingHalfAMinuteLater() {
    var selling = local.ports().recentKeys();
    assertTrue(local.ports().keys().complete(key(), List.of()));
    assertEquals(Optional.of(key()), selling.find("600727", 1));
    WrappedKey retired = key().retired(new KeyLife.Decision("bob", "ann", Samples.NOW));
    assertTrue(local.ports().keys().replace(key(), retired));
    assertEquals(Optional.of(key()), selling.find("600727", 1));
    clock.forward(Limits.CONFIGURATION_AGE_MAX);
    assertEquals(Optional.empty(), selling.find("600727", 1));
    assertEquals(Optional.of(retired), local.ports().keyWork().reading().find("600727", 1));
  }
}
