package prepaid.vending.tariffs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.RandomSales.Sale;

/** What holds with every fee, charge, debt, levy and grant at once; the seed is in the failure. */
class ChargesPropertiesTest {
  private static final int RUNS = 5_000;

  @Test
  void partsAddUpAndBalancesFallByWhatIsRecovered() {
    int[] recovering = new int[1];
    overSales((sale, random) -> {
      if (price(sale) instanceof Answer.Given<Priced>(var priced)) {
        long recovered = 0;
        Money sum = Money.zero(sale.tender().currency());
        for (Line line : priced.lines()) {
          sum = sum.plus(line.net()).plus(line.tax());
          boolean repaid =
              line.kind() == LineKind.ARREARS || line.kind() == LineKind.RESERVE_RECOVERY;
          recovered += repaid ? line.net().minor() : 0;
          assertTrue(line.description().length() <= 60, line.description());
        }
        recovering[0] += recovered > 0 ? 1 : 0;
        assertEquals(sale.tender(), sum);
        assertEquals(Debt.sum(sale.state().debts()) - recovered, Debt.sum(priced.debtsAfter()));
        priced.debtsAfter().forEach(debt -> assertTrue(debt.owedMinor() > 0));
      } else {
        RefusalKind kind = SampleTariffs.refused(price(sale)).kind();
        assertTrue(
            kind == RefusalKind.NOTHING_LEFT_TO_VEND || kind == RefusalKind.AMOUNT_TOO_LARGE);
      }
    });
    assertTrue(recovering[0] > RUNS / 4, "sales that recover: " + recovering[0]);
  }

  @Test
  void moreMoneyNeverBuysLess() {
    overSales((sale, random) -> {
      long before = bought(sale);
      for (int i = 1; i <= 12; i++) {
        Sale more = sale.tendering(sale.tender().minor() + i);
        long now = bought(more);
        assertTrue(now >= before, () -> more.tender() + " buys less");
        before = now;
      }
      Sale muchMore = sale.tendering(sale.tender().minor() + random.nextLong(1, 300_000));
      assertTrue(bought(muchMore) >= before || muchMore.tender().minor() <= 12);
    });
  }

  @Test
  void whatAnyQuantityCostsBuysItAndAStepLessDoesNot() {
    int[] solved = new int[1];
    overSales((sale, random) -> {
      Units wanted = new Units(random.nextLong(1, 50_000));
      if (sale.state().mode() == CreditMode.UNITS
          && Pricing.tenderFor(wanted, sale.tariff(), sale.state())
              instanceof Answer.Given<Money>(var tender)) {
        solved[0]++;
        assertTrue(bought(sale.tendering(tender.minor())) >= wanted.tenths());
        long less = tender.minor() - Deductions.cashStep(sale.tariff(), sale.state());
        assertTrue(less <= 0 || bought(sale.tendering(less)) < wanted.tenths());
      }
    });
    assertTrue(solved[0] > RUNS / 2, "solved: " + solved[0]);
  }

  @Test
  void freeUnitsComeAtMostOnceAMonth() {
    overSales((sale, random) -> {
      Sale now = sale;
      int grants = 0;
      for (int i = 0; i < 5; i++) {
        if (price(now.tendering(random.nextLong(1, 100_000)))
            instanceof Answer.Given<Priced>(var priced)) {
          grants += priced.freeUnits().isPresent() ? 1 : 0;
          now = now.after(priced);
        }
        if (random.nextBoolean()
            && Pricing.freeUnits(now.tariff(), now.state())
                instanceof Answer.Given<Priced>(var priced)) {
          grants++;
          now = now.after(priced);
        }
      }
      assertTrue(grants <= 1, "grants: " + grants);
    });
  }

  @Test
  void debtsNeverFallBelowZeroAndArePaidInTheEnd() {
    int[] cleared = new int[1];
    overSales((sale, random) -> {
      Sale now = sale;
      long owed = Debt.sum(sale.state().debts());
      for (int i = 0; i < 20; i++) {
        if (price(now.tendering(random.nextLong(100_000, 900_000)))
            instanceof Answer.Given<Priced>(var priced)) {
          long left = Debt.sum(priced.debtsAfter());
          assertTrue(left <= owed && left >= 0);
          owed = left;
          now = now.after(priced);
        }
      }
      cleared[0] += owed == 0 && !sale.state().debts().isEmpty() ? 1 : 0;
    });
    assertTrue(cleared[0] > RUNS / 20, "cleared: " + cleared[0]);
  }

  @Test
  void theEnergyPartSurvivesArrears() {
    overSales((sale, random) -> {
      Deductions taken = Deductions.of(sale.tender().minor(), sale.tariff(), sale.state());
      boolean whole =
          taken.recovery().taken().stream()
              .anyMatch(debt -> debt.before().kind() == DebtKind.RESERVE);
      if (!whole && taken.recovery().minor() > 0) {
        long part = sale.tariff().terms().energyPartBasisPoints() * taken.usable();
        assertTrue(taken.remainder() * 10_000 >= part, taken::toString);
      }
    });
  }

  private static Answer<Priced> price(Sale sale) {
    return Pricing.price(sale.tender(), sale.tariff(), sale.state());
  }

  /** Tenths, or minor units for a meter that counts money. */
  private static long bought(Sale sale) {
    return switch (price(sale)) {
      case Answer.Given<Priced>(var priced) ->
          priced.units().tenths() + priced.credit().map(Money::minor).orElse(0L);
      case Answer.Refused<Priced>(var refusal)
          when refusal.kind() == RefusalKind.AMOUNT_TOO_LARGE ->
          Long.MAX_VALUE;
      case Answer.Refused<Priced>(var refusal) -> 0;
    };
  }

  private static void overSales(BiConsumer<Sale, SplittableRandom> check) {
    for (long seed = 1; seed <= RUNS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Sale sale = RandomSales.of(random);
      assertTrue(TariffRules.check(sale.tariff()).isEmpty(), "the generator makes sound tariffs");
      try {
        check.accept(sale, random);
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("seed " + seed + ": " + sale, failure);
      }
    }
  }
}
