package prepaid.vending.tariffs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static prepaid.vending.tariffs.SampleTariffs.AOA;
import static prepaid.vending.tariffs.SampleTariffs.ZAR;
import static prepaid.vending.tariffs.SampleTariffs.block;
import static prepaid.vending.tariffs.SampleTariffs.flat;
import static prepaid.vending.tariffs.SampleTariffs.inclining;
import static prepaid.vending.tariffs.SampleTariffs.last;
import static prepaid.vending.tariffs.SampleTariffs.tariff;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.TariffVersion.EnergyRounding;

class TariffRulesTest {
  private static final TariffVersion SOUND = inclining(EnergyRounding.UP);

  @Test
  void soundTariffsPass() {
    assertEquals(Optional.empty(), TariffRules.check(SOUND));
    assertEquals(Optional.empty(), TariffRules.check(flat(1, 0, EnergyRounding.DOWN)));
    assertEquals(
        Optional.empty(),
        TariffRules.check(flat(Limits.PRICE_MICROS_MAX, 10_000, EnergyRounding.UP)));
    assertEquals(Optional.empty(), TariffRules.check(blocks(Limits.TARIFF_BLOCKS_MAX)));
  }

  @Test
  void blocksAreOneToEight() {
    assertWrong("blocks", with(List.of()));
    assertWrong("blocks", blocks(Limits.TARIFF_BLOCKS_MAX + 1));
  }

  @Test
  void endsRiseAndOnlyTheLastBlockIsOpen() {
    assertWrong("blocks", with(List.of(block(500, 1), block(500, 1), last(1))));
    assertWrong("blocks", with(List.of(block(500, 1), block(400, 1), last(1))));
    assertWrong("blocks", with(List.of(block(0, 1), last(1))));
    assertWrong("blocks", with(List.of(last(1), last(1))));
    assertWrong("blocks", with(List.of(block(500, 1))));
    assertWrong("blocks", with(List.of(block(500, 1), block(600, 1))));
  }

  @Test
  void pricesAreMoreThanZeroAndBounded() {
    assertWrong("blocks", flat(0, 1500, EnergyRounding.UP));
    assertWrong("blocks", flat(-1, 1500, EnergyRounding.UP));
    assertWrong("blocks", flat(Limits.PRICE_MICROS_MAX + 1, 1500, EnergyRounding.UP));
  }

  @Test
  void taxIsAtMostTheWhole() {
    assertWrong("taxBasisPoints", flat(1, -1, EnergyRounding.UP));
    assertWrong("taxBasisPoints", flat(1, 10_001, EnergyRounding.UP));
  }

  @Test
  void theCurrencyIsOneToPayIn() {
    TariffVersion gold =
        tariff(Currency.getInstance("XAU"), List.of(last(1)), 0, EnergyRounding.UP);
    assertWrong("currency", gold);
  }

  @Test
  void theFixedChargeIsMoneyOfTheTariff() {
    assertWrong("fixedCharge", charging(Money.zero(ZAR)));
    assertWrong("fixedCharge", charging(new Money(-1, ZAR)));
    assertWrong("fixedCharge", charging(new Money(100, AOA)));
    assertEquals(Optional.empty(), TariffRules.check(charging(new Money(100, ZAR))));
  }

  @Test
  void idAndNameAreWhatPeopleCanRead() {
    assertWrong("id", named("", "Home"));
    assertWrong("id", named("Home#1", "Home"));
    assertWrong("name", named("home", " "));
    assertWrong("name", named("home", "x".repeat(61)));
  }

  private static void assertWrong(String field, TariffVersion version) {
    var refusal = TariffRules.check(version).orElseThrow();
    assertEquals(RefusalKind.INVALID_REQUEST, refusal.kind());
    assertEquals(Optional.of(field), refusal.field());
  }

  private static TariffVersion with(List<Block> blocks) {
    return tariff(ZAR, blocks, 1500, EnergyRounding.UP);
  }

  private static TariffVersion blocks(int count) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      blocks.add(block(i * 100L, 1_000_000));
    }
    blocks.add(last(1_000_000));
    return with(blocks);
  }

  private static TariffVersion charging(Money amount) {
    return changed(SOUND.id(), SOUND.name(), Optional.of(new FixedCharge(amount, true)));
  }

  private static TariffVersion named(String id, String name) {
    return changed(id, name, Optional.empty());
  }

  private static TariffVersion changed(String id, String name, Optional<FixedCharge> charge) {
    return new TariffVersion(
        id,
        SOUND.effectiveFrom(),
        name,
        SOUND.utility(),
        SOUND.resource(),
        SOUND.currency(),
        SOUND.blocks(),
        SOUND.taxBasisPoints(),
        SOUND.pricesIncludeTax(),
        charge,
        SOUND.netRounding(),
        SOUND.energyRounding());
  }
}
