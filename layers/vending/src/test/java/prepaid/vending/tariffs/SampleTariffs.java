package prepaid.vending.tariffs;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import prepaid.vending.credit.Debt;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.tariffs.TariffVersion.EnergyRounding;
import prepaid.vending.tariffs.TariffVersion.NetRounding;

/** Tariffs to price by in tests: named ones, and random ones of a seed. */
final class SampleTariffs {
  static final Currency ZAR = Currency.getInstance("ZAR");
  static final Currency AOA = Currency.getInstance("AOA");
  static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  private SampleTariffs() {}

  static TariffVersion flat(long priceMicros, int taxBasisPoints, EnergyRounding rounding) {
    return tariff(ZAR, List.of(last(priceMicros)), taxBasisPoints, rounding);
  }

  /** The Polokwane kind of inclining blocks: 0-50, 51-350, 351-600 and more. */
  static TariffVersion inclining(EnergyRounding rounding) {
    return tariff(
        ZAR,
        List.of(
            block(500, 980_000), block(3500, 1_270_000), block(6000, 1_870_000), last(2_190_000)),
        1500,
        rounding);
  }

  static TariffVersion tariff(
      Currency currency, List<Block> blocks, int taxBasisPoints, EnergyRounding rounding) {
    return new TariffVersion(
        "home",
        LocalDate.of(2026, 7, 1),
        "Home",
        "city",
        Resource.ELECTRICITY,
        currency,
        blocks,
        taxBasisPoints,
        false,
        Optional.empty(),
        NetRounding.HALF_UP,
        rounding);
  }

  static TariffVersion withCharge(TariffVersion tariff, String amount, boolean taxed) {
    Money money = Money.parse(amount, tariff.currency()).orElseThrow();
    return charging(tariff, new FixedCharge(money, taxed));
  }

  static TariffVersion charging(TariffVersion tariff, FixedCharge charge) {
    return new TariffVersion(
        tariff.id(),
        tariff.effectiveFrom(),
        tariff.name(),
        tariff.utility(),
        tariff.resource(),
        tariff.currency(),
        tariff.blocks(),
        tariff.taxBasisPoints(),
        tariff.pricesIncludeTax(),
        Optional.of(charge),
        tariff.netRounding(),
        tariff.energyRounding(),
        tariff.terms());
  }

  static TariffTerms terms(
      List<Levy> levies, Optional<FreeUnits> free, int energyPart, Optional<Money> cashStep) {
    return new TariffTerms(levies, free, energyPart, List.of(), cashStep);
  }

  static TariffVersion taxInside(TariffVersion tariff, boolean inside, NetRounding rounding) {
    return new TariffVersion(
        tariff.id(),
        tariff.effectiveFrom(),
        tariff.name(),
        tariff.utility(),
        tariff.resource(),
        tariff.currency(),
        tariff.blocks(),
        tariff.taxBasisPoints(),
        inside,
        tariff.fixedCharge(),
        rounding,
        tariff.energyRounding(),
        tariff.terms());
  }

  static Block block(long upToTenths, long priceMicros) {
    return new Block(OptionalLong.of(upToTenths), priceMicros);
  }

  static Block last(long priceMicros) {
    return new Block(OptionalLong.empty(), priceMicros);
  }

  /** A tariff that the rules accept, of any shape. */
  static TariffVersion random(SplittableRandom random, EnergyRounding rounding) {
    List<Block> blocks = new ArrayList<>();
    long end = 0;
    for (int i = random.nextInt(8); i > 0; i--) {
      end += random.nextLong(1, 5000);
      blocks.add(block(end, price(random)));
    }
    blocks.add(last(price(random)));
    Currency currency = Currency.getInstance(random.nextBoolean() ? "ZAR" : "UGX");
    int tax = random.nextInt(4) == 0 ? 0 : random.nextInt(10_001);
    TariffVersion tariff = tariff(currency, blocks, tax, rounding);
    if (random.nextBoolean()) {
      String charge = String.valueOf(random.nextInt(1, 200));
      tariff = withCharge(tariff, charge, random.nextBoolean());
    }
    NetRounding net = random.nextBoolean() ? NetRounding.HALF_UP : NetRounding.DOWN;
    return taxInside(tariff, random.nextBoolean(), net);
  }

  /** From a hundredth to a hundred thousand a unit, each magnitude as likely. */
  private static long price(SplittableRandom random) {
    long magnitude = 10_000;
    for (int i = random.nextInt(7); i > 0; i--) {
      magnitude *= 10;
    }
    return random.nextLong(magnitude, magnitude * 10);
  }

  static PricingState fresh() {
    return bought(0);
  }

  static PricingState bought(long monthTenths) {
    return state(CreditMode.UNITS, monthTenths, 0, 0);
  }

  static PricingState due() {
    return due(1);
  }

  static PricingState due(int months) {
    return state(CreditMode.UNITS, 0, months, 0);
  }

  static PricingState state(CreditMode mode, long monthTenths, int monthsDue, long carriedMinor) {
    return new PricingState(
        mode, NOVEMBER, monthTenths, monthsDue, carriedMinor, false, List.of(), SaleWay.WEB);
  }

  static PricingState owing(PricingState state, List<Debt> debts) {
    return new PricingState(
        state.mode(),
        state.month(),
        state.monthTenths(),
        state.fixedMonthsDue(),
        state.carriedMinor(),
        state.freeUnitsDue(),
        debts,
        state.way());
  }

  static PricingState freeDue(PricingState state) {
    return new PricingState(
        state.mode(),
        state.month(),
        state.monthTenths(),
        state.fixedMonthsDue(),
        state.carriedMinor(),
        true,
        state.debts(),
        state.way());
  }

  /** The state of the same meter in the same month after a sale. */
  static PricingState after(PricingState state, Priced priced) {
    return new PricingState(
        state.mode(),
        state.month(),
        priced.monthTenthsAfter(),
        priced.fixedChargeTaken() ? 0 : state.fixedMonthsDue(),
        priced.carriedMinorAfter(),
        state.freeUnitsDue() && priced.freeUnits().isEmpty(),
        priced.debtsAfter(),
        state.way());
  }

  /** The lines: description, net, tax, units. */
  static List<String> words(Priced priced) {
    return priced.lines().stream()
        .map(line ->
            line.description()
                + " | "
                + line.net().text()
                + " + "
                + line.tax().text()
                + " | "
                + line.units().map(Units::text).orElse("-"))
        .toList();
  }

  static Money zar(String amount) {
    return Money.parse(amount, ZAR).orElseThrow();
  }

  static Units units(String text) {
    return Units.parse(text).orElseThrow();
  }

  static <T> T given(Answer<T> answer) {
    return switch (answer) {
      case Answer.Given<T>(var value) -> value;
      case Answer.Refused<T>(var refusal) -> throw new AssertionError("refused: " + refusal);
    };
  }

  static Refusal refused(Answer<?> answer) {
    return switch (answer) {
      case Answer.Given<?>(var value) -> throw new AssertionError("given: " + value);
      case Answer.Refused<?>(var refusal) -> refusal;
    };
  }
}
