package prepaid.vending.tariffs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static prepaid.vending.tariffs.SampleTariffs.AOA;
import static prepaid.vending.tariffs.SampleTariffs.terms;
import static prepaid.vending.tariffs.SampleTariffs.zar;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.TariffVersion.EnergyRounding;

class TermsRulesTest {
  private static final Levy LEVY = new Levy("Fuel", new Levy.Rate.OfEnergy(250));

  @Test
  void leviesAreFewNamedAndAboveZero() {
    assertSound(levies(Collections.nCopies(Limits.TARIFF_LEVIES_MAX, LEVY)));
    assertWrong("levies", levies(Collections.nCopies(Limits.TARIFF_LEVIES_MAX + 1, LEVY)));
    assertWrong("levies", levies(List.of(new Levy(" ", LEVY.rate()))));
    assertWrong("levies", levies(List.of(new Levy("x".repeat(25), LEVY.rate()))));
    assertWrong("levies", levies(List.of(new Levy("x", new Levy.Rate.OfEnergy(0)))));
    assertWrong("levies", levies(List.of(new Levy("x", new Levy.Rate.OfEnergy(10_001)))));
    assertWrong("levies", levies(List.of(new Levy("x", new Levy.Rate.AUnit(0)))));
    assertWrong(
        "levies", levies(List.of(new Levy("x", new Levy.Rate.AUnit(Limits.PRICE_MICROS_MAX + 1)))));
  }

  @Test
  void theDearestBlockWithTheLargestLeviesCanBePriced() {
    Levy percent = new Levy("x", new Levy.Rate.OfEnergy(10_000));
    Levy price = new Levy("x", new Levy.Rate.AUnit(Limits.PRICE_MICROS_MAX));
    TariffVersion dear =
        SampleTariffs.flat(Limits.PRICE_MICROS_MAX, 1500, EnergyRounding.UP)
            .with(levies(List.of(percent, percent, price, price)));
    assertEquals(Optional.empty(), TariffRules.check(dear));
    Money most = new Money(Money.MINOR_MAX, SampleTariffs.ZAR);
    SampleTariffs.given(Pricing.price(most, dear, SampleTariffs.fresh()));
  }

  @Test
  void freeUnitsAreAboveZeroAndBounded() {
    assertSound(free(Limits.FREE_TENTHS_MAX));
    assertWrong("freeUnits", free(0));
    assertWrong("freeUnits", free(Limits.FREE_TENTHS_MAX + 1));
  }

  @Test
  void theEnergyPartIsAPart() {
    assertSound(terms(List.of(), Optional.empty(), 10_000, Optional.empty()));
    assertWrong(
        "minEnergyPartBasisPoints", terms(List.of(), Optional.empty(), -1, Optional.empty()));
    assertWrong(
        "minEnergyPartBasisPoints", terms(List.of(), Optional.empty(), 10_001, Optional.empty()));
  }

  @Test
  void aChannelStandsOnceWithSoundLimitsAndFee() {
    Optional<Fee> fee = Optional.of(new Fee.OfTender(9_999, true));
    assertSound(channels(channel(Optional.of(zar("1.00")), Optional.of(zar("1.00")), fee)));
    ChannelTerms plain = channel(Optional.empty(), Optional.empty(), Optional.empty());
    assertWrong("channels", channels(plain, plain));
    assertWrong(
        "channels",
        channels(channel(Optional.of(zar("1.01")), Optional.of(zar("1.00")), Optional.empty())));
    assertWrong(
        "channels",
        channels(channel(Optional.of(zar("0.00")), Optional.empty(), Optional.empty())));
    assertWrong(
        "channels",
        channels(channel(Optional.empty(), Optional.of(new Money(1, AOA)), Optional.empty())));
    for (Fee wrong :
        List.of(
            new Fee.OfTender(0, true),
            new Fee.OfTender(10_000, true),
            new Fee.Fixed(zar("0.00"), true),
            new Fee.Fixed(new Money(1, AOA), true))) {
      assertWrong(
          "channels", channels(channel(Optional.empty(), Optional.empty(), Optional.of(wrong))));
    }
  }

  @Test
  void aCoinIsAboveZeroAndSmall() {
    assertSound(cash(new Money(Limits.CASH_STEP_MINOR_MAX, SampleTariffs.ZAR)));
    assertWrong("cashRounding", cash(zar("0.00")));
    assertWrong("cashRounding", cash(new Money(5, AOA)));
    assertWrong("cashRounding", cash(new Money(Limits.CASH_STEP_MINOR_MAX + 1, SampleTariffs.ZAR)));
  }

  @Test
  void aFixedChargeIsTakenForSomeMonths() {
    for (int months : new int[] {0, Limits.FIXED_MONTHS_MAX + 1}) {
      TariffVersion wrong =
          SampleTariffs.charging(tariff(), new FixedCharge(zar("1.00"), true, months));
      assertEquals(
          Optional.of("fixedCharge"), TariffRules.check(wrong).flatMap(refusal -> refusal.field()));
    }
  }

  private static TariffTerms levies(List<Levy> levies) {
    return terms(levies, Optional.empty(), 0, Optional.empty());
  }

  private static TariffTerms free(long tenths) {
    FreeUnits free = new FreeUnits(new Units(tenths), true, true);
    return terms(List.of(), Optional.of(free), 0, Optional.empty());
  }

  private static TariffTerms cash(Money step) {
    return terms(List.of(), Optional.empty(), 0, Optional.of(step));
  }

  private static TariffTerms channels(ChannelTerms... channels) {
    return new TariffTerms(List.of(), Optional.empty(), 0, List.of(channels), Optional.empty());
  }

  private static ChannelTerms channel(
      Optional<Money> smallest, Optional<Money> largest, Optional<Fee> fee) {
    return new ChannelTerms(Channel.WEB, true, smallest, largest, fee);
  }

  private static TariffVersion tariff() {
    return SampleTariffs.inclining(EnergyRounding.UP);
  }

  private static void assertSound(TariffTerms terms) {
    assertEquals(Optional.empty(), TariffRules.check(tariff().with(terms)));
  }

  private static void assertWrong(String field, TariffTerms terms) {
    var refusal = TariffRules.check(tariff().with(terms)).orElseThrow();
    assertEquals(RefusalKind.INVALID_REQUEST, refusal.kind());
    assertEquals(Optional.of(field), refusal.field());
  }
}
