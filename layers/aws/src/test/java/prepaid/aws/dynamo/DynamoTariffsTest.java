package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Block;
import prepaid.vending.tariffs.Channel;
import prepaid.vending.tariffs.ChannelTerms;
import prepaid.vending.tariffs.Fee;
import prepaid.vending.tariffs.FixedCharge;
import prepaid.vending.tariffs.FreeUnits;
import prepaid.vending.tariffs.Levy;
import prepaid.vending.tariffs.TariffTerms;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.tariffs.TariffVersion.EnergyRounding;
import prepaid.vending.tariffs.TariffVersion.NetRounding;
import prepaid.vending.tariffs.Tariffs;

class DynamoTariffsTest {
  private final LocalPorts local =
      LocalPorts.fresh(Clock.fixed(Samples.NOW, ZoneOffset.UTC), TableShape.REGISTRY);
  private final Tariffs tariffs = local.ports().tariffs();

  private static TariffVersion version(String from, boolean charged) {
    return new TariffVersion(
        "residential",
        LocalDate.parse(from),
        "Residential, from " + from,
        "polokwane",
        Resource.ELECTRICITY,
        Samples.RAND,
        List.of(
            new Block(OptionalLong.of(500), 980_000),
            new Block(OptionalLong.of(3500), 1_270_000),
            new Block(OptionalLong.empty(), 2_190_000)),
        1500,
        charged,
        charged
            ? Optional.of(new FixedCharge(new Money(9800, Samples.RAND), true))
            : Optional.empty(),
        charged ? NetRounding.HALF_UP : NetRounding.DOWN,
        charged ? EnergyRounding.UP : EnergyRounding.DOWN);
  }

  @Test
  void versionsComeOldestFirstInWhateverOrderTheyArePut() {
    assertEquals(List.of(), tariffs.versions("residential"));
    assertTrue(tariffs.put(version("2027-07-01", true)));
    assertTrue(tariffs.put(version("2025-07-01", false)));
    assertTrue(tariffs.put(version("2026-07-01", true)));

    assertEquals(
        List.of(
            version("2025-07-01", false), version("2026-07-01", true), version("2027-07-01", true)),
        tariffs.versions("residential"));
    assertEquals(
        Optional.of(version("2026-07-01", true)),
        tariffs.inForce("residential", LocalDate.parse("2027-06-30")));
  }

  @Test
  void everyTermComesBack() {
    Money rand = new Money(100, Samples.RAND);
    List<ChannelTerms> channels =
        List.of(
            new ChannelTerms(
                Channel.WEB,
                true,
                Optional.of(rand),
                Optional.empty(),
                Optional.of(new Fee.OfTender(250, true))),
            new ChannelTerms(
                Channel.PARTNER,
                true,
                Optional.empty(),
                Optional.of(rand),
                Optional.of(new Fee.Fixed(rand, false))),
            new ChannelTerms(
                Channel.SMS, false, Optional.empty(), Optional.empty(), Optional.empty()));
    TariffVersion version =
        version("2026-07-01", true)
            .with(
                new TariffTerms(
                    List.of(
                        new Levy("Fuel | levy", new Levy.Rate.OfEnergy(300)),
                        new Levy("Rural", new Levy.Rate.AUnit(50_000))),
                    Optional.of(new FreeUnits(new Units(500), true, false)),
                    2_000,
                    channels,
                    Optional.of(new Money(10, Samples.RAND))));
    tariffs.put(version);
    assertEquals(List.of(version), tariffs.versions("residential"));
  }

  @Test
  void aVersionIsNewOnceAndThenReplaced() {
    assertTrue(tariffs.put(version("2026-07-01", true)));
    assertFalse(tariffs.put(version("2026-07-01", false)));
    assertEquals(List.of(version("2026-07-01", false)), tariffs.versions("residential"));
  }

  @Test
  void readingIsOneQueryOfOnePartition() {
    tariffs.put(version("2026-07-01", true));
    local.faults().clear();
    tariffs.versions("residential");
    assertEquals(1, local.faults().count("Query"));
    assertEquals(1, local.faults().calls().size());
    assertEquals(List.of(), tariffs.versions("residentia"));
  }
}
