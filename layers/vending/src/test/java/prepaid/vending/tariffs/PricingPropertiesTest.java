package prepaid.vending.tariffs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static prepaid.vending.tariffs.SampleTariffs.after;
import static prepaid.vending.tariffs.SampleTariffs.given;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.TariffVersion.EnergyRounding;
import prepaid.vending.tariffs.TariffVersion.NetRounding;

/** What holds for every tariff and every tender. A failure names the seed that repeats it. */
class PricingPropertiesTest {
  private static final int RUNS = 3_000;

  @Test
  void partsAddUpToTheTenderAndNoneIsNegative() {
    int[] priced = new int[1];
    overRandomSales((sale, random) -> {
      Answer<Priced> answer = Pricing.price(sale.tender, sale.tariff, sale.state);
      if (answer instanceof Answer.Given<Priced>(var value)) {
        priced[0]++;
        assertAddsUp(value, sale);
      } else {
        assertTrue(
            SampleTariffs.refused(answer).kind() == RefusalKind.NOTHING_LEFT_TO_VEND
                || SampleTariffs.refused(answer).kind() == RefusalKind.AMOUNT_TOO_LARGE);
      }
    });
    assertTrue(priced[0] > RUNS / 2, "most random sales must be priced, not " + priced[0]);
  }

  @Test
  void taxIsTheRemainderLessItsNet() {
    overRandomSales((sale, random) -> {
      if (Pricing.price(sale.tender, sale.tariff, sale.state)
          instanceof Answer.Given<Priced>(var value)) {
        long charge = 0;
        long tax = 0;
        for (Line line : value.lines()) {
          boolean fixed = line.kind() == LineKind.FIXED_CHARGE;
          charge += fixed ? line.net().plus(line.tax()).minor() : 0;
          tax += fixed ? 0 : line.tax().minor();
        }
        long remainder = sale.tender.minor() - charge;
        BigInteger whole = BigInteger.valueOf(10_000L + sale.tariff.taxBasisPoints());
        BigInteger twice = BigInteger.valueOf(remainder).multiply(BigInteger.valueOf(20_000));
        BigInteger half =
            sale.tariff.netRounding() == NetRounding.HALF_UP ? whole : BigInteger.ZERO;
        long net = twice.add(half).divide(whole.add(whole)).longValueExact();
        assertEquals(remainder - net, tax);
      }
    });
  }

  @Test
  void moreMoneyNeverBuysLess() {
    overRandomSales((sale, random) -> {
      Money more = new Money(sale.tender.minor() + random.nextLong(1, 50), sale.tender.currency());
      assertTrue(tenths(more, sale) >= tenths(sale.tender, sale));
    });
  }

  @Test
  void aQuantityCostsExactlyWhatBuysIt() {
    int[] solved = new int[1];
    overRandomSales((sale, random) -> {
      Units wanted = new Units(random.nextLong(1, 100_000));
      if (Pricing.tenderFor(wanted, sale.tariff, sale.state)
          instanceof Answer.Given<Money>(var tender)) {
        solved[0]++;
        assertTrue(tenths(tender, sale) >= wanted.tenths());
        if (tender.minor() > 1) {
          Money less = new Money(tender.minor() - 1, tender.currency());
          assertTrue(tenths(less, sale) < wanted.tenths(), "less would do: " + less);
        }
      }
    });
    assertTrue(solved[0] > RUNS / 2, "most must have an answer, not " + solved[0]);
  }

  @Test
  void anythingBoughtCanBeBoughtByItsUnits() {
    overRandomSales((sale, random) -> {
      long tenths = tenths(sale.tender, sale);
      if (tenths > 0) {
        Money tender = given(Pricing.tenderFor(new Units(tenths), sale.tariff, sale.state));
        assertTrue(tender.compareTo(sale.tender) <= 0);
        assertEquals(tenths, tenths(tender, sale));
      }
    });
  }

  /**
   * Rounded up, each part of a split purchase gains less than one tenth at its own price: a split
   * never buys less than the whole, and where prices rise at most one tenth a further part more.
   * Without tax, so that only the rounding of energy is looked at.
   */
  @Test
  void splittingGainsLessThanATenthAPartWhenRoundedUp() {
    overRandomSplits(
        EnergyRounding.UP,
        (sale, split) -> {
          long whole = tenths(sale.tender, sale);
          assertTrue(split.tenths >= whole, whole + " in one, " + split);
          assertTrue(
              !rising(sale.tariff) || split.tenths <= whole + split.parts - 1,
              whole + " in one, " + split);
        });
  }

  /** Rounded down, a split purchase buys exactly what the whole would: the rest is carried over. */
  @Test
  void splittingChangesNothingWhenTheRestIsCarriedOver() {
    overRandomSplits(
        EnergyRounding.DOWN,
        (sale, split) -> assertEquals(tenths(sale.tender, sale), split.tenths, split::toString));
  }

  /**
   * With tax, each part's net is rounded by at most half a minor unit. A hundred parts of 10.00 are
   * a thousand: off by 50 minor units at most, four tenths at 1.21.
   */
  @Test
  void splittingATaxedPurchaseIsOffByTheRoundingOfTheTaxOnly() {
    TariffVersion tariff = SampleTariffs.flat(1_210_000, 1500, EnergyRounding.DOWN);
    Priced whole =
        given(Pricing.price(SampleTariffs.zar("1000.00"), tariff, SampleTariffs.fresh()));
    PricingState state = SampleTariffs.fresh();
    for (int i = 0; i < 100; i++) {
      state = after(state, given(Pricing.price(SampleTariffs.zar("10.00"), tariff, state)));
    }
    long difference = Math.abs(whole.monthTenthsAfter() - state.monthTenths());
    assertTrue(difference <= 5, "differs by tenths: " + difference);
  }

  @Test
  void aNewMonthBeginsWithTheFirstBlock() {
    TariffVersion tariff = SampleTariffs.inclining(EnergyRounding.UP);
    Priced october =
        given(Pricing.price(SampleTariffs.zar("900.00"), tariff, SampleTariffs.fresh()));
    Priced sameMonth =
        given(
            Pricing.price(
                SampleTariffs.zar("900.00"), tariff, after(SampleTariffs.fresh(), october)));
    Priced november =
        given(Pricing.price(SampleTariffs.zar("900.00"), tariff, SampleTariffs.fresh()));
    assertTrue(sameMonth.units().compareTo(october.units()) < 0);
    assertEquals(october.units(), november.units());
  }

  private record Sale(TariffVersion tariff, Money tender, PricingState state) {}

  private record Split(int parts, long tenths) {}

  private static void assertAddsUp(Priced priced, Sale sale) {
    Money sum = Money.zero(sale.tender.currency());
    long tenths = 0;
    for (Line line : priced.lines()) {
      sum = sum.plus(line.net()).plus(line.tax());
      boolean broughtForward = line.description().startsWith("Brought forward");
      assertTrue(broughtForward || !line.net().isNegative(), () -> "negative: " + line);
      assertTrue(!line.tax().isNegative(), () -> "negative tax: " + line);
      tenths += line.units().map(Units::tenths).orElse(0L);
    }
    assertEquals(sale.tender, sum);
    assertEquals(priced.units().tenths(), tenths);
    assertEquals(sale.state.monthTenths() + tenths, priced.monthTenthsAfter());
    assertTrue(
        sale.state.mode() == CreditMode.CURRENCY
            ? priced.credit().isPresent() || priced.isAccountPayment()
            : priced.credit().isEmpty());
    assertTrue(priced.carriedMinorAfter() >= 0);
  }

  private static long tenths(Money tender, Sale sale) {
    return switch (Pricing.price(tender, sale.tariff, sale.state)) {
      case Answer.Given<Priced>(var priced) -> priced.units().tenths();
      case Answer.Refused<Priced>(var refusal)
          when refusal.kind() == RefusalKind.AMOUNT_TOO_LARGE ->
          Long.MAX_VALUE;
      case Answer.Refused<Priced>(var refusal) -> 0;
    };
  }

  private static void overRandomSales(BiConsumer<Sale, SplittableRandom> check) {
    for (long seed = 1; seed <= RUNS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      EnergyRounding rounding = random.nextBoolean() ? EnergyRounding.UP : EnergyRounding.DOWN;
      TariffVersion tariff = SampleTariffs.random(random, rounding);
      assertTrue(TariffRules.check(tariff).isEmpty(), "the generator makes sound tariffs");
      Money tender = new Money(random.nextLong(1, 2_000_000), tariff.currency());
      PricingState state =
          SampleTariffs.state(
              random.nextInt(5) == 0 ? CreditMode.CURRENCY : CreditMode.UNITS,
              random.nextBoolean() ? 0 : random.nextLong(0, 20_000),
              random.nextInt(4),
              random.nextInt(3) == 0 ? random.nextLong(0, 500) : 0);
      Sale sale = new Sale(tariff, tender, state);
      inSeed(seed, sale, () -> check.accept(sale, random));
    }
  }

  /** Splits a tender that the exact cost of its units decides: no tax, no fixed charge. */
  private static void overRandomSplits(EnergyRounding rounding, BiConsumer<Sale, Split> check) {
    int split = 0;
    for (long seed = 1; seed <= RUNS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TariffVersion shape = SampleTariffs.random(random, rounding);
      List<Block> blocks = random.nextBoolean() ? shape.blocks() : risen(shape.blocks());
      TariffVersion tariff = SampleTariffs.tariff(shape.currency(), blocks, 0, rounding);
      PricingState start = SampleTariffs.bought(random.nextLong(0, 9_000));
      Money tender = new Money(random.nextLong(100, 500_000), tariff.currency());
      Sale sale = new Sale(tariff, tender, start);
      Split parts = split(sale, random);
      if (parts.parts > 1) {
        split++;
        inSeed(seed, sale, () -> check.accept(sale, parts));
      }
    }
    assertTrue(split > RUNS / 2, "most purchases must be split, not " + split);
  }

  /** Buys in parts until the tender is used up; none when a part is too small to vend. */
  private static Split split(Sale sale, SplittableRandom random) {
    PricingState state = sale.state;
    long left = sale.tender.minor();
    int parts = 0;
    while (left > 0) {
      long part = Math.min(left, random.nextLong(1, 100_000));
      Money tender = new Money(part, sale.tender.currency());
      if (!(Pricing.price(tender, sale.tariff, state)
          instanceof Answer.Given<Priced>(var priced))) {
        return new Split(0, 0);
      }
      state = after(state, priced);
      left -= part;
      parts++;
    }
    return new Split(parts, state.monthTenths() - sale.state.monthTenths());
  }

  private static boolean rising(TariffVersion tariff) {
    return tariff.blocks().equals(risen(tariff.blocks()));
  }

  /** The same ends, with the prices in rising order. */
  private static List<Block> risen(List<Block> blocks) {
    List<Long> prices = blocks.stream().map(Block::priceMicros).sorted().toList();
    return IntStream.range(0, blocks.size())
        .mapToObj(i -> new Block(blocks.get(i).upToTenths(), prices.get(i)))
        .toList();
  }

  private static void inSeed(long seed, Sale sale, Runnable check) {
    try {
      check.run();
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError("seed " + seed + ": " + sale, failure);
    }
  }
}
