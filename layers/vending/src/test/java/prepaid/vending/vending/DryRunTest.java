package prepaid.vending.vending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.ledger.Vend;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Block;
import prepaid.vending.tariffs.FixedCharge;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.vending.DryRun.Compared;

class DryRunTest {
  private final World world = new World();

  private List<Vend> threeVends() {
    List<Vend> vends = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      vends.add(
          assertInstanceOf(VendOutcome.Vended.class, world.vendPaid("p" + i, "100.00")).vend());
      world.now = world.now.plusSeconds(3600);
    }
    return vends;
  }

  @Test
  void theTariffInForceChangesNothing() {
    for (Compared each : DryRun.compare(threeVends(), Highveld.TARIFF)) {
      assertEquals(Optional.of(each.before()), each.after());
      assertEquals(0, each.moreTenths());
    }
  }

  @Test
  void aDearerPriceGivesLess() {
    List<Compared> compared = DryRun.compare(threeVends(), Highveld.flat(3_700_000));
    assertEquals(
        List.of(units(236), units(236), units(236)),
        compared.stream().map(Compared::after).toList());
    assertEquals(236 - 471, compared.getFirst().moreTenths());
  }

  @Test
  void blocksOfTheDraftAreWalkedFromVendToVend() {
    TariffVersion flat = Highveld.TARIFF;
    TariffVersion draft =
        draft(
            List.of(
                new Block(OptionalLong.of(500), 1_850_000),
                new Block(OptionalLong.empty(), 3_700_000)),
            Optional.empty());
    // 47.1 fit the first block, the second vend has 2.9 of it left, the third none.
    assertEquals(
        List.of(units(471), units(250), units(236)),
        DryRun.compare(threeVends(), draft).stream().map(Compared::after).toList());
    assertEquals(flat.id(), draft.id());
  }

  @Test
  void whatTheDraftWouldRefuseIsSaid() {
    TariffVersion draft =
        draft(
            Highveld.TARIFF.blocks(),
            Optional.of(new FixedCharge(Highveld.rand(1_000_000), false)));
    List<Compared> compared = DryRun.compare(threeVends(), draft);
    assertEquals(Optional.empty(), compared.getFirst().after());
    assertEquals(-471, compared.getFirst().moreTenths());
  }

  private static Optional<Units> units(long tenths) {
    return Optional.of(new Units(tenths));
  }

  private static TariffVersion draft(List<Block> blocks, Optional<FixedCharge> charge) {
    TariffVersion flat = Highveld.TARIFF;
    return new TariffVersion(
        flat.id(),
        flat.effectiveFrom().plusYears(10),
        flat.name(),
        flat.utility(),
        flat.resource(),
        flat.currency(),
        blocks,
        flat.taxBasisPoints(),
        flat.pricesIncludeTax(),
        charge,
        flat.netRounding(),
        flat.energyRounding());
  }
}
