package prepaid.vending.partners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.ledger.MoneySource.Settlement;
import prepaid.vending.money.Money;
import prepaid.vending.partners.Commission.Basis;
import prepaid.vending.partners.Commission.Tier;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.LineKind;

class CommissionTest {
  private static final List<Line> LINES =
      List.of(line(LineKind.ENERGY, 7_000, 1_050), line(LineKind.FIXED_CHARGE, 1_695, 255));

  private static Line line(LineKind kind, long net, long tax) {
    return new Line(kind, "a line", Highveld.rand(net), Highveld.rand(tax), Optional.empty());
  }

  private static Commission flat(Basis basis, int points, long fixed) {
    return new Commission(basis, false, List.of(new Tier(OptionalLong.empty(), points)), fixed);
  }

  @ParameterizedTest
  @CsvSource({
    "TENDER, 150, 0, 150",
    "ENERGY, 150, 0, 105",
    "TENDER, 0, 75, 75",
    "TENDER, 10000, 75, 10000",
    "ENERGY, 3, 0, 2",
    "ENERGY, 5, 0, 4"
  })
  void aShareOfTheTenderOrOfTheEnergyRoundedHalfUp(
      Basis basis, int points, long fixed, long earned) {
    Money tender = Highveld.rand(10_000);
    assertEquals(Highveld.rand(earned), flat(basis, points, fixed).of(tender, LINES));
  }

  @ParameterizedTest
  @CsvSource({"5000, 100", "5001, 75", "100000, 1500", "100001, 1000"})
  void theTierOfTheWholeSumGivesTheShare(long tender, long earned) {
    Commission tiers =
        new Commission(
            Basis.TENDER,
            false,
            List.of(
                new Tier(OptionalLong.of(5_000), 200),
                new Tier(OptionalLong.of(100_000), 150),
                new Tier(OptionalLong.empty(), 100)),
            0);
    assertEquals(Highveld.rand(earned), tiers.of(Highveld.rand(tender), LINES));
  }

  @Test
  void tiersThatDoNotAscendOrHaveNoEndAreRefused() {
    Tier open = new Tier(OptionalLong.empty(), 100);
    Tier ten = new Tier(OptionalLong.of(10), 100);
    Tier five = new Tier(OptionalLong.of(5), 100);
    for (List<Tier> wrong :
        List.of(
            List.<Tier>of(),
            List.of(ten),
            List.of(open, open),
            List.of(ten, five, open),
            List.of(new Tier(OptionalLong.empty(), 10_001)))) {
      assertThrows(
          IllegalArgumentException.class, () -> new Commission(Basis.TENDER, true, wrong, 0));
    }
  }

  /** Ten thousand seeded sales: the accounts always sum to zero, at source and monthly. */
  @Test
  void everySalesPostingSumsToZero() {
    long seed = 20261124;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 10_000; i++) {
      long energy = random.nextLong(1, 1_000_000);
      long charge = random.nextLong(0, 10_000);
      List<Line> lines =
          List.of(
              line(LineKind.ENERGY, energy, energy * 15 / 100),
              line(LineKind.FIXED_CHARGE, charge, random.nextLong(0, 1_500)),
              line(LineKind.ROUNDING, random.nextLong(-5, 6), 0));
      Money tender =
          lines.stream().map(l -> l.net().plus(l.tax())).reduce(Money::plus).orElseThrow();
      boolean atSource = random.nextBoolean();
      Commission commission = flat(Basis.values()[i % 2], random.nextInt(0, 1_000), i % 50);
      Settlement settlement = new Settlement(commission.of(tender, lines), atSource, false);
      List<Posting.Entry> entries = Posting.of(tender, lines, settlement);
      long sum = entries.stream().mapToLong(entry -> entry.amount().minor()).sum();
      assertEquals(0, sum, "seed " + seed + " sale " + i);
      assertTrue(entries.stream().anyMatch(entry -> entry.account().equals(Posting.FLOAT)));
    }
  }

  @Test
  void aPostingNamesFloatTaxCommissionAndSales() {
    Settlement monthly = new Settlement(Highveld.rand(150), false, false);
    assertEquals(
        List.of(
            new Posting.Entry("float", Highveld.rand(-10_000)),
            new Posting.Entry("commission", Highveld.rand(-150)),
            new Posting.Entry("commission-payable", Highveld.rand(150)),
            new Posting.Entry("sales:energy", Highveld.rand(7_000)),
            new Posting.Entry("sales:fixed-charge", Highveld.rand(1_695)),
            new Posting.Entry("tax", Highveld.rand(1_305))),
        Posting.of(Highveld.rand(10_000), LINES, monthly));
    Settlement atSource = new Settlement(Highveld.rand(150), true, false);
    assertEquals(
        new Posting.Entry("float", Highveld.rand(-9_850)),
        Posting.of(Highveld.rand(10_000), LINES, atSource).getFirst());
  }

  @Test
  void partsThatDoNotAddUpAreNoPosting() {
    Settlement settlement = new Settlement(Highveld.rand(0), true, false);
    assertThrows(
        IllegalStateException.class, () -> Posting.of(Highveld.rand(10_001), LINES, settlement));
  }
}
